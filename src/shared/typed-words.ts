/** What somebody typed into a search box, as words; and whether a short text speaks of them. */
import { slipsBetween } from '#shared/letter-slips.ts';

const MOST_WORDS = 8;
const LONGEST = 30;

/** They join words and tell nothing apart. */
const JOINTS = new Set(['dan', 'yang', 'di', 'ke', 'dari', 'untuk', 'dengan', 'atau']);

/** Words of letters and digits, in small letters, each once; the first eight, and no joints unless there is nothing else. */
export function typedWords(typed: string): string[] {
  const words = typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => word.slice(0, LONGEST));
  const telling = words.filter((word) => !JOINTS.has(word));
  return [...new Set(telling.length > 0 ? telling : words)].slice(0, MOST_WORDS);
}

/** Slips of the finger that still let a word be the other: none in a short one, two in a long one. */
export function slipsIn(word: string): number {
  if (word.length < 4 || /\d/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/** A part of a word this short is in too many others. */
export const SHORTEST_PART = 3;

/**
 * True when every word stands in the text: as a word, its beginning, a part of it, or but for a slip. For lists that fit a
 * page; long ones are searched in the database.
 */
export function speaksOf(text: string, words: readonly string[]): boolean {
  const own = typedWords(text);
  return words.length > 0 && words.every((word) => own.some((one) => isAlike(one, word)));
}

function isAlike(own: string, asked: string): boolean {
  if (own.startsWith(asked)) return true;
  if (asked.length >= SHORTEST_PART && own.includes(asked)) return true;
  return slipsBetween(own, asked) <= slipsIn(asked);
}
