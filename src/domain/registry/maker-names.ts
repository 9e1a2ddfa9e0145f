/**
 * Names of makers as they are written in lists: in capitals, with `UD` before or `(Ibu Yusna)` behind, `Yusna` here and
 * `Jusna` there. Two names in one nagari that are alike are a hint for a person to look, never a merge by themselves.
 */
import { slipsBetween } from '#shared/letter-slips.ts';

/** Words before and after a name that say a form of business or a title, not whose it is. */
const NO_NAME = new Set(
  [
    // Forms of business and what people call them.
    'ud cv pt pd fa firma koperasi kop kub kwt kelompok usaha toko tk industri rumah produksi rmh',
    // How people are addressed here.
    'bapak bpk pak ibu ibuk bu hj hja haji hajah h uni uda da mak etek datuak datuk dt sutan st buk mas mbak',
    // Degrees.
    'drs dra ir spd se sh st ssos sp skm mm',
  ].flatMap((words) => words.split(' ')),
);

/** Spellings of one sound, applied in order to small letters: old and new spelling, and what is heard alike. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/oe/g, 'u'],
  [/tj/g, 'c'],
  [/dj/g, 'j'],
  [/sj/g, 'sy'],
  [/nj/g, 'ny'],
  [/kh/g, 'h'],
  [/ch/g, 'h'],
  [/sy|sh/g, 's'],
  [/dh|dz/g, 'd'],
  [/th/g, 't'],
  [/ph|[vp]/g, 'f'],
  [/[qx]/g, 'k'],
  [/z/g, 'j'],
  [/ie|y/g, 'i'],
  // Yusna and Jusna, Yasin and Jasin: `j` of the old spelling is today's `y`.
  [/^j(?=[aeu])/g, 'i'],
  [/w/g, 'u'],
  [/d$/g, 't'],
  [/b$/g, 'f'],
  [/g$/g, 'k'],
  [/(.)\1+/g, '$1'],
];

/** How two names are alike: every word the same to the ear, slips of typing, or one name inside the other. */
export type Alikeness = 'same' | 'slip' | 'part';

export interface NamedMaker {
  readonly id: string;
  readonly name: string;
  readonly nagariCode: string;
}

export interface AlikePair {
  /** The smaller id first. */
  readonly ids: readonly [string, string];
  readonly alikeness: Alikeness;
}

/** A word this common in a nagari, like `keripik`, tells nobody apart: of so many names, at most this part may bear it. */
const COMMON_PART = 0.1;
const COMMON_FROM = 5;
/** One slip in a word of four letters or more, two in one of nine or more; beyond any name of a person, none. */
const LONGEST_NAME = 24;
const slipsAllowed = (length: number) => (length < 4 || length > LONGEST_NAME ? 0 : length < 9 ? 1 : 2);

/** Rina and Rini, Desi and Dewi are two people: in a short word a letter may be lost or swapped, not another one. */
const LONG_ENOUGH_TO_REPLACE = 6;

/** The words that make a name, as they sound, in alphabetical order: equal for `UD. YUSNA JAYA` and `Jaya (Ibu Yusna)`. */
export function soundedWords(name: string): string[] {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    // S.Pd. and U.D. are one word.
    .replaceAll(/\b(\p{L})\.(?=\p{L}{1,3}\b)/gu, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const named = words.filter((word) => !NO_NAME.has(word));
  // A maker that is called by nothing else is called by that: `Koperasi`.
  return (named.length === 0 ? words : named).map(sounded).toSorted();
}

/**
 * How two names are alike; undefined when they are not. Symmetric.
 * @param common sounded words that tell nobody apart; they must not be all that is alike
 */
export function alikenessOf(
  a: string,
  b: string,
  common: ReadonlySet<string> = new Set(),
): Alikeness | undefined {
  return compare(soundedWords(a), soundedWords(b), common);
}

/**
 * Which makers of a nagari a new name is like, as it is typed: the same answer `alikePairs` gives once it is on record.
 * @param makers all of the nagari, for their number tells which words are common
 */
export function alikeTo(
  name: string,
  makers: readonly Omit<NamedMaker, 'nagariCode'>[],
): { readonly id: string; readonly alikeness: Alikeness }[] {
  const own = soundedWords(name);
  const others = makers.map((one) => ({ id: one.id, words: soundedWords(one.name) }));
  const common = commonIn([own, ...others.map((one) => one.words)]);
  return others.flatMap(({ id, words }) => {
    const alikeness = compare(own, words, common);
    return alikeness ? [{ id, alikeness }] : [];
  });
}

/**
 * Pairs in one nagari whose names are alike, in order of their ids. Cost grows with the pairs that share a word (but for
 * one letter), not with all pairs; what is common in a nagari (`keripik`) is no reason to compare.
 */
export function alikePairs(makers: readonly NamedMaker[]): AlikePair[] {
  const byNagari = Map.groupBy(makers, (one) => one.nagariCode);
  return [...byNagari.values()]
    .flatMap(pairsIn)
    .toSorted((a, b) => byText(a.ids[0], b.ids[0]) || byText(a.ids[1], b.ids[1]));
}

function pairsIn(makers: readonly NamedMaker[]): AlikePair[] {
  const sounds = makers.map((one) => soundedWords(one.name));
  const common = commonIn(sounds);
  // Many makers bear the same name, so each name is compared once.
  const bearers = new Map<string, { readonly words: readonly string[]; readonly ids: string[] }>();
  for (const [i, words] of sounds.entries()) {
    const key = words.join(' ');
    const name = bearers.get(key) ?? { words, ids: [] };
    name.ids.push(makers[i]?.id ?? '');
    bearers.set(key, name);
  }
  const names = [...bearers.values()];
  const sharing = new Map<string, number[]>();
  const pairs: AlikePair[] = [];
  for (const [j, { words, ids }] of names.entries()) {
    if (compare(words, words, common))
      for (const [at, id] of ids.entries())
        for (const other of ids.slice(at + 1)) pairs.push({ ids: inOrder(id, other), alikeness: 'same' });
    const forms = new Set(words.filter((word) => !common.has(word)).flatMap(nearForms));
    for (const i of new Set([...forms].flatMap((form) => sharing.get(form) ?? []))) {
      const near = names[i];
      const alikeness = near && compare(near.words, words, common);
      if (alikeness)
        for (const id of near.ids)
          for (const other of ids) pairs.push({ ids: inOrder(id, other), alikeness });
    }
    for (const form of forms) push(sharing, form, j);
  }
  return pairs;
}

function inOrder(a: string, b: string): readonly [string, string] {
  return a < b ? [a, b] : [b, a];
}

/** Words that more than a tenth of the names bear (and at least five). */
function commonIn(words: readonly (readonly string[])[]): ReadonlySet<string> {
  const times = new Map<string, number>();
  for (const list of words) for (const word of new Set(list)) times.set(word, (times.get(word) ?? 0) + 1);
  const most = Math.max(COMMON_FROM, words.length * COMMON_PART);
  return new Set([...times].filter(([, count]) => count >= most).map(([word]) => word));
}

/** A word and what is left of it without as many letters as may be wrong: two words that near share one of these. */
function nearForms(word: string): string[] {
  let forms = [word];
  const all = new Set(forms);
  for (let i = slipsAllowed(word.length); i > 0; i -= 1) {
    forms = forms.flatMap((form) => Array.from(form, (_, at) => form.slice(0, at) + form.slice(at + 1)));
    for (const form of forms) all.add(form);
  }
  return [...all];
}

function compare(
  a: readonly string[],
  b: readonly string[],
  common: ReadonlySet<string>,
): Alikeness | undefined {
  if (a.length === 0 || b.length === 0) return undefined;
  if (a.join(' ') === b.join(' ')) return a.every((word) => common.has(word)) ? undefined : 'same';
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const left = [...long];
  /** Words alike in both that are not common in either spelling. */
  let telling = 0;
  let slips = 0;
  const take = (word: string, at: number): boolean => {
    const [other] = at === -1 ? [] : left.splice(at, 1);
    if (other !== undefined && !common.has(word) && !common.has(other)) telling += 1;
    return other !== undefined;
  };
  // Words that are the same find each other first, so that the order of the others does not matter.
  for (const word of short.filter((one) => !take(one, left.indexOf(one)))) {
    const at = left.findIndex((other) => isOneSlip(word, other));
    if (!take(word, at)) return undefined;
    slips += 1;
  }
  if (telling === 0) return undefined;
  if (left.length === 0) return slips <= Math.ceil(short.length / 2) ? 'slip' : undefined;
  // What is left over tells them apart, unless it is common (`Yusna` and `Keripik Yusna`) or two words are shared.
  const isInside = telling >= 2 || left.every((word) => common.has(word));
  return slips === 0 && isInside ? 'part' : undefined;
}

function isOneSlip(a: string, b: string): boolean {
  const allowed = Math.min(slipsAllowed(a.length), slipsAllowed(b.length));
  // Numbers are no slips of each other: Kelompok 12 and 13.
  if (allowed === 0 || /\d/.test(a + b) || Math.abs(a.length - b.length) > allowed) return false;
  // Fingers slip inside a word; Nelmawati and Desmawati are two people.
  if (a[0] !== b[0]) return false;
  return slipsBetween(a, b, Math.min(a.length, b.length) < LONG_ENOUGH_TO_REPLACE ? 2 : 1) <= allowed;
}

function sounded(word: string): string {
  return SOUNDS.reduce((text, [spelling, sound]) => text.replace(spelling, sound), word);
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
