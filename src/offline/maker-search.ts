/** Makers found by what is typed, in a list that fits a phone. Pure. */
import { parseIndustryCode } from '#domain/registry/industry.ts';
import { byName, type MakerEntry } from '#offline/pack-shelf.ts';
import { slipsBetween } from '#shared/letter-slips.ts';
import { slipsIn, typedWords } from '#shared/typed-words.ts';

export const MOST_FOUND = 50;

/**
 * At most `MOST_FOUND`, by name, those first whose name begins as typed. Every word stands somewhere in the entry; when no
 * entry has them all, slips of the finger are let pass. Without words all, by name.
 */
export function findMakers(entries: readonly MakerEntry[], typed: string): readonly MakerEntry[] {
  const code = parseIndustryCode(typed);
  const exact = code === undefined ? [] : entries.filter((entry) => entry.code === code);
  if (exact.length > 0) return exact;
  const words = typedWords(typed);
  const plain = entries.filter(({ text }) => words.every((word) => text.includes(word)));
  const found = plain.length > 0 ? plain : entries.filter(({ text }) => isNearly(text, words));
  const start = typed.trim().toLowerCase();
  const isFirst = ({ name }: MakerEntry) => start !== '' && name.toLowerCase().startsWith(start);
  return found
    .toSorted((one, other) => Number(isFirst(other)) - Number(isFirst(one)) || byName(one, other))
    .slice(0, MOST_FOUND);
}

function isNearly(text: string, words: readonly string[]): boolean {
  const own = text.split(/[^\p{L}\p{N}]+/u);
  return words.every((word) => own.some((one) => slipsBetween(one, word) <= slipsIn(word)));
}
