/**
 * The app renews itself: the browser fetches a newer version beside the one in use, and it waits. It takes over when she
 * presses so, when she goes to another screen, or at the next opening; never while a form is open, in this tab or another.
 */
import { dev } from '$app/env';
import { SYNC_TAG } from '#offline/hand-in.ts';
import { FORM_OPEN_LOCK, TAKE_OVER } from '#offline/shell-words.ts';

const WORKER = '/service-worker.js';
const SCOPE = '/kunjungan';
const LOOK_MS = 60 * 60_000;

export interface Renewal {
  /** Reactive: a newer version lies ready. */
  readonly isReady: boolean;
  /** Reactive: it took over, and this page is the older one: come again once no form is open. */
  readonly isTaken: boolean;
  /** Takes it, unless a form is open somewhere. */
  take(): void;
}

/** Keeps the app on this phone and looks for newer versions. For the one page of the phone. @param hasForm one is open here */
export function watchRenewal(hasForm: () => boolean): Renewal {
  let waiting = $state.raw<ServiceWorker>();
  let isTaken = $state(false);
  const take = () => {
    if (hasForm()) return;
    void navigator.locks.request(FORM_OPEN_LOCK, { ifAvailable: true }, async (lock) => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one origin, and takes none
      if (lock) waiting?.postMessage(TAKE_OVER);
    });
  };
  if (!dev && 'serviceWorker' in navigator) {
    const container = navigator.serviceWorker;
    // The first worker ever takes nothing over from anybody.
    let hasWorker = container.controller !== null;
    container.addEventListener('controllerchange', () => {
      isTaken = hasWorker;
      hasWorker = true;
    });
    void follow(container, (worker) => (waiting = worker)).then(take);
  }
  return {
    get isReady() {
      return waiting !== undefined;
    },
    get isTaken() {
      return isTaken;
    },
    take,
  };
}

/** For a form: holds newer versions off while it is open. @returns ends it */
export function holdRenewal(): () => void {
  let end = () => {};
  const closed = new Promise<void>((done) => (end = done));
  void navigator.locks.request(FORM_OPEN_LOCK, { mode: 'shared' }, () => closed);
  return end;
}

/** @param tell given the worker that waits; at once when one lay ready */
async function follow(
  container: ServiceWorkerContainer,
  tell: (worker: ServiceWorker) => void,
): Promise<void> {
  const registration = await container
    .register(WORKER, { scope: SCOPE, updateViaCache: 'none' })
    .catch(() => undefined);
  // Without signal, or in a window that keeps nothing: what is kept goes on working.
  if (!registration) return;
  const look = () => {
    if (registration.waiting && container.controller) tell(registration.waiting);
  };
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  lookNowAndThen(registration);
  look();
  await handInNowAndThen(registration);
}

/** Periodic Background Sync, which some browsers have for what stands on the home screen. */
type PeriodicRegistration = ServiceWorkerRegistration & {
  readonly periodicSync?: { register(tag: string, how: { readonly minInterval: number }): Promise<void> };
};

/** Also a phone that nobody opens hands in. */
async function handInNowAndThen(registration: PeriodicRegistration): Promise<void> {
  try {
    await registration.periodicSync?.register(SYNC_TAG, { minInterval: LOOK_MS });
  } catch {
    // Not on the home screen, or forbidden: then it hands in when she looks at it.
  }
}

/** An app that is never closed asks now and then, when somebody comes back to it. */
function lookNowAndThen(registration: ServiceWorkerRegistration): void {
  let lookedAt = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - lookedAt < LOOK_MS) return;
    lookedAt = Date.now();
    void registration.update().catch(() => {});
  });
}
