/**
 * Stores the newest of what is put, one at a time and in order: at once, and then again at most every `GAP_MS` while more
 * comes. What could not be stored stays, and is tried again with the next `put` or `settled`.
 */
export interface Keeper<Value> {
  put(value: Value): void;
  /** When nothing is left to store. @throws what `store` threw last */
  settled(): Promise<void>;
  /** Nothing more is stored, not even what was put. */
  stop(): void;
}

/** Between the beginning of one storing and the next (ms). */
export const GAP_MS = 200;

/**
 * @param store stores one value
 * @param told of every beginning and end
 */
export function keepNewest<Value>(
  store: (value: Value) => Promise<void>,
  told: (state: 'saving' | 'saved' | { readonly failed: unknown }) => void,
): Keeper<Value> {
  /** What waits to be stored; a box, as the value itself may be anything. */
  let waiting: { readonly value: Value } | undefined;
  let running: Promise<void> | undefined;
  let fault: { readonly failed: unknown } | undefined;
  let isStopped = false;
  /** How many wait for `settled`: then nothing pauses. */
  let settling = 0;
  let endPause = () => {};

  const pause = (ms: number) =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, settling > 0 ? 0 : ms);
      endPause = () => {
        clearTimeout(timer);
        done();
      };
    });
  const storeAll = async () => {
    while (waiting && !isStopped) {
      const from = performance.now();
      const taken = waiting;
      waiting = undefined;
      try {
        await store(taken.value);
      } catch (failed) {
        // What came meanwhile is newer.
        waiting ??= taken;
        fault = { failed };
        return;
      }
      if (waiting) await pause(GAP_MS - (performance.now() - from));
    }
  };
  const run = () => {
    if (running || !waiting || isStopped) return;
    fault = undefined;
    told('saving');
    running = storeAll().then(() => {
      running = undefined;
      // Put in the instant between the last look and now.
      if (waiting && !fault) run();
      else if (!isStopped) told(fault ?? 'saved');
    });
  };
  return {
    put(value) {
      if (isStopped) return;
      waiting = { value };
      run();
    },
    async settled() {
      settling += 1;
      try {
        run();
        endPause();
        while (running) await running;
        if (fault) throw fault.failed;
      } finally {
        settling -= 1;
      }
    },
    stop() {
      isStopped = true;
      waiting = undefined;
      endPause();
    },
  };
}
