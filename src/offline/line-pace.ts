/** How much goes into one request, and when the next is tried: found out on the line itself, which changes behind every hill. Pure. */
import { MOST_BATCH_BYTES, MOST_PIECE_BYTES } from '#domain/visits/sync.ts';

/** What one request carries now. */
export interface Pace {
  readonly bytes: number;
}

/** Small at first: on a line that breaks every few seconds, a small request gets through and a large one never does. */
export const FIRST_PACE: Pace = { bytes: 24_000 };
const LEAST_BYTES = 4_000;
const MOST_BYTES = Math.min(MOST_BATCH_BYTES, MOST_PIECE_BYTES);

/** A request that took less may carry twice as much next time, one that took more carries half. */
const QUICK_MS = 1_500;
const SLOW_MS = 6_000;

/** After a request of so many bytes that was answered after so many ms. */
export function paced(pace: Pace, { bytes, ms }: { readonly bytes: number; readonly ms: number }): Pace {
  if (ms > SLOW_MS) return { bytes: Math.max(LEAST_BYTES, Math.floor(pace.bytes / 2)) };
  // A request that was nearly empty says nothing about a full one.
  const isTold = ms < QUICK_MS && bytes * 2 >= pace.bytes;
  return isTold ? { bytes: Math.min(MOST_BYTES, pace.bytes * 2) } : pace;
}

/** After a request that was never answered. */
export function cutShort(pace: Pace): Pace {
  return { bytes: Math.max(LEAST_BYTES, Math.floor(pace.bytes / 2)) };
}

const ANSWER_MS = 30_000;
const SLOWEST_BYTES_PER_MS = 2;

/** How long a request of so many bytes is waited for (ms). */
export function patienceFor(bytes: number): number {
  return ANSWER_MS + Math.ceil(bytes / SLOWEST_BYTES_PER_MS);
}

const FIRST_WAIT_MS = 3_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * How long to wait (ms) after the line failed so many times running: longer each time, and never the same on two phones
 * that lost their signal behind the same hill.
 * @param chance from 0 to 1
 */
export function waitAfter(failures: number, chance: number): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(wait * (0.5 + chance));
}
