/** `npm start` ends here, under Node 24: settings, database, migrations, reference data, pages, and a clean stop. */
import { randomBytes } from 'node:crypto';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { knownFiles } from '#domain/stored-files.server.ts';
import { readConfig, type Config } from '#platform/config.server.ts';
import { openDatabase, openPool } from '#platform/db/database.server.ts';
import { migrate } from '#platform/db/migrate.server.ts';
import { filesFolder, sweepFiles } from '#platform/files/store.server.ts';
import { openIdentity, type Identity } from '#platform/identity/identity.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { setRuntime } from '#platform/runtime.server.ts';
import type pg from 'pg';
import { CAST } from '../db/seed/demo/cast.ts';
import { discardHalfDemo, holdsDemo, seedDemo } from '../db/seed/demo/demo.server.ts';
import { requireAreas, seedReference } from '../db/seed/reference.server.ts';
import { firstAdministrator } from './administrator.ts';
import { listen } from './http.ts';
import { openDataFolder } from './data-folder.ts';
import { secretKey } from './key.ts';
import { openLog } from './log.ts';
import { startPostgres } from './postgres.ts';
import { reachServer } from './reach.ts';
import { regencyOf } from './runtime.ts';
import { listenSentence } from './sentences.ts';
import { startChores } from './worker.ts';

const root = join(import.meta.dirname, '..');
const wantsDemo = process.argv.includes('--demo');
const tell = (line: string) => process.stdout.write(`${line}\n`);

let config: Config;
try {
  config = readConfig(process.env, root);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(2);
}

const stopping: (() => Promise<unknown>)[] = [];
let isStopping = false;
async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  for (const step of stopping.toReversed())
    await step().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
// The bootstrap holds the other end of fd 3; end of file means that it died, in whatever way.
// A socket, not a file stream: a blocked file read would keep the process from exiting.
if (process.env['OVO_LIFELINE'] === '3') {
  const lifeline = new Socket({ fd: 3 });
  lifeline.on('close', () => void stop(0)).on('error', () => {});
  lifeline.resume().unref();
}

try {
  const started = Date.now();
  requireAreas(join(root, 'db/seed'), config.regency);
  openDataFolder(config.dataDir);
  const key = secretKey(config.secretKey, config.dataDir);
  let pool: pg.Pool;
  if (config.databaseUrl === undefined) {
    const postgres = await startPostgres(config.dataDir, tell);
    stopping.push(() => postgres.stop());
    void postgres.gone.then(() => {
      if (!isStopping) process.stderr.write('PostgreSQL stopped by itself; stopping too.\n');
      return stop(1);
    });
    pool = openPool(postgres.connection, 16);
  } else pool = await reachServer(config.databaseUrl, 16);
  stopping.push(() => pool.end());
  await discardHalfDemo(pool, config.schema);
  for (const name of await migrate(pool, config.schema, join(root, 'db/migrations')))
    tell(`Migrated: ${name}`);
  const db = openDatabase(pool, config.schema);
  if (await seedReference(db, join(root, 'db/seed'), config.regency)) tell('Loaded the reference data');
  const isDemo = wantsDemo || (await holdsDemo({ db }));
  const regency = regencyOf(config, db, key, isDemo);
  const identity = openIdentity(db, key, config.publicUrl);
  const log = openLog(join(config.dataDir, 'server.log'));
  setRuntime({ config, regency, identity, log });
  if (wantsDemo) await loadDemo(regency, identity);
  const invitation = await firstAdministrator(regency, identity, config.admin);
  const close = await listen(config).catch((error: unknown) => {
    throw new Error(listenSentence(error, config), { cause: error });
  });
  stopping.push(close);
  stopping.push(startChores(config, regency, log));
  tell(`OVO Prima: ${config.publicUrl} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  const yesterday = new Date(started - 86_400_000);
  const known = (ids: readonly string[]) => knownFiles(regency, ids);
  void sweepFiles(filesFolder(config.dataDir), yesterday, known).catch((error) =>
    log.error({ err: error }, 'sweep of files'),
  );
  if (invitation !== undefined) tell(`First administrator: open ${invitation} once, within 24 hours.`);
} catch (error) {
  // A stop asked for while starting breaks what is under way; that is no fault.
  if (!isStopping) process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  await stop(1);
}

/** Loads the demonstration once and prints how to sign in; the password can be given as DEMO_PASSWORD. */
async function loadDemo(regency: Regency, identity: Identity): Promise<void> {
  const password = config.demoPassword ?? randomBytes(9).toString('base64url');
  const began = Date.now();
  if (!(await seedDemo(regency, identity, { password, tell, files: filesFolder(config.dataDir) }))) {
    tell('The demonstration is there already; its password is the one of its first start.');
    return;
  }
  tell(`Loaded the demonstration (${((Date.now() - began) / 1000).toFixed(1)} s). Password: ${password}`);
  tell(
    `Accounts: ${Object.values(CAST)
      .map((who) => who.email)
      .join(', ')}`,
  );
}
