/**
 * How often somebody may try. Counted per form and device (a cookie), then per telephone or e-mail, and only then per
 * address: whole villages share one address, so the address has a generous limit of its own.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { defineProblem } from '#shared/problem.ts';

export const tooManyTries = defineProblem('too_many_tries', 429);

/** The cookie by which a device is counted; it says nothing about the person. */
export const DEVICE_COOKIE = 'perangkat';

interface Limit {
  readonly perDevice: number;
  readonly perContact: number;
  readonly perAddress: number;
  readonly seconds: number;
}

/** One row a form. */
const LIMITS = {
  report: { perDevice: 20, perContact: 10, perAddress: 300, seconds: 600 },
  similar: { perDevice: 60, perContact: 60, perAddress: 1200, seconds: 600 },
  /** Opening a maker's link, and what it sends from there. */
  claim: { perDevice: 60, perContact: 60, perAddress: 300, seconds: 600 },
} as const satisfies Record<string, Limit>;
export type LimitedForm = keyof typeof LIMITS;

/** A proxy on this machine stands for everybody behind it. */
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;
const LOOPBACK_FACTOR = 20;

const counters = new Map<string, RateLimiterMemory>();

/**
 * Counts one try.
 * @param visitor the device cookie if there is one, the telephone or e-mail that was typed, and the address
 * @throws Problem tooManyTries with the minutes until the next try
 */
export async function takeTurn(
  form: LimitedForm,
  visitor: {
    readonly device: string | undefined;
    readonly contact?: string | undefined;
    readonly address: string;
  },
): Promise<void> {
  const { perDevice, perContact, perAddress, seconds } = LIMITS[form];
  if (visitor.device !== undefined) await count(`${form}:device`, perDevice, seconds, visitor.device);
  if (visitor.contact !== undefined) await count(`${form}:contact`, perContact, seconds, visitor.contact);
  const factor = LOOPBACK.test(visitor.address) ? LOOPBACK_FACTOR : 1;
  await count(`${form}:address:${factor}`, perAddress * factor, seconds, visitor.address);
}

async function count(name: string, points: number, duration: number, key: string): Promise<void> {
  const counter = counters.get(name) ?? new RateLimiterMemory({ points, duration });
  counters.set(name, counter);
  try {
    await counter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw tooManyTries({ minutes: Math.max(1, Math.ceil(refused.msBeforeNext / 60_000)) });
  }
}
