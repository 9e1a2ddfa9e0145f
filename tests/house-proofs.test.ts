/** What decisions 0002, 0003 and 0004 rest on: a job lives and dies with its act, identity stays in the regency, and every tool finds `#…`. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { CompiledQuery } from 'kysely';
import { PgBoss } from 'pg-boss';
import ts from 'typescript';
import { createServer } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTicket } from '#domain/tickets/ticket.commands.server.ts';
import { openPool, type Trx } from '#platform/db/database.server.ts';
import { openWorld, topic, type World } from '#tests/world.ts';

let world: World;
let pool: ReturnType<typeof openPool>;
let boss: PgBoss;
beforeAll(async () => {
  world = await openWorld();
  pool = openPool(world.connection, 2);
  boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: 'pgboss',
    supervise: false,
    schedule: false,
  });
  await boss.start();
  await boss.createQueue('act');
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await pool.end();
  await world.close();
});

/** Opens a ticket that sends a job in its transaction; `fails` breaks the act after the job was sent. */
const openWithJob = (fails: boolean) =>
  openTicket(
    world.regency,
    { kind: 'anonymous' },
    {
      channel: 'online',
      kind: 'problem',
      topicId: topic('spp-irt'),
      nagariCode: '13.10.04.2001',
      words: 'Mesin pengiris kami rusak.',
      applicant: { kind: 'person', name: 'Bu Murni', phone: '081034567890' },
      hidesName: false,
      wantsVisit: false,
    },
    async (trx: Trx, _, actId) => {
      const executeSql = async (text: string, values: unknown[] = []) => {
        const { rows } = await trx.executeQuery(CompiledQuery.raw(text, values));
        return { rows: [...rows] };
      };
      expect(await boss.send('act', { actId }, { db: { executeSql } })).not.toBeNull();
      if (fails) throw new Error('the act fails after its job was sent');
    },
  );
const countOf = async (table: string) =>
  Number((await pool.query(`select count(*) as n from ${table}`)).rows[0]?.n);

it('tugas yang dikirim di dalam langkah batal bersama langkahnya, dan jadi bersamanya', async () => {
  await expect(openWithJob(true)).rejects.toThrow('after its job');
  expect([await countOf('k1310.tickets'), await countOf('pgboss.job')]).toEqual([0, 0]);
  await openWithJob(false);
  expect([await countOf('k1310.tickets'), await countOf('pgboss.job')]).toEqual([1, 1]);
});

it('Better Auth menyimpan semuanya di skema kabupaten, tidak satu pun di public', async () => {
  const { rows } = await pool.query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema in ('public', 'k1310')
     and (table_schema = 'public' or table_name like 'auth\\_%') order by 2`,
  );
  expect(rows.map((row) => `${row.schema}.${row.name}`)).toEqual([
    'k1310.auth_accounts',
    'k1310.auth_sessions',
    'k1310.auth_two_factors',
    'k1310.auth_users',
    'k1310.auth_verifications',
  ]);
});

const root = resolve(import.meta.dirname, '..');
/** Of each alias in `package.json` one file that is there: what is imported, and where it lies. */
const aliases = Object.entries<string>(
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).imports,
).map(([alias, place]) => {
  const file = globSync(place.replace('./', '').replace('*', '**/*.ts'), { cwd: root }).toSorted()[0] ?? '';
  return { asked: alias.replace('*', relative(place.replace('/*', ''), file)), file };
});
/** A module of ours that stands where scripts and tests stand. */
const importer = join(root, 'tests', 'world.ts');

it('setiap alias #… ditemukan sama oleh Node, Vite, TypeScript dan grafik impor', async () => {
  expect(aliases.length).toBeGreaterThan(5);
  const wanted = aliases.map(({ file }) => file);

  const asked = JSON.stringify(aliases.map((one) => one.asked));
  const node = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `console.log(JSON.stringify(${asked}.map((one) => import.meta.resolve(one))))`,
    ],
    { cwd: root, encoding: 'utf8' },
  );
  const byNode = (JSON.parse(node.stdout) as string[]).map((url) => relative(root, new URL(url).pathname));
  expect(byNode).toEqual(wanted);

  const vite = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  const byVite = await Promise.all(
    aliases.map(
      async (one) => (await vite.environments.ssr.pluginContainer.resolveId(one.asked, importer))?.id,
    ),
  );
  await vite.close();
  expect(byVite.map((id) => relative(root, id ?? ''))).toEqual(wanted);

  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const byTypeScript = aliases.map(
    (one) => ts.resolveModuleName(one.asked, importer, options, ts.sys).resolvedModule?.resolvedFileName,
  );
  expect(byTypeScript.map((name) => relative(root, name ?? ''))).toEqual(wanted);

  const { output } = await cruise(['tests/house-proofs.test.ts', 'tests/world.ts', 'tests/browser.ts'], {
    baseDir: root,
    doNotFollow: { path: '.*' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  });
  if (typeof output === 'string') throw new Error(output);
  const hashed = output.modules
    .flatMap((one) => one.dependencies)
    .filter((one) => one.module.startsWith('#'));
  expect(hashed.length).toBeGreaterThan(5);
  expect(hashed.filter((one) => one.couldNotResolve)).toEqual([]);
});
