/** What the frame learns now and then while somebody looks; pages read it to say that something has come. */
import { getContext, setContext } from 'svelte';

export interface Nudge {
  /** Notices not read yet. */
  unread: number;
  /** A mark of the newest thing on this desk; undefined before the first answer. */
  newest: string | undefined;
}

const KEY = Symbol('nudge');
const EVERY_MS = 30_000;

/** For the frame: the state that its pages share. */
export function shareNudge(unread: number): Nudge {
  const nudge = $state<Nudge>({ unread, newest: undefined });
  setContext(KEY, nudge);
  return nudge;
}

/** For a page: what the frame knows. */
export function sharedNudge(): Nudge {
  return getContext(KEY);
}

/**
 * Asks the server every half minute, and when somebody comes back to the window. Nothing is held open, so the server
 * can stop at any moment. Returns how to stop.
 */
export function watchDesk(nudge: Nudge): () => void {
  const ask = async () => {
    if (document.hidden) return;
    const response = await fetch('/api/nudge').catch(() => undefined);
    if (response?.ok) Object.assign(nudge, (await response.json()) as Nudge);
  };
  const timer = setInterval(ask, EVERY_MS);
  addEventListener('focus', ask);
  return () => {
    clearInterval(timer);
    removeEventListener('focus', ask);
  };
}
