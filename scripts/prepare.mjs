// Plain JavaScript on purpose: this file runs on the machine's own Node (>= 20.19) before anything is installed.
// It installs the locked dependencies and builds the pages, each only when what it depends on has changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
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

/** @param {string} label @param {string} command @param {string[]} args */
function run(label, command, args) {
  const started = Date.now();
  process.stdout.write(`${label} …`);
  const result = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status !== 0) {
    process.stdout.write('\n');
    process.stderr.write(`${result.stdout ?? ''}\n${result.stderr ?? ''}\n`);
    throw new Error(`${label}: failed (${result.error?.message ?? `exit ${result.status}`})`);
  }
  process.stdout.write(` ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

/** Installs exactly what package-lock.json names, unless that is what is there already. */
export function install() {
  const digest = digestOf(['package-lock.json', '.npmrc']);
  if (isFresh(installStamp, digest)) return;
  // Some dependencies ask for a newer Node than the machine's; they run under the Node that this installs.
  run('Installing dependencies', process.env['npm_execpath'] ? process.execPath : 'npm', [
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
export function build() {
  const digest = digestOf(['src', 'static', 'package-lock.json', 'vite.config.ts', 'tsconfig.json']);
  if (isFresh(buildStamp, digest)) return;
  run('Building', modernNode(), [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build']);
  mkdirSync(dirname(buildStamp), { recursive: true });
  writeFileSync(buildStamp, digest);
}
