// `npm start`: install and build when needed, then hand over to the server under Node 24.
// Plain JavaScript on purpose: the machine's own Node (>= 20.19) runs it before anything is installed.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, install, modernNode, root, stopPreparing } from './prepare.mjs';

/** @type {import('node:child_process').ChildProcess | undefined} */
let server;
let stops = 0;
function stop() {
  stops += 1;
  stopPreparing();
  if (server === undefined) process.exit(1);
  server.kill(stops > 2 ? 'SIGKILL' : 'SIGTERM');
}
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop);

// npm killed with -9 cannot tell us; its children would live on. Follow the chain up to npm and stop when it breaks.
if (process.env['npm_lifecycle_event'] !== undefined && process.platform === 'linux') {
  const chain = ancestorsUpToNpm();
  setInterval(() => {
    if (chain.some(([pid, parent]) => parentOf(pid) !== parent)) stop();
  }, 500).unref();
}

try {
  await install();
  await build();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

// The server holds the other end of fd 3: when this process dies in whatever way, the pipe closes and it stops.
server = spawn(
  modernNode(),
  ['--disable-warning=ExperimentalWarning', join(root, 'server', 'main.ts'), ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
    detached: process.platform !== 'win32',
    env: { ...process.env, OVO_LIFELINE: '3' },
  },
);
server.on('error', (error) => {
  process.stderr.write(`The server could not be started: ${error.message}\n`);
  process.exit(1);
});
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

/** @param {number} pid @returns {number | undefined} */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

/** Pairs [process, its parent] from us up to npm; the shell above npm may go away (nohup) and is not watched. */
function ancestorsUpToNpm() {
  /** @type {[number, number][]} */
  const chain = [];
  let pid = process.pid;
  for (let depth = 0; depth < 4; depth += 1) {
    const parent = parentOf(pid);
    if (parent === undefined || parent <= 1) break;
    chain.push([pid, parent]);
    let command = '';
    try {
      command = readFileSync(`/proc/${parent}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      break;
    }
    if (/(^|[\s/])npm(-cli\.js)?(\s|$)/.test(command)) break;
    pid = parent;
  }
  return chain;
}
