/** Chance that can be told again: the same seed gives the same year. Never for secrets of a real installation. */
import { v7 as uuidv7 } from 'uuid';

const TWO_32 = 4_294_967_296;

export interface Chance {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True with the given probability. */
  happens(probability: number): boolean;
  /** One of the list. @throws RangeError for an empty list */
  pick<T>(list: readonly T[]): T;
  /** One of the keys, each as likely as its weight. */
  weigh<K extends string>(weights: Readonly<Record<K, number>>): K;
  bytes(size: number): Uint8Array;
  /** A UUIDv7 of the given instant. */
  id(at: Date): string;
}

/** Mulberry32: thirty-two bits of state are plenty for a story. */
export function chanceFrom(seed: string): Chance {
  let state = hashOf(seed);
  let sequence = 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / TWO_32;
  };
  const bytes = (size: number) => Uint8Array.from({ length: size }, () => Math.floor(next() * 256));
  const chance: Chance = {
    next,
    bytes,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    happens: (probability) => next() < probability,
    pick(list) {
      const one = list[Math.floor(next() * list.length)];
      if (one === undefined) throw new RangeError('nothing to pick from');
      return one;
    },
    weigh(weights) {
      const entries = Object.entries<number>(weights);
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        rest -= weight;
        if (rest < 0) return key as never;
      }
      return entries.at(-1)?.[0] as never;
    },
    id(at) {
      sequence += 1;
      return uuidv7({ msecs: at.getTime(), seq: sequence, random: bytes(16) });
    },
  };
  return chance;
}

function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619);
  return hash >>> 0;
}
