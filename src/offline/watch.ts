/** Tells a screen that something changed, at most a few times a second: a form that is typed in changes with every letter. */
import type { Signals } from '#offline/signals.ts';

const GAP_MS = 150;

/** @returns stops it */
export function watchSignals(signals: Signals, changed: () => void): () => void {
  const ends = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      changed();
    }, GAP_MS);
  };
  const stop = signals.on('changed', soon);
  for (const name of ['online', 'offline']) addEventListener(name, soon, { signal: ends.signal });
  return () => {
    clearTimeout(timer);
    ends.abort();
    stop();
  };
}
