/**
 * Page only: when something is handed in. At once after something was sent, when there is signal again, when she looks at the
 * phone, and by itself after a wait while the page lives; and where the browser can, it wakes the service worker.
 */
import { handIn, SYNC_TAG } from '#offline/hand-in.ts';
import { heldCounts } from '#offline/held.ts';
import { FIRST_PACE } from '#offline/line-pace.ts';
import type { PhoneCore } from '#offline/phone-core.ts';

/** With nothing to hand in, how old the last contact may be: the office tells with it whether the door is still there. */
const FRESH_MS = 5 * 60_000;
/** How long the page sleeps at most before it looks again. */
const LONGEST_SLEEP_MS = 20 * 60_000;

export interface Line {
  /** Something waits: begins without being waited for. */
  soon(): void;
  /** Hands in now; ends when nothing more can be sent now. Never throws. */
  now(): Promise<void>;
  close(): void;
}

/** One for a page. */
export function openLine(core: PhoneCore): Line {
  const { db, now } = core;
  const ends = new AbortController();
  const { signal } = ends;
  let pace = FIRST_PACE;
  let running: Promise<void> | undefined;
  let isWanted = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const goThrough = async () => {
    let isDone = true;
    do {
      isWanted = false;
      ({ isDone, pace } = await handIn(core, pace));
    } while (isWanted && !signal.aborted);
    if (!isDone) await wakeWorker();
    await sleep();
  };
  const go = (): Promise<void> => {
    if (signal.aborted) return Promise.resolve();
    // Who sends may just have looked for the last time.
    isWanted = true;
    clearTimeout(timer);
    // A page that is being left has no database any more; what stands in the rows tells how it went.
    running ??= goThrough()
      .catch(() => {})
      .finally(() => (running = undefined));
    return running;
  };
  const sleep = async () => {
    const phone = await db.get('phone', 'me');
    if (!phone || signal.aborted) return;
    const wait = Math.max(0, (phone.retryAt ?? now() + LONGEST_SLEEP_MS) - now());
    clearTimeout(timer);
    timer = setTimeout(() => void go(), Math.min(wait, LONGEST_SLEEP_MS));
  };
  const look = async () => {
    const [phone, { acts, files }] = await Promise.all([db.get('phone', 'me'), heldCounts(db)]);
    if (!phone) return;
    const last = phone.lastContactAt === null ? -Infinity : Date.parse(phone.lastContactAt);
    // A clock that was set back makes the last contact lie ahead.
    const isFresh = now() >= last && now() - last < FRESH_MS;
    if (acts + files > 0 || !isFresh) await go();
    else await sleep();
  };
  const lookSoon = () => void look().catch(() => {});

  const leave = async () => {
    const { acts, files } = await heldCounts(db);
    if (acts + files > 0) await wakeWorker();
  };
  const turn = () => (document.hidden ? void leave().catch(() => {}) : lookSoon());

  addEventListener('online', () => void go(), { signal });
  document.addEventListener('visibilitychange', turn, { signal });
  lookSoon();
  return {
    soon: () => void go(),
    now: go,
    close() {
      ends.abort();
      clearTimeout(timer);
    },
  };
}

/** Background Sync, which not every browser has. */
type SyncRegistration = ServiceWorkerRegistration & {
  readonly sync?: { register(tag: string): Promise<void> };
};

/** Asks the browser to wake the service worker when there is signal, also after this page is gone. */
async function wakeWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    const registration: SyncRegistration | undefined = await navigator.serviceWorker.getRegistration();
    await registration?.sync?.register(SYNC_TAG);
  } catch {
    // She has forbidden it: then the page hands in when she looks at it.
  }
}
