/** The machine measured on, and what processes of a tree take of it. Linux only, where `/proc` tells. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');
const TICKS_PER_SECOND = 100;
const PATIENCE_MS = 180_000;

/** "2 cores, 24 GiB", and how busy it was before we came. */
export function machineName(): string {
  const load = existsSync('/proc/loadavg') ? readFileSync('/proc/loadavg', 'utf8').split(' ')[0] : '?';
  const gib = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} cores, ${gib} GiB, Node ${process.versions.node}, load ${load} at the start`;
}

/** Whether processes can be held on one core each. */
export const canPin = existsSync('/usr/bin/taskset') && availableParallelism() > 1;

/** The command that runs a script under our Node, on one core if that can be done. */
export function nodeOn(core: number | undefined, ...script: string[]): [string, string[]] {
  const node = [process.execPath, ...script];
  return core !== undefined && canPin
    ? ['taskset', ['-c', String(core), ...node]]
    : [process.execPath, node.slice(1)];
}

/** A process and everything below it. */
function treeOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended while we looked.
    }
  }
  const tree = [pid];
  for (const one of tree) for (const [child, parent] of parents) if (parent === one) tree.push(child);
  return tree;
}

/** Megabytes of a tree, shared pages counted once (PSS). */
export function megabytesOf(pid: number): number {
  let kilobytes = 0;
  for (const one of treeOf(pid)) {
    try {
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      // It ended, or belongs to somebody else.
    }
  }
  return kilobytes / 1024;
}

/** Seconds of processor time a process has used. */
export function processorSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Puts what the machine remembers of files out of its memory, as after a night. @returns false where only root may */
export function forgetFiles(): boolean {
  try {
    writeFileSync('/proc/sys/vm/drop_caches', '3');
    return true;
  } catch {
    return false;
  }
}

/** Seconds of processor time of a tree that still runs: on a busy machine they tell more than the clock. */
export function secondsUsedBy(pid: number): number {
  return treeOf(pid).reduce((sum, one) => {
    try {
      return sum + processorSeconds(one);
    } catch {
      // It ended while we looked.
      return sum;
    }
  }, 0);
}

export interface Running {
  readonly url: string;
  readonly pid: number;
  readonly process: ChildProcess;
  /** Seconds from the start until it said that it was ready. */
  readonly startedIn: number;
  stop(): Promise<void>;
}

/** Starts the real server on a data folder and waits until the database answers through it. */
export async function startServer(
  port: number,
  dataDir: string,
  key: string,
  core?: number,
): Promise<Running> {
  const began = performance.now();
  const [command, args] = nodeOn(core, join(root, 'server/main.ts'));
  const child = spawn(command, args, {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, SECRET_KEY: key, DATABASE_URL: '' },
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = () =>
    new Promise<void>((done) => {
      if (child.exitCode !== null || child.signalCode !== null) return done();
      child.once('exit', () => done());
      child.kill('SIGTERM');
    });
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`the server ended: is port ${port} taken?`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.status === 200)
      return {
        url,
        pid: child.pid ?? 0,
        process: child,
        startedIn: (performance.now() - began) / 1000,
        stop,
      };
    await sleep(10);
  }
  await stop();
  throw new Error('the server did not come up');
}

/** Runs a script of ours to its end and gives back the JSON it printed. */
export async function askScript<T>(core: number | undefined, script: string, ...args: string[]): Promise<T> {
  const [command, all] = nodeOn(core, join(import.meta.dirname, script), ...args);
  const child = spawn(command, all, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  return JSON.parse(said.slice(said.lastIndexOf('\n{') + 1)) as T;
}
