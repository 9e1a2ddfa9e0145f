/** Finding a KBLI code by its digits, its title, or what people call the trade ("keripik pisang"). */
import type { Kbli, KbliVersion } from '#domain/registry/industry.ts';

export interface KbliEntry extends Kbli {
  readonly title: string;
}

/** The classification as it is kept: both versions, everyday words for the newer one, and pairs from the older. */
export interface KbliBook {
  readonly entries: readonly KbliEntry[];
  readonly words: readonly { readonly words: string; readonly code: string }[];
  readonly pairs: readonly { readonly olderCode: string; readonly newerCode: string }[];
}

const MOST = 8;
/** Every title has one of these: they tell nothing apart. */
const EMPTY_WORDS = new Set([
  'industri',
  'usaha',
  'pembuatan',
  'pengolahan',
  'dan',
  'dari',
  'untuk',
  'yang',
  'buat',
]);

/** The entry of a code in one version. */
export function entryOf(book: KbliBook, { version, code }: Kbli): KbliEntry | undefined {
  return book.entries.find((entry) => entry.version === version && entry.code === code);
}

/** What a code of 2020 is probably called in 2025; a suggestion for people, never put in by itself. */
export function newerEntries(book: KbliBook, olderCode: string): KbliEntry[] {
  return book.pairs
    .filter((pair) => pair.olderCode === olderCode)
    .flatMap((pair) => entryOf(book, { version: '2025', code: pair.newerCode }) ?? []);
}

/** A trade in both versions, as far as the pairs lead from the one that is kept to exactly one of the other. */
export type KbliPair = Readonly<Partial<Record<KbliVersion, KbliEntry>>>;

/** A finder of such pairs for many makers. */
export function kbliPairs({ entries, pairs }: KbliBook): (kbli: Kbli | null) => KbliPair {
  const byCode = new Map(entries.map((entry) => [`${entry.version} ${entry.code}`, entry]));
  const newer = Map.groupBy(pairs, (pair) => pair.olderCode);
  const older = Map.groupBy(pairs, (pair) => pair.newerCode);
  return (kbli) => {
    if (kbli === null) return {};
    const { version, code } = kbli;
    const other = version === '2020' ? '2025' : '2020';
    const [one, second] =
      version === '2020'
        ? (newer.get(code) ?? []).map((pair) => pair.newerCode)
        : (older.get(code) ?? []).map((pair) => pair.olderCode);
    return {
      [version]: byCode.get(`${version} ${code}`) ?? { ...kbli, title: '' },
      ...(one !== undefined && second === undefined && { [other]: byCode.get(`${other} ${one}`) }),
    };
  };
}

/**
 * Entries for what somebody typed, the likeliest first: digits by how the code begins; words first by what people call
 * the trade, then by the title, by how many of the words are in it.
 */
export function kbliLike(book: KbliBook, typed: string, version: KbliVersion = '2025'): KbliEntry[] {
  const asked = typed.trim().toLowerCase();
  if (/^\d{2,5}$/.test(asked)) return byDigits(book, asked, version);
  const words = wordsOf(asked);
  if (words.length === 0) return [];
  const scores = new Map<string, number>();
  const raise = (code: string, score: number) => scores.set(code, Math.max(scores.get(code) ?? 0, score));
  if (version === '2025')
    for (const known of book.words) {
      const theirs = wordsOf(known.words);
      const shared = theirs.filter((word) => words.some((own) => isAlike(own, word))).length;
      // The whole name of the trade weighs most, and the longer name more than the shorter.
      if (shared > 0)
        raise(known.code, shared === theirs.length ? 2 + shared / 10 : shared / (theirs.length + 1));
    }
  for (const { version: own, code, title } of book.entries) {
    if (own !== version) continue;
    const theirs = wordsOf(title.toLowerCase());
    const found = words.filter((word) => theirs.some((their) => isAlike(word, their))).length;
    if (found > 0) raise(code, found / words.length);
  }
  return [...scores]
    .toSorted(([codeA, a], [codeB, b]) => b - a || codeA.localeCompare(codeB))
    .slice(0, MOST)
    .flatMap(([code]) => entryOf(book, { version, code }) ?? []);
}

function byDigits(book: KbliBook, digits: string, version: KbliVersion): KbliEntry[] {
  const own = book.entries.filter((entry) => entry.version === version && entry.code.startsWith(digits));
  const fromOlder = version === '2025' && digits.length === 5 ? newerEntries(book, digits) : [];
  const older = book.entries.filter((entry) => entry.version === '2020' && entry.code === digits);
  const all = [...own, ...fromOlder, ...(version === '2025' ? older : [])];
  return [...new Map(all.map((entry) => [`${entry.version}:${entry.code}`, entry])).values()].slice(0, MOST);
}

/** What a form's field says: nothing, one code, or something that only leads to a choice. */
export type KbliAnswer =
  | { readonly is: 'none' }
  | { readonly is: 'one'; readonly kbli: Kbli }
  | { readonly is: 'choice'; readonly choices: readonly KbliEntry[] };

/** Reads the field of a form; a choice that was made for other words than those that stand there now does not count. */
export function kbliAnswer(
  book: KbliBook,
  given: {
    readonly kbli: string;
    readonly kbliVersion: KbliVersion;
    readonly kbliChoice: string;
    readonly kbliAsked: string;
  },
): KbliAnswer {
  if (given.kbli === '') return { is: 'none' };
  if (given.kbliChoice !== '' && given.kbliAsked === given.kbli) {
    const [version = '', code = ''] = given.kbliChoice.split(':');
    const chosen = entryOf(book, { version: version as KbliVersion, code });
    if (chosen) return { is: 'one', kbli: { version: chosen.version, code } };
  }
  const exact = /^\d{5}$/.test(given.kbli)
    ? entryOf(book, { version: given.kbliVersion, code: given.kbli })
    : undefined;
  return exact
    ? { is: 'one', kbli: { version: exact.version, code: exact.code } }
    : { is: 'choice', choices: kbliLike(book, given.kbli, given.kbliVersion) };
}

/** The key of the sentence at the field: one of these is meant, or nothing is like it. */
export function kbliFault(choices: readonly KbliEntry[]): 'kbli_unclear' | 'kbli_unknown' {
  return choices.length > 0 ? 'kbli_unclear' : 'kbli_unknown';
}

function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}]{2,}/gu) ?? []).filter((word) => !EMPTY_WORDS.has(word));
}

/** The same word, or one that begins like the other: `kerupuk` finds `kerupuknya`. */
function isAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length >= 4 && long.startsWith(short);
}
