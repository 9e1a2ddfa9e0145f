/** One sender at a time, in any tab or in the service worker: a lock of the browser, that goes with whoever held it. */

const LOCK = 'kunjungan-kirim';

/** Waits until nobody else sends. */
export function asOnlySender<Result>(work: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request(LOCK, work) as Promise<Result>;
}

/** Somebody on this phone is sending now. */
export async function isSomebodySending(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === LOCK);
}
