/** What the tabs of one phone and its service worker tell each other: that something changed, that it was locked. */

/** `changed`: anything that lies on the phone. `locked`: the key is to be forgotten everywhere. */
export type Signal = 'changed' | 'locked';

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
  const listeners: Readonly<Record<Signal, Set<() => void>>> = { changed: new Set(), locked: new Set() };
  const hear = (signal: Signal) => {
    for (const told of listeners[signal]) told();
  };
  channel.addEventListener('message', ({ data }: MessageEvent<Signal>) => hear(data));
  return {
    tell(signal) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin, and takes none
      channel.postMessage(signal);
      hear(signal);
    },
    on(signal, told) {
      listeners[signal].add(told);
      return () => void listeners[signal].delete(told);
    },
    close() {
      channel.close();
      listeners.changed.clear();
      listeners.locked.clear();
    },
  };
}
