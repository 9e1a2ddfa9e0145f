/**
 * How often a password may be tried. A device on which the person signed in before has a count of its own, so nobody
 * else's wrong tries can lock her out; strangers are counted per account and address, then per address. No count is
 * ever the account's alone.
 */
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { tooManyTries } from '#platform/limits.server.ts';

const WINDOW_S = 900;
const known = new RateLimiterMemory({ points: 10, duration: WINDOW_S });
const stranger = new RateLimiterMemory({ points: 10, duration: WINDOW_S });
const address = new RateLimiterMemory({ points: 200, duration: WINDOW_S });

export interface SignInTry {
  /** The account as typed, small letters. */
  readonly account: string;
  readonly address: string;
  /** The device's hash when this account was signed in on it before. */
  readonly knownDevice: string | undefined;
}

function counts(tried: SignInTry): [RateLimiterMemory, string][] {
  if (tried.knownDevice !== undefined) return [[known, `${tried.account}|${tried.knownDevice}`]];
  return [
    [stranger, `${tried.account}|${tried.address}`],
    [address, tried.address],
  ];
}

/** Asks before a try. @throws Problem tooManyTries with the minutes to wait */
export async function maySignIn(tried: SignInTry): Promise<void> {
  for (const [counter, key] of counts(tried)) {
    const state = await counter.get(key);
    if (state && state.remainingPoints <= 0)
      throw tooManyTries({ minutes: Math.max(1, Math.ceil(state.msBeforeNext / 60_000)) });
  }
}

/** Counts a wrong password. */
export async function countWrongSignIn(tried: SignInTry): Promise<void> {
  for (const [counter, key] of counts(tried)) await counter.penalty(key);
}

/** A right password forgives the wrong ones of this device or address on this account. */
export async function forgiveSignIn(tried: SignInTry): Promise<void> {
  const [first] = counts(tried);
  if (first) await first[0].delete(first[1]);
}
