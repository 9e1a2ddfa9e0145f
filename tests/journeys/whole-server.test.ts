/**
 * The whole process, as `npm start` runs it, with the built-in database and with a server of one's own: what was told
 * is there after a stop, a kill and a move, and nothing stays behind.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addHoliday } from '#domain/offices/calendar.commands.server.ts';
import { readConfig } from '#platform/config.server.ts';
import { openDatabase, openPool } from '#platform/db/database.server.ts';
import { checksums } from '../../server/backup.ts';
import { embeddedConnection, startPostgres, type EmbeddedPostgres } from '../../server/postgres.ts';
import { regencyOf } from '../../server/runtime.ts';
import { referenceId } from '../../db/seed/reference.server.ts';

const root = join(import.meta.dirname, '..', '..');
const KEY = 'a-secret-for-tests-only-0123456789abcdef';
const ADMIN = { ADMIN_EMAIL: 'kepala.tu@contoh.id', ADMIN_PASSWORD: 'sandi-yang-panjang-1' };
/** A byte for byte known picture: what comes back is re-encoded, so only that it comes back is asked. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

type Env = Readonly<Record<string, string>>;

let folder: string;
let ownServer: EmbeddedPostgres;
let ownPort: number;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ovo-whole-'));
  // As root, PostgreSQL runs under another user, who must be able to walk in.
  chmodSync(folder, 0o755);
  ownPort = await freePort();
  const home = join(folder, 'own-server');
  mkdirSync(home);
  ownServer = await startPostgres(home, () => {}, {
    listen_addresses: '127.0.0.1',
    port: String(ownPort),
  });
  const pool = openPool(ownServer.connection, 1);
  await pool.query(`create role ovo login password 'rahasia'`);
  for (const name of ['lives', 'moved', 'moved_back']) await pool.query(`create database ${name} owner ovo`);
  writeFileSync(
    join(home, 'postgres', 'pg_hba.conf'),
    'local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n',
  );
  await pool.query('select pg_reload_conf()');
  await pool.end();
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await ownServer.stop();
  rmSync(folder, { recursive: true, force: true });
});

const onServer = (database: string): Env => ({
  DATABASE_URL: `postgres://ovo:rahasia@127.0.0.1:${ownPort}/${database}`,
  DATA_DIR: join(folder, `files-of-${database}`),
});
const embedded = (name: string): Env => ({ DATA_DIR: join(folder, name) });

interface Running {
  readonly url: string;
  readonly said: () => string;
  readonly child: ChildProcess;
  stop(): Promise<number | null>;
}

async function start(place: Env, more: Env = {}): Promise<Running> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, 'server/main.ts')], {
    cwd: root,
    env: { PATH: process.env['PATH'], SECRET_KEY: KEY, PORT: String(port), ...place, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(said);
    if ((await fetch(`${url}/readyz`).catch(() => undefined))?.status === 200 && said.includes(url)) break;
    await sleep(50);
  }
  return {
    url,
    child,
    said: () => said,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      running.delete(child);
      return child.exitCode;
    },
  };
}

/** A ticket by the form of /lapor, as a browser without scripts sends it; gives its code. */
async function report(url: string, name: string, withPhoto = false): Promise<string> {
  const form = new FormData();
  const fields = {
    formId: Buffer.from(`${name}-0123456789abcdef`).toString('base64url').slice(0, 22),
    kind: 'problem',
    topicId: referenceId('topic', 'spp-irt'),
    nagariCode: '13.10.04.2001',
    words: 'Nomor P-IRT keripik tempe kami hampir habis.',
    applicantKind: 'person',
    name,
    phone: '081034567890',
    website: '',
  };
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  if (withPhoto) form.set('files', new File([PNG], 'label.png', { type: 'image/png' }));
  const answer = await fetch(`${url}/lapor`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { origin: url, accept: 'text/html' },
  });
  const code = /\/lacak\/(OVP-[^?]+)/.exec(answer.headers.get('location') ?? '')?.[1];
  expect({ status: answer.status, hasCode: code !== undefined }).toEqual({ status: 303, hasCode: true });
  return code ?? '';
}

const statusOf = async (url: string, code: string) => (await fetch(`${url}/lacak/${code}`)).text();

/** A script of ours in the place; gives its exit code and everything it said. */
function script(name: string, place: Env, ...args: string[]) {
  const done = spawnSync(process.execPath, [join(root, 'scripts', name), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], SECRET_KEY: KEY, ...place },
  });
  return { code: done.status, said: `${done.stdout}${done.stderr}` };
}

/** A pool on the database of the place, which must be running. */
async function poolOf(place: Env) {
  const connection = place['DATABASE_URL'] ?? (await embeddedConnection(place['DATA_DIR'] ?? ''));
  if (connection === undefined) throw new Error('the database rests');
  return openPool(connection, 1);
}

describe.each([
  ['bawaan', () => embedded('lives')],
  ['server sendiri (DATABASE_URL)', () => onServer('lives')],
])('dengan basis data %s', (_, placeOf) => {
  it('tiket yang dikirim ada lagi setelah berhenti dan mulai', async () => {
    const place = placeOf();
    const first = await start(place, ADMIN);
    expect(first.said()).not.toContain('First administrator');
    const code = await report(first.url, 'Bu Murni', true);
    expect(await first.stop()).toBe(0);
    const second = await start(place);
    expect(second.said()).not.toContain('First administrator');
    expect(await statusOf(second.url, code)).toContain(code);
    expect(await second.stop()).toBe(0);
  });

  it('kalender yang berubah dihitung sendiri, juga setelah mulai lagi', async () => {
    const place = placeOf();
    const first = await start(place);
    const code = await report(first.url, 'Pak Jufri');
    const pool = await poolOf(place);
    const db = openDatabase(pool, 'k1310');
    const ticket = () =>
      db
        .selectFrom('tickets')
        .select(['dueAt', 'receivedAt'])
        .where('code', '=', code)
        .executeTakeFirstOrThrow();
    const before = await ticket();
    // Killed at once: the wish to compute anew is a row, not a thought of the process.
    const config = readConfig({ ...place, SECRET_KEY: KEY }, root);
    const admin = await db.selectFrom('people').select('id').executeTakeFirstOrThrow();
    const duties = [{ duty: 'administrator' as const, officeId: null, areaCode: null, substituteFor: null }];
    first.child.kill('SIGSTOP');
    const day = before.dueAt.toISOString().slice(0, 10);
    await addHoliday(
      regencyOf(config, db, KEY, false),
      { kind: 'staff', personId: admin.id, duties },
      referenceId('calendar', 'default'),
      { day, kind: 'joint_leave', name: 'Cuti bersama', decree: 'SKB baru' },
      true,
    );
    await pool.end();
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    running.delete(first.child);
    const second = await start(place);
    const again = await poolOf(place);
    try {
      await expect
        .poll(
          async () =>
            (
              await openDatabase(again, 'k1310')
                .selectFrom('tickets')
                .select('dueAt')
                .where('code', '=', code)
                .executeTakeFirstOrThrow()
            ).dueAt.getTime(),
          { timeout: 20_000, interval: 200 },
        )
        .toBeGreaterThan(before.dueAt.getTime());
    } finally {
      await again.end();
      await second.stop();
    }
  });
});

it('dua server tidak berbagi satu folder, dan port yang dipakai disebut', async () => {
  const place = embedded('shared');
  const first = await start(place);
  const { port } = new URL(first.url);
  await expect(start(place)).rejects.toThrow(/^DATA_DIR: another server is running in .*\n$/);
  await expect(start(embedded('other'), { PORT: port })).rejects.toThrow(`Port ${port} is taken.`);
  const postgres = await poolOf(place);
  await postgres.end();
  first.child.kill('SIGKILL');
  // Nobody told PostgreSQL; it notices by itself.
  await expect.poll(() => embeddedConnection(place['DATA_DIR'] ?? ''), { timeout: 10_000 }).toBeUndefined();
  running.delete(first.child);
});

it('server yang tidak ada, sandi yang salah dan basis data yang tidak ada disebut dengan satu kalimat', async () => {
  const reach = (url: string) => start({ DATABASE_URL: url, DATA_DIR: join(folder, 'none') });
  await expect(reach('postgres://ovo:rahasia@127.0.0.1:1/x')).rejects.toThrow(
    /^DATABASE_URL: no PostgreSQL answers at 127\.0\.0\.1:1\.\n$/,
  );
  await expect(reach(`postgres://ovo:salah@127.0.0.1:${ownPort}/lives`)).rejects.toThrow(
    /^DATABASE_URL: 127\.0\.0\.1:\d+ does not let ovo in\.\n$/,
  );
  await expect(reach(`postgres://ovo:rahasia@127.0.0.1:${ownPort}/tidak_ada`)).rejects.toThrow(
    /^DATABASE_URL: 127\.0\.0\.1:\d+ has no database tidak_ada; make it first\.\n$/,
  );
});

it('cadangan dibuat selagi berjalan dan pindah: bawaan ke bawaan, bawaan ke server, server ke bawaan', async () => {
  const from = embedded('source');
  const live = await start(from, ADMIN);
  const code = await report(live.url, 'Bu Lastri', true);
  const file = join(folder, 'cadangan-1');
  const made = script('backup.ts', from, file);
  expect(made).toMatchObject({ code: 0, said: expect.stringContaining('and 1 files') as string });
  expect(made.said).toContain('key is not in it');
  expect(script('restore.ts', from, file)).toEqual({
    code: 1,
    said: expect.stringMatching(/running in this place|not empty/) as string,
  });
  await live.stop();
  expect(script('restore.ts', from, file)).toEqual({
    code: 1,
    said: expect.stringContaining('not empty') as string,
  });
  const moved = embedded('moved-while-running');
  expect(script('restore.ts', moved, file)).toMatchObject({ code: 0 });
  const there = await start(moved);
  expect(await statusOf(there.url, code)).toContain(code);
  await there.stop();

  // A server that runs writes by itself; table for table is compared while they rest.
  const before = await restingSums(from);
  const still = join(folder, 'cadangan-2');
  expect(script('backup.ts', from, still)).toMatchObject({ code: 0 });
  const foreign = join(folder, 'bukan-cadangan');
  writeFileSync(foreign, 'PK\u0003\u0004 sesuatu yang lain');
  for (const place of [embedded('moved-near'), onServer('moved')]) {
    expect(script('restore.ts', place, foreign)).toEqual({
      code: 1,
      said: expect.stringContaining('is not a backup of OVO Prima') as string,
    });
    expect(script('restore.ts', place, still)).toMatchObject({ code: 0 });
    expect(await restingSums(place)).toEqual(before);
  }
  const back = join(folder, 'cadangan-3');
  const home = embedded('moved-home');
  expect(script('backup.ts', onServer('moved'), back)).toMatchObject({ code: 0 });
  expect(script('restore.ts', home, back)).toMatchObject({ code: 0 });
  expect(await restingSums(home)).toEqual(before);
  const again = await start(home);
  expect(await statusOf(again.url, code)).toContain(code);
  await again.stop();
});

/** The checksum of every table of a place whose server does not run. */
async function restingSums(place: Env): Promise<Record<string, string>> {
  const own = place['DATABASE_URL'] === undefined;
  const postgres = own ? await startPostgres(place['DATA_DIR'] ?? '', () => {}) : undefined;
  const pool = await poolOf(place);
  const sums = await checksums(pool, 'k1310');
  await pool.end();
  await postgres?.stop();
  return sums;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const address = probe.address();
  await new Promise<void>((done) => probe.close(() => done()));
  return typeof address === 'object' && address ? address.port : 0;
}
