/** What the tabs of one phone and its service worker tell each other: that something changed, that it was locked. */

/**
 * `changed`: anything that lies on the phone. `locked`: the key is to be forgotten everywhere. `release:<id>`: another tab
 * wants to go on with that draft.
 */
export type Signal = 'changed' | 'locked' | `release:${string}`;

export interface Signals {
  /** Tells everybody, also this page. */
  tell(signal: Signal): void;
  /** @returns stops it */
  on(signal: Signal, told: () => void): () => void;
  close(): void;
}

const CHANNEL = 'kunjungan';

/** Opens the channel of this browser. @param name for tests */
export function openSignals(name = CHANNEL): Signals {
  const channel = new BroadcastChannel(name);
  const listeners = new Map<Signal, Set<() => void>>();
  const hear = (signal: Signal) => {
    for (const told of listeners.get(signal) ?? []) told();
  };
  channel.addEventListener('message', ({ data }: MessageEvent<Signal>) => hear(data));
  return {
    tell(signal) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin, and takes none
      channel.postMessage(signal);
      hear(signal);
    },
    on(signal, told) {
      const those = listeners.get(signal) ?? new Set();
      listeners.set(signal, those.add(told));
      return () => {
        those.delete(told);
        if (those.size === 0 && listeners.get(signal) === those) listeners.delete(signal);
      };
    },
    close() {
      channel.close();
      listeners.clear();
    },
  };
}
