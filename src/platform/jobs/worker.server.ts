/**
 * Work that repeats while the server runs: one run at a time, a pause after it, and a stop that waits for the run under
 * way. Nothing is kept here: what is to be done lies in rows, so a process that dies loses nothing.
 */
export interface Chore {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<unknown>;
}

/** Starts the chores and returns how to stop them. A run that fails is told and tried again the next time. */
export function startWorker(
  chores: readonly Chore[],
  onFailure: (name: string, error: unknown) => void,
): () => Promise<void> {
  const stops = chores.map((chore) => startChore(chore, onFailure));
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

function startChore(chore: Chore, onFailure: (name: string, error: unknown) => void): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();
  const once = async () => {
    try {
      await chore.run();
    } catch (error) {
      onFailure(chore.name, error);
    }
    if (!isStopped) plan(chore.everyMs);
  };
  const plan = (afterMs: number) => {
    timer = setTimeout(() => {
      running = once();
    }, afterMs);
    // A waiting chore never keeps the process alive.
    timer.unref();
  };
  plan(Math.min(chore.everyMs, 1000));
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await running;
  };
}
