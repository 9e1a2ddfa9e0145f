/** Where somebody's name, number or address for letters shows up in words that were typed about something else. */
import type { Owner } from '#domain/registry/industry.ts';

/** By what an owner is recognised in free words; of an entry and all that were merged into it. */
export interface OwnerTraces {
  /** As typed. */
  readonly names: readonly string[];
  /** Telephones without 0 or 62 in front, and NIK: digits only. */
  readonly numbers: readonly string[];
  readonly emails: readonly string[];
}

/** What the reactions to an erasure are told; it is never stored. */
export interface OwnerErased {
  /** The entry and all that were merged into it. */
  readonly industryIds: readonly string[];
  readonly traces: OwnerTraces;
}

/** By what the owners of an entry, and of all that were merged into it, are recognised. */
export function tracesOf(owners: readonly Pick<Owner, 'name' | 'phone' | 'email' | 'nik'>[]): OwnerTraces {
  const unique = (values: readonly (string | null)[]) => [
    ...new Set(values.flatMap((value) => value?.trim() || [])),
  ];
  return {
    names: unique(owners.map(({ name }) => name)),
    numbers: unique(owners.flatMap(({ phone, nik }) => [bareNumber(phone), nik])),
    emails: unique(owners.map(({ email }) => email)),
  };
}

/**
 * True when the words say who she is: her whole name, her number or e-mail. A name of one word is not enough: it is also what
 * goods and shops are called.
 */
export function tellsOwner(text: string, traces: OwnerTraces): boolean {
  return wholeNames(traces).some((name) => asWords(name, 'iu').test(text)) || tellsContact(text, traces);
}

/** True when they may say it: also one word of her name. */
export function hintsAtOwner(text: string, traces: OwnerTraces): boolean {
  return wordsOf(traces).some((word) => asWords(word, 'iu').test(text)) || tellsOwner(text, traces);
}

/** The words without her whole name; null when nothing is left, or when a number or e-mail of hers stands in them. */
export function withoutOwner(text: string, traces: OwnerTraces): string | null {
  if (tellsContact(text, traces)) return null;
  if (!tellsOwner(text, traces)) return text;
  const rest = wholeNames(traces)
    .reduce((left, name) => left.replaceAll(asWords(name, 'giu'), ' '), text)
    .replaceAll(/\(\s*\)/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s,./&–-]+|[\s,./&–-]+$/g, '');
  return /[\p{L}\p{N}]/u.test(rest) ? rest : null;
}

/** The same for every text in a list or a record of values; of one with nothing left a dash stands there. */
export function valuesWithoutOwner(value: unknown, traces: OwnerTraces): unknown {
  if (typeof value === 'string') return withoutOwner(value, traces) ?? '–';
  if (Array.isArray(value)) return value.map((one) => valuesWithoutOwner(one, traces));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, valuesWithoutOwner(one, traces)]),
  );
}

/** Shorter words of a name (`H.`, `Al`) are in every second sentence. */
const SHORTEST_WORD = 3;

function wordsOf({ names }: OwnerTraces): string[] {
  const words = names.flatMap((name) => name.match(/[\p{L}\p{N}']+/gu) ?? []);
  return words.filter((word) => word.length >= SHORTEST_WORD);
}

function wholeNames({ names }: OwnerTraces): string[] {
  return names.filter((name) => /\S\s+\S/.test(name));
}

function tellsContact(text: string, { numbers, emails }: OwnerTraces): boolean {
  const digits = text.replaceAll(/(?<=\d)[\s().\-–/]+(?=\d)/g, '');
  const small = text.toLowerCase();
  return (
    numbers.some((number) => digits.includes(number)) ||
    emails.some((email) => small.includes(email.toLowerCase()))
  );
}

function asWords(name: string, flags: string): RegExp {
  const words = name.split(/\s+/).map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${words.join(String.raw`\s+`)}(?![\p{L}\p{N}])`, flags);
}

function bareNumber(phone: string | null): string | null {
  return phone?.replaceAll(/\D/g, '').replace(/^(?:62|0)/, '') ?? null;
}
