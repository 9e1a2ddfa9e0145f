/** For how long something holds up everybody else: the server is one thread. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { print } from './table.ts';

/** The server answers others again within so many milliseconds. */
export const STALL_MS = 50;

/** Prints how long it took, and the longest time for which nothing else could run. @param bar of the latter, in milliseconds */
export async function stallOf<T>(what: string, bar: number | undefined, run: () => Promise<T>): Promise<T> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  // It compares with the turn before: there has to be one.
  await new Promise((done) => setTimeout(done, 20));
  const began = performance.now();
  const value = await run();
  const ms = performance.now() - began;
  // What held up the end is only seen by the next turn.
  await new Promise((done) => setTimeout(done, 20));
  delay.disable();
  const stall = delay.max / 1e6;
  print({
    what,
    value: `${ms.toFixed(0).padStart(6)} ms, nobody else for ${stall.toFixed(0).padStart(5)} ms at most`,
    ...(bar === undefined ? {} : { bar: `≤ ${bar} ms`, isMet: stall <= bar }),
  });
  return value;
}
