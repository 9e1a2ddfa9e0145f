/**
 * `npm run check:start`: `npm start` of a checkout that only its owner may look into, as root and as an ordinary user;
 * wrong settings are refused with one sentence. Needs root, because it makes that user; elsewhere it says so and passes.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryDataFolder } from '../server/data-folder.ts';

const root = join(import.meta.dirname, '..');
const PORT = '3198';
const USER = 'ovo-check';
const PATIENCE_MS = 60_000;
/** What is wrong, and the settings that say it. */
const WRONG: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a port that is none': { PORT: 'tujuh' },
  'a short key': { SECRET_KEY: 'pendek' },
  'an address that is none': { PUBLIC_URL: 'ovoprima' },
  'an unknown regency': { REGENCY: '99.99' },
  'a database that is none': { DATABASE_URL: 'mysql://localhost/ovo' },
  'a password without an e-mail': { ADMIN_PASSWORD: 'sandi-yang-panjang-1' },
};

interface Who {
  readonly label: string;
  readonly uid: number;
  readonly gid: number;
}

if (process.getuid?.() !== 0 || !existsSync('/usr/sbin/useradd')) {
  process.stdout.write('check:start needs root and useradd to try other users; nothing was tried.\n');
  process.exit(0);
}
let server: ChildProcess | undefined;
process.on('exit', () => server?.kill('SIGKILL'));
const folder = temporaryDataFolder('ovo-start');
chmodSync(folder, 0o755);
const hadUser = spawnSync('id', [USER]).status === 0;
try {
  await startIn(join(folder, 'root'), { label: 'root', uid: 0, gid: 0 });
  if (!hadUser) spawnSync('useradd', ['--no-create-home', '--shell', '/bin/false', USER]);
  const idOf = (flag: string) => Number(spawnSync('id', [flag, USER], { encoding: 'utf8' }).stdout.trim());
  await startIn(join(folder, 'user'), { label: 'an ordinary user', uid: idOf('-u'), gid: idOf('-g') });
} finally {
  rmSync(folder, { recursive: true, force: true });
  if (!hadUser) spawnSync('userdel', [USER]);
}

/** A checkout of its own in a home with mode 0700, with what is installed and built already. */
async function startIn(home: string, who: Who): Promise<void> {
  const checkout = join(home, 'ovo-prima');
  const tracked = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  }).stdout.split('\0');
  for (const file of [...tracked.filter((name) => name !== ''), 'build'])
    if (existsSync(join(root, file))) cpSync(join(root, file), join(checkout, file), { recursive: true });
  // Far too much to read and write again: root may share the files, whoever is to own them gets a copy.
  spawnSync('cp', [who.uid === 0 ? '-al' : '-a', join(root, 'node_modules'), join(checkout, 'node_modules')]);
  if (who.uid !== 0) spawnSync('chown', ['-R', `${who.uid}:${who.gid}`, home]);
  chownSync(home, who.uid, who.gid);
  chmodSync(home, 0o700);
  // Who asks makes no difference to a sentence.
  if (who.uid === 0) for (const [what, env] of Object.entries(WRONG)) refused(checkout, who, what, env);
  const first = await started(checkout, who);
  const second = await started(checkout, who);
  process.stdout.write(
    `${who.label}, in a home of mode 0700: started in ${first.toFixed(1)} s, again in ${second.toFixed(1)} s\n`,
  );
  if (who.uid === 0)
    process.stdout.write(`${Object.keys(WRONG).length} wrong settings refused with a sentence each\n`);
}

function environment(checkout: string, more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: dirname(checkout), PORT, ...more };
}

/** One line, no stack. */
function refused(checkout: string, who: Who, what: string, wrong: Readonly<Record<string, string>>): void {
  const { status, stderr } = spawnSync('npm', ['start', '--silent'], {
    cwd: checkout,
    env: environment(checkout, wrong),
    encoding: 'utf8',
    uid: who.uid,
    gid: who.gid,
  });
  const lines = stderr.trim().split('\n');
  if (status === 0 || lines.length !== 1 || lines[0] === '' || / at .*:\d+/.test(stderr))
    throw new Error(`${who.label}: ${what} was not refused with a sentence:\n${stderr}`);
}

/** Starts, asks whether it is ready, stops, and looks that nothing stayed. @returns seconds until ready */
async function started(checkout: string, who: Who): Promise<number> {
  const began = performance.now();
  const child = spawn('npm', ['start', '--silent'], {
    cwd: checkout,
    env: environment(checkout),
    stdio: ['ignore', 'pipe', 'pipe'],
    uid: who.uid,
    gid: who.gid,
  });
  server = child;
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  for (const until = Date.now() + PATIENCE_MS; ; await sleep(25)) {
    const answer = await fetch(`http://127.0.0.1:${PORT}/readyz`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.status === 200) break;
    if (child.exitCode !== null || Date.now() > until)
      throw new Error(`${who.label}: did not start:\n${said}`);
  }
  const seconds = (performance.now() - began) / 1000;
  child.kill('SIGTERM');
  for (
    const until = Date.now() + PATIENCE_MS;
    child.exitCode === null && child.signalCode === null;
    await sleep(25)
  )
    if (Date.now() > until) throw new Error(`${who.label}: did not stop:\n${said}`);
  for (const until = Date.now() + PATIENCE_MS; ; await sleep(50)) {
    const left = processesOf(checkout);
    if (left.length === 0) break;
    if (Date.now() > until) throw new Error(`${who.label}: left behind: ${left.join(', ')}`);
  }
  server = undefined;
  return seconds;
}

/** Processes that run from this checkout or on its data. */
function processesOf(checkout: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return line.includes(checkout) ? [`${pid} ${line.slice(0, 120)}`] : [];
      } catch {
        return [];
      }
    });
}
