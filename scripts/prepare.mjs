// Plain JavaScript on purpose: this file runs on the machine's own Node (>= 20.19) before anything is installed.
// It installs the locked dependencies and builds the pages, each only when what it depends on has changed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const installStamp = join(root, 'node_modules', '.installed-from');
const buildStamp = join(root, 'build', '.built-from');

/** Node 24 from the registry where it exists for this platform, else the Node that runs us. */
export function modernNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const local = join(root, 'node_modules', '.bin', name);
  if (existsSync(local)) return local;
  const [major] = process.versions.node.split('.').map(Number);
  if (major !== undefined && major >= 24) return process.execPath;
  throw new Error(
    `This platform (${process.platform}-${process.arch}) needs Node 24 or newer installed; found ${process.version}.`,
  );
}

/** @param {string[]} paths */
function digestOf(paths) {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).toSorted()) add(join(path, name));
      return;
    }
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  };
  for (const path of paths) add(join(root, path));
  return hash.digest('hex');
}

/** @param {string} stamp @param {string} digest */
function isFresh(stamp, digest) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;
}

/** @type {import('node:child_process').ChildProcess | undefined} */
let running;

/** Ends the installation or build under way, with everything it started. */
export function stopPreparing() {
  // The end of the pipe tells the watcher, which kills the whole group.
  /** @type {import('node:stream').Writable | undefined} */ (running?.stdio[3])?.destroy();
}

/**
 * Runs a step in a process group of its own. A watcher in the group waits on a pipe whose other end only we hold:
 * when we die, in whatever way, the pipe closes and the group goes too.
 * @param {string} label @param {string} command @param {string[]} args @returns {Promise<void>}
 */
function run(label, command, args) {
  const started = Date.now();
  process.stdout.write(`${label} …`);
  const isWindows = process.platform === 'win32';
  const watched = '( read word <&3; kill -9 0 ) >/dev/null 2>&1 & exec 3<&-; exec "$@"';
  const child = isWindows
    ? spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe', 'pipe'], shell: true })
    : spawn('/bin/sh', ['-c', watched, 'sh', command, ...args], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
        detached: true,
      });
  running = child;
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += String(chunk)));
  child.stdio[3]?.on('error', () => {});
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      running = undefined;
      /** @type {import('node:stream').Writable} */ (child.stdio[3]).destroy();
      if (code === 0) {
        process.stdout.write(` ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
        done();
        return;
      }
      process.stdout.write('\n');
      fail(new Error(`${said.trim()}\n${label}: failed (${signal ?? `exit ${code}`}).`));
    });
  });
}

/** Installs exactly what package-lock.json names, unless that is what is there already. */
export async function install() {
  const digest = digestOf(['package-lock.json', '.npmrc']);
  if (isFresh(installStamp, digest)) return;
  rmSync(installStamp, { force: true });
  // Some dependencies ask for a newer Node than the machine's; they run under the Node that this installs.
  await run('Installing dependencies', process.env['npm_execpath'] ? process.execPath : 'npm', [
    ...(process.env['npm_execpath'] ? [process.env['npm_execpath']] : []),
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  writeFileSync(installStamp, digest);
}

/** Builds the pages into build/, unless the sources are the ones it was built from. */
export async function build() {
  const digest = digestOf(['src', 'static', 'package-lock.json', 'vite.config.ts', 'tsconfig.json']);
  if (isFresh(buildStamp, digest)) return;
  rmSync(buildStamp, { force: true });
  await run('Building', modernNode(), [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build']);
  mkdirSync(dirname(buildStamp), { recursive: true });
  writeFileSync(buildStamp, digest);
}
