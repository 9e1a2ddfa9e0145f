/**
 * Understanding a table: where its header stands below titles, which column holds which field, and where its rows begin
 * and end. Fields and their words are given; what people matched by hand for a source is believed before words are.
 */
import { lineOf } from '#shared/cell-reading.ts';
import type { SheetCell, SheetRow } from '#shared/sheet.ts';

export interface SheetField<Name extends string = string> {
  readonly name: Name;
  /** What the column may be called, in small letters: `nama usaha`. Words in any order; the longest that fits wins. */
  readonly words: readonly string[];
  /** A title with one of these is something else: sales of a month are no sales of a year. */
  readonly without?: readonly string[];
}

export interface SheetHeader {
  /** The row of the header, the lower one when it has two; 0 when none was found and the table begins at once. */
  readonly row: number;
  /** What stands over each column: `Tenaga kerja L` when the header has two rows. */
  readonly titles: readonly string[];
}

/** What column holds which field: a name of a field by column, null where none. */
export type ColumnMatch<Name extends string = string> = readonly (Name | null)[];

/** Of a source: field by the key of a title; an empty name says that the column is none of ours. */
export type RememberedColumns = Readonly<Record<string, string>>;

/** How many rows of a file the header is looked for in. */
export const HEADER_WITHIN = 40;

/**
 * The header among the first rows of a sheet: the row, or the pair of rows below each other, whose cells are named like
 * the most fields. Titles above it are merged or stand alone and are like none. Without any likeness it is the first row
 * that has as many texts as the table is wide.
 */
export function headerIn(rows: readonly SheetRow[], fields: readonly SheetField[]): SheetHeader {
  let best: { header: SheetHeader; fits: number } | undefined;
  const first = rows.slice(0, HEADER_WITHIN);
  for (const [i, row] of first.entries()) {
    const above = first[i - 1];
    const isPair = above !== undefined && above.row === row.row - 1 && looksLikeHeader(above.cells);
    for (const titles of [titlesOf(row.cells), ...(isPair ? [titlesOfPair(above.cells, row.cells)] : [])]) {
      const fits = columnsOf(titles, fields).filter((name) => name !== null).length;
      if (fits > (best?.fits ?? 0)) best = { header: { row: row.row, titles }, fits };
    }
  }
  if (best !== undefined && (best.fits > 1 || widthOf(first) <= 2)) return best.header;
  const width = widthOf(first);
  const full = first.find(({ cells }) => distinctTexts(cells) >= Math.max(1, width - 1));
  if (full !== undefined && looksLikeHeader(full.cells))
    return { row: full.row, titles: titlesOf(full.cells) };
  return { row: 0, titles: Array.from({ length: width }, () => '') };
}

/**
 * True for rows that are none of the data: numbers under the header (1, 2, 3 …), the header again on the next page, and a
 * heading between the rows that is merged over them (`KECAMATAN SITIUNG`), which a maker of that name would be made of.
 */
export function isBesideData(cells: readonly SheetCell[], titles: readonly string[]): boolean {
  const filled = cells.map((cell, i) => ({ text: lineOf(cell), i })).filter(({ text }) => text !== '');
  if (filled.length === 0) return true;
  const numberAt = (n: number) => /^\(?(\d{1,3})\)?$/.exec(filled[n]?.text ?? '')?.[1];
  const isCounted =
    filled.length > 2 &&
    filled.every((_, n) => {
      const number = numberAt(n);
      return number !== undefined && Number(number) === Number(numberAt(0)) + n;
    });
  const isHeader =
    filled.length > 1 &&
    filled.every(
      ({ text, i }) =>
        titleKey(text) !== '' && ` ${titleKey(titles[i] ?? '')} `.includes(` ${titleKey(text)} `),
    );
  return isCounted || isHeader || isHeading(filled);
}

/** One text merged over three columns or more, beside its number at most. */
function isHeading(filled: readonly { readonly text: string; readonly i: number }[]): boolean {
  const said = filled.at(-1)?.text ?? '';
  const spread = filled.filter(({ text }) => text === said);
  const isBeside = filled.slice(0, filled.length - spread.length).every(({ text }) => text.length <= 4);
  return spread.length > 2 && filled.length - spread.length <= 1 && isBeside && /\p{L}/u.test(said);
}

/** True for a row of the data: below the header, and neither beside the table nor its sum. */
export function isDataRow(
  { row, cells }: SheetRow,
  { headerRow, titles }: { readonly headerRow: number; readonly titles: readonly string[] },
): boolean {
  return row > headerRow && !isBesideData(cells, titles) && !isTotal(cells);
}

/** True for the line under a table: `Jumlah`, `Total`, `Sub total Kec. Sitiung`. */
export function isTotal(cells: readonly SheetCell[]): boolean {
  const texts = new Set<string>();
  for (const cell of cells) {
    const text = typeof cell === 'string' ? lineOf(cell) : '';
    if (text !== '') texts.add(text);
    if (texts.size > 2) return false;
  }
  const [first = ''] = texts;
  return /^(sub\s*-?\s*|grand\s*)?(jumlah|total|rekap\w*)\b/i.test(first);
}

/**
 * Which column holds which field: what is remembered of this source, then the titles that fit best, each field once.
 */
export function columnsOf<Name extends string>(
  titles: readonly string[],
  fields: readonly SheetField<Name>[],
  remembered: RememberedColumns = {},
): ColumnMatch<Name> {
  const match: (Name | null)[] = titles.map(() => null);
  const taken = new Set<string>();
  const settled = new Set<number>();
  for (const [column, title] of titles.entries()) {
    const key = titleKey(title);
    if (key === '' || !Object.hasOwn(remembered, key)) continue;
    settled.add(column);
    const field = fields.find(({ name }) => name === remembered[key]);
    if (field === undefined || taken.has(field.name)) continue;
    match[column] = field.name;
    taken.add(field.name);
  }
  const likely = titles
    .flatMap((title, column) =>
      settled.has(column)
        ? []
        : fields.map((field) => ({ name: field.name, column, fit: bestFit(titleKey(title), field) })),
    )
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit || a.column - b.column);
  for (const { name, column } of likely) {
    if (taken.has(name) || match[column] !== null) continue;
    match[column] = name;
    taken.add(name);
  }
  return match;
}

/** What is remembered of a source after its columns were matched: also which were said to be none of ours. */
export function rememberColumns(titles: readonly string[], match: ColumnMatch): RememberedColumns {
  return Object.fromEntries(
    titles.flatMap((title, column) =>
      titleKey(title) === '' ? [] : [[titleKey(title), match[column] ?? '']],
    ),
  );
}

/** A title as it is compared: small letters, no signs, no units, abbreviations written out. */
function titleKey(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => !UNITS.has(word))
    .map((word) => LONG_FORM.get(word) ?? word)
    .join(' ');
}

const UNITS = new Set(['rp', 'rupiah', 'idr', 'orang', 'org', 'dalam', 'per', 'yang', 'dan']);
const LONG_FORM = new Map(
  Object.entries({
    no: 'nomor',
    nmr: 'nomor',
    nomer: 'nomor',
    kec: 'kecamatan',
    kab: 'kabupaten',
    nag: 'nagari',
    kel: 'kelurahan',
    jml: 'jumlah',
    jlh: 'jumlah',
    thn: 'tahun',
    th: 'tahun',
    tgl: 'tanggal',
    alamt: 'alamat',
    tlp: 'telepon',
    telp: 'telepon',
    tel: 'telepon',
    telpon: 'telepon',
    handphone: 'hp',
    wa: 'whatsapp',
    tk: 'tenaga kerja',
    naker: 'tenaga kerja',
    perusahaan: 'usaha',
    ikm: 'usaha',
    umkm: 'usaha',
    lk: 'l',
    laki: 'l',
    bln: 'bulan',
    perbulan: 'bulan',
    sebulan: 'bulan',
    pertahun: 'tahun',
    pria: 'l',
    pr: 'p',
    perempuan: 'p',
    wanita: 'p',
    thp: 'tahap',
  }),
);

/** 0: not alike. More when more of the title is said by the words, and most when it is said exactly. */
function bestFit(key: string, { words, without = [] }: SheetField): number {
  if (key.split(' ').some((word) => without.includes(word))) return 0;
  return Math.max(0, ...words.map((alias) => fitOf(key, titleKey(alias))));
}

function fitOf(key: string, alias: string): number {
  if (key === '' || alias === '') return 0;
  if (key === alias) return 1000 + alias.length;
  const said = alias.split(' ');
  const title = key.split(' ');
  const isSaid = (word: string) => title.some((one) => one === word || isSlip(one, word));
  if (!said.every(isSaid)) return 0;
  // Words that are longer say more; what the title has beyond them takes away.
  return Math.max(1, 100 + said.join('').length * 5 - (title.length - said.length) * 10);
}

/** One letter wrong, more or less, in a word that is long enough to be known all the same. */
function isSlip(typed: string, word: string): boolean {
  if (word.length < 5 || Math.abs(typed.length - word.length) > 1) return false;
  let at = 0;
  while (at < typed.length && at < word.length && typed[at] === word[at]) at += 1;
  const [a, b] = [typed.slice(at), word.slice(at)];
  return a.slice(1) === b.slice(1) || a === b.slice(1) || a.slice(1) === b;
}

function titlesOf(cells: readonly SheetCell[]): string[] {
  // A title that is merged over the whole table stands in each of its columns and names none of them.
  return new Set(cells.map(lineOf).filter(Boolean)).size === 1 && cells.length > 2
    ? cells.map(() => '')
    : cells.map(lineOf);
}

/** `Tenaga kerja` over `L` and `P`; in text files the upper one stands only over the first of its columns. */
function titlesOfPair(above: readonly SheetCell[], below: readonly SheetCell[]): string[] {
  let group = '';
  return Array.from({ length: Math.max(above.length, below.length) }, (_, i) => {
    const [upper, lower] = [lineOf(above[i]), lineOf(below[i])];
    if (upper !== '') group = upper;
    else if (lower === '') group = '';
    if (lower === '' || lower === upper) return upper;
    return `${group} ${lower}`.trim();
  });
}

function looksLikeHeader(cells: readonly SheetCell[]): boolean {
  const filled = cells.map(lineOf).filter(Boolean);
  return new Set(filled).size > 1 && filled.filter((text) => /\p{L}/u.test(text)).length > filled.length / 2;
}

function distinctTexts(cells: readonly SheetCell[]): number {
  return new Set(cells.map(lineOf).filter((text) => /\p{L}/u.test(text))).size;
}

function widthOf(rows: readonly SheetRow[]): number {
  return Math.max(0, ...rows.map(({ cells }) => cells.findLastIndex((cell) => lineOf(cell) !== '') + 1));
}
