/** The server under torture: started until it is ready, and killed with everything below it at once. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 60_000;

export interface WholeTree {
  /** Resolves when `/readyz` says yes. @throws Error when the server ends or does not come up within a minute */
  start(): Promise<void>;
  /** Starts it and returns at once: what comes next is a kill in the middle of the start. */
  begin(): void;
  /** The server and everything below it, all at once. */
  kill(): void;
  /** Only the database below the server; resolves when the server has ended by itself. @throws Error when it does not */
  killDatabase(): Promise<void>;
  /** Seconds from each start that was waited for until ready. */
  readonly startTimes: readonly number[];
}

/** The built server of this checkout with these settings. @param url where it answers */
export function openTree(root: string, env: NodeJS.ProcessEnv, url: string): WholeTree {
  let server: ChildProcess | undefined;
  const startTimes: number[] = [];
  const begin = () => {
    server = spawn(process.execPath, [join(root, 'server/main.ts')], { cwd: root, env, stdio: 'ignore' });
  };
  return {
    startTimes,
    begin,
    async start() {
      const began = performance.now();
      begin();
      for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(25)) {
        const answer = await fetch(`${url}/readyz`).catch(() => undefined);
        await answer?.body?.cancel();
        if (server?.exitCode !== null) throw new Error(`the server ended: is the port of ${url} taken?`);
        if (answer?.status !== 200) continue;
        startTimes.push((performance.now() - began) / 1000);
        return;
      }
      throw new Error('the server did not come up within a minute');
    },
    kill() {
      if (server?.pid === undefined) return;
      for (const pid of treeOf(server.pid)) killOne(pid);
      server = undefined;
    },
    async killDatabase() {
      if (server?.pid === undefined) return;
      for (const pid of treeOf(server.pid).slice(1)) killOne(pid);
      for (const until = Date.now() + PATIENCE_MS; server.exitCode === null; await sleep(25))
        if (Date.now() > until) throw new Error('the server lives on without its database');
      server = undefined;
    },
  };
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

function treeOf(top: number): number[] {
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
  const tree = [top];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}
