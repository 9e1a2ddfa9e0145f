/**
 * Finds a nagari or kecamatan by what people write in sheets: either of its codes with or without points (that of
 * Kemendagri wins, else that of BPS), or its name in any of the spellings that are about (Lubuk and Lubuak, IX Koto and Sembilan Koto, Sialanggaung). Names are no identity: two nagari
 * may bear one, so the kecamatan beside it decides, and what stays open is asked.
 */
import { readLine, right, wrong, type CellFault, type Reading } from '#shared/cell-reading.ts';
import { slipsBetween } from '#shared/letter-slips.ts';
import type { SheetCell } from '#shared/sheet.ts';

/** A kecamatan and its nagari, by their codes. */
export interface NamedKecamatan {
  readonly code: string;
  readonly name: string;
  /** Of the statistics office: ten digits as well, or seven of a kecamatan. */
  readonly bpsCode?: string | null;
  readonly nagari: readonly {
    readonly code: string;
    readonly name: string;
    readonly bpsCode?: string | null;
  }[];
}

export type AreaFault =
  | CellFault
  /** No nagari, or no kecamatan, of this regency is called so. */
  | 'nagari_unknown'
  | 'kecamatan_unknown'
  /** Several are called so, or nearly so. */
  | 'nagari_unclear'
  /** The nagari lies in another kecamatan than the one beside it. */
  | 'nagari_elsewhere';

export type AreaFinder = (nagari: SheetCell | undefined, kecamatan?: SheetCell) => Reading<string, AreaFault>;

interface Known {
  readonly code: string;
  readonly bpsCode: string | null;
  readonly key: string;
}

/** A finder over the areas of one regency; it remembers what it was asked, since sheets ask the same again and again. */
export function areaFinder(areas: readonly NamedKecamatan[]): AreaFinder {
  const kecamatan = areas.map(knownOf);
  const nagari = areas.flatMap((one) => one.nagari.map(knownOf));
  const answers = new Map<string, Reading<string, AreaFault>>();
  return (nagariCell, kecamatanCell) => {
    const question = `${String(nagariCell)}\n${String(kecamatanCell)}`;
    const known = answers.get(question) ?? find(nagari, kecamatan, nagariCell, kecamatanCell);
    // A file may hold as many names as rows; a few thousand are all that come again.
    if (answers.size < MOST_REMEMBERED) answers.set(question, known);
    return known;
  };
}

/** The kecamatan that a cell means, by its code or name; wrong when none or several are meant, or nothing stands there. */
export function kecamatanFinder(
  areas: readonly NamedKecamatan[],
): (cell: SheetCell | undefined) => Reading<string, AreaFault> {
  const kecamatan = areas.map(knownOf);
  return (cell) => {
    const found = kecamatanIn(kecamatan, cell);
    if (!found.isRight) return found;
    return found.value === undefined ? wrong('cell_empty') : right(found.value);
  };
}

const MOST_REMEMBERED = 5000;

function knownOf({ code, name, bpsCode }: Omit<NamedKecamatan, 'nagari'>): Known {
  return { code, bpsCode: bpsCode ?? null, key: nameKey(name) };
}

function find(
  nagari: readonly Known[],
  kecamatan: readonly Known[],
  nagariCell: SheetCell | undefined,
  kecamatanCell: SheetCell | undefined,
): Reading<string, AreaFault> {
  const asked = readLine(nagariCell);
  if (!asked.isRight) return asked;
  const within = kecamatanIn(kecamatan, kecamatanCell);
  if (!within.isRight) return within;
  const digits = codeDigits(asked.value);
  const found =
    digits?.length === NAGARI_DIGITS
      ? coded(nagari, digits)
      : named(nagari, nagariKey(asked.value), within.value);
  const here = within.value === undefined ? found : found.filter(({ code }) => isIn(code, within.value));
  const [first, second] = here;
  if (first === undefined) return wrong(found.length > 0 ? 'nagari_elsewhere' : 'nagari_unknown');
  return second === undefined ? right(first.code) : wrong('nagari_unclear');
}

const NAGARI_DIGITS = 10;
/** Those of Kemendagri, of BPS. */
const KECAMATAN_DIGITS: readonly (number | undefined)[] = [6, 7];

/** By the code of Kemendagri, else by that of BPS: two places that BPS was told to call alike are both meant. */
function coded(known: readonly Known[], digits: string): readonly Known[] {
  const own = known.filter(({ code }) => code.replaceAll('.', '') === digits);
  return own.length > 0 ? own : known.filter(({ bpsCode }) => bpsCode === digits);
}

/** The kecamatan beside it; undefined when nothing stands there. */
function kecamatanIn(
  kecamatan: readonly Known[],
  cell: SheetCell | undefined,
): Reading<string | undefined, AreaFault> {
  const asked = readLine(cell);
  if (!asked.isRight) return asked.fault === 'cell_empty' ? right(undefined) : asked;
  const digits = codeDigits(asked.value);
  const found =
    digits !== undefined && KECAMATAN_DIGITS.includes(digits.length)
      ? coded(kecamatan, digits)
      : named(kecamatan, nameKey(asked.value), undefined);
  return found.length === 1 ? right(found[0]?.code) : wrong('kecamatan_unknown');
}

/** `13.10.04.2005`, `1310042005`, or the number into which a spreadsheet made it; undefined when it is a name. */
function codeDigits(line: string): string | undefined {
  const bare = line.replace(/\.0$/, '').replaceAll(/[.\s-]/g, '');
  return /^\d{6}(\d|\d{4})?$/.test(bare) ? bare : undefined;
}

/**
 * Those called exactly so after spellings are made alike; else the one that is nearest by far. Where the kecamatan is
 * known, its nagari are asked first: `Koto Tingi` is near to several in the regency and to one in Koto Besar.
 */
function named(known: readonly Known[], key: string, within: string | undefined): readonly Known[] {
  const exact = known.filter((one) => one.key === key);
  if (exact.length > 0 || key === '') return exact;
  const here = within === undefined ? known : known.filter(({ code }) => isIn(code, within));
  const ranked = here
    .map((one) => ({ one, distance: distanceOf(one.key, key) }))
    .toSorted((a, b) => a.distance - b.distance);
  const [nearest, next] = ranked;
  if (nearest === undefined || nearest.distance > mostSlips(key)) return [];
  return next !== undefined && next.distance <= nearest.distance + 1
    ? [nearest.one, next.one]
    : [nearest.one];
}

/** One slip of the finger in short names, two in long ones. */
function mostSlips(key: string): number {
  return key.length < 5 ? 0 : key.length < 10 ? 1 : MOST_SLIPS;
}
const MOST_SLIPS = 2;
const FAR = 100;

function isIn(code: string, kecamatan: string | undefined): boolean {
  return kecamatan !== undefined && code.startsWith(`${kecamatan}.`);
}

/** `Jorong Padang Sari, Nagari Tebing Tinggi` → the part that is the nagari. */
function nagariKey(line: string): string {
  const said = /\bnagari\s+([^,;(/]+)/i.exec(line)?.[1];
  return nameKey(said ?? line.replace(/\s*[,(].*$/, ''));
}

const TITLES = /^(nagari|nag|nagr|desa|kelurahan|kel|kecamatan|kec|wali nagari)\b\.?\s*/;
/** Numbers in names, as digits or Roman, and Minang beside Indonesian. */
const ALIKE = new Map(
  Object.entries({
    i: 'satu',
    ii: 'duo',
    dua: 'duo',
    iii: 'tigo',
    tiga: 'tigo',
    iv: 'empat',
    v: 'limo',
    lima: 'limo',
    vi: 'anam',
    enam: 'anam',
    vii: 'tujuh',
    tujuah: 'tujuh',
    viii: 'delapan',
    salapan: 'delapan',
    ix: 'sembilan',
    sambilan: 'sembilan',
    x: 'sepuluh',
    sapuluah: 'sepuluh',
    ampek: 'empat',
    ampat: 'empat',
    '1': 'satu',
    '2': 'duo',
    '3': 'tigo',
    '4': 'empat',
    '5': 'limo',
    '6': 'anam',
    '7': 'tujuh',
    '8': 'delapan',
    '9': 'sembilan',
    '10': 'sepuluh',
    kota: 'koto',
    muara: 'muaro',
    sei: 'sungai',
    sungei: 'sungai',
    s: 'sungai',
    sg: 'sungai',
    gunuang: 'gunung',
    gn: 'gunung',
    g: 'gunung',
    pl: 'pulau',
    p: 'pulau',
    lubuak: 'lubuk',
    lb: 'lubuk',
    teratak: 'taratak',
    tanjuang: 'tanjung',
    tj: 'tanjung',
    tebiang: 'tebing',
    timua: 'timur',
  }),
);

/** A name without titles, signs and spaces, its words in one spelling: what two spellings of one name have in common. */
function nameKey(name: string): string {
  let bare = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
  while (TITLES.test(bare)) bare = bare.replace(TITLES, '');
  return bare
    .split(' ')
    .map((word) => ALIKE.get(word) ?? word)
    .join('');
}

/** Names of other lengths are not worth counting. */
function distanceOf(a: string, b: string): number {
  return Math.abs(a.length - b.length) > MOST_SLIPS ? FAR : slipsBetween(a, b);
}
