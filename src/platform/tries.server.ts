/** How often a secret may be guessed, counted per thing that is guessed at: whoever asks, from wherever. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { defineProblem } from '#shared/problem.ts';

const tooManyTries = defineProblem('too_many_tries', 429);

/** Table: what is guessed -> tries in so many seconds. */
const GUESSES = { last_four: { points: 5, duration: 15 * 60 } } as const;

const counters = new Map<string, RateLimiterMemory>();

/** Counts one guess. @throws Problem tooManyTries with the minutes until the next */
export async function countGuess(what: keyof typeof GUESSES, key: string): Promise<void> {
  const counter = counters.get(what) ?? new RateLimiterMemory(GUESSES[what]);
  counters.set(what, counter);
  try {
    await counter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw tooManyTries({ minutes: Math.max(1, Math.ceil(refused.msBeforeNext / 60_000)) });
  }
}

/** A right guess takes the wrong ones back. */
export async function forgetGuesses(what: keyof typeof GUESSES, key: string): Promise<void> {
  await counters.get(what)?.delete(key);
}
