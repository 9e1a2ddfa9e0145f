/** Page only: a phone that nobody touches locks itself, and what was typed is stored before the page is hidden or ended. */
import type { Keyring } from '#offline/keyring.ts';

const LOOK_MS = 15_000;
const TOUCHES = ['pointerdown', 'keydown', 'input'] as const;

/** Every touch puts the lock off. @returns stops it */
export function lockWhenIdle(keyring: Keyring): () => void {
  const ends = new AbortController();
  const touch = () => void keyring.touch();
  // Asking is enough: a key that was not touched for too long is forgotten.
  const look = () => void keyring.isOpen();
  for (const name of TOUCHES) addEventListener(name, touch, { signal: ends.signal, passive: true });
  document.addEventListener('visibilitychange', look, { signal: ends.signal });
  const timer = setInterval(look, LOOK_MS);
  return () => {
    clearInterval(timer);
    ends.abort();
  };
}

/** The page is hidden, left or ended: on a phone the first of these is often the last that is told. @returns stops it */
export function whenHidden(act: () => void): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  document.addEventListener('visibilitychange', () => document.hidden && act(), { signal });
  addEventListener('pagehide', act, { signal });
  return () => ends.abort();
}
