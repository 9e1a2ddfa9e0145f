/**
 * Reading makers out of a sheet, row by row: what can be written down of a row, and every problem by row and column. Pure:
 * nothing is looked up but what is given, so that a dry run and the run itself say the same.
 */
import type { AreaFault, AreaFinder } from '#domain/areas/area-name.ts';
import type { IndustryColumn } from '#domain/registry/industry-sheet.columns.ts';
import {
  DIFFICULTIES,
  KBLI_VERSIONS,
  parseIndustryCode,
  type Difficulty,
  type Figures,
  type IndustryRecord,
  type KbliVersion,
  type MarketArea,
  type Owner,
  type Period,
  type Product,
} from '#domain/registry/industry.ts';
import { DIFFICULTY_WORDS, KIND_WORDS, NONE } from '#domain/registry/industry-again.ts';
import { readNib, type NibFault } from '#domain/registry/nib.ts';
import { readNik, type NikFault } from '#domain/registry/nik.ts';
import { lineOf, readLine, right, wrong, type CellFault, type Reading } from '#shared/cell-reading.ts';
import type { Day } from '#shared/day.ts';
import { readPhone, type PhoneFault } from '#shared/phone-cell.ts';
import type { ColumnMatch } from '#shared/sheet-columns.ts';
import type { SheetCell, SheetRow } from '#shared/sheet.ts';
import { nameKey, readableName } from '#shared/written-name.ts';
import { readNumber, readPercent, readWhole, readYear, type NumberFault } from '#shared/written-number.ts';
import { readGender } from '#shared/written-words.ts';

/** Each is the key of a sentence. */
export type IndustryCellFault =
  | CellFault
  | AreaFault
  | NumberFault
  | PhoneFault
  | NibFault
  | NikFault
  | 'too_long'
  | 'gender_wrong'
  | 'email_wrong'
  | 'place_wrong'
  | 'place_half'
  | 'legal_form_unknown'
  | 'market_unknown'
  | 'kbli_unknown'
  | 'difficulty_unknown'
  /** Neither the maker nor its owner has a name. */
  | 'name_needed'
  | 'nagari_needed'
  /** A nagari outside the duty of whoever imports. */
  | 'nagari_out_of_reach'
  /** The same maker stands further up in the sheet. */
  | 'row_twice';

export interface CellProblem {
  readonly row: number;
  /** From 0; null when the fault is of the row, or its column is missing. */
  readonly column: number | null;
  readonly fault: IndustryCellFault;
  /** The row cannot be written down at all; otherwise it can, without this cell. */
  readonly isGrave: boolean;
  /** The row above that says the same, of `row_twice`. */
  readonly first?: number;
}

/** What a row says of a maker. */
export interface SheetIndustry {
  readonly row: number;
  /** Our own number, of a row out of a file of ours; null of all others. */
  readonly code: string | null;
  readonly record: IndustryRecord;
  readonly owner: Owner;
  readonly products: readonly Product[];
  /** Null when the row tells none. */
  readonly figures: { readonly period: Period; readonly figures: Figures } | null;
}

export interface ReadRow {
  /** Null when a problem is grave. */
  readonly industry: SheetIndustry | null;
  readonly problems: readonly CellProblem[];
}

export interface SheetWorld {
  readonly find: AreaFinder;
  readonly today: Day;
  /** The year that figures are of where no column says it. */
  readonly figuresYear: number;
  readonly hasKbli: (version: KbliVersion, code: string) => boolean;
  /** Whether whoever imports may write down makers of this nagari. */
  readonly mayIn: (nagariCode: string) => boolean;
}

const MOST_RUPIAH = 100_000_000_000_000;
const SCALED_TWICE = 100_000;
const MOST_COUNT = 100_000;
const FIRST_YEAR = 1900;
const FIRST_FIGURES = 2000;
const MOST_LISTED = 20;

/**
 * A reader of rows under these columns. It remembers the makers it has read, so that one that comes twice is a problem of
 * the second row.
 */
export function industryReader(
  { titles, columns }: { titles: readonly string[]; columns: ColumnMatch<IndustryColumn> },
  world: SheetWorld,
): (row: SheetRow) => ReadRow {
  const places = new Map(
    columns.flatMap((name, i) =>
      name === null ? [] : [[name, { column: i, scale: scaleOf(titles[i] ?? '') }] as const],
    ),
  );
  const seen = new Map<string, number>();
  return (row) => {
    const cells = cellsOf(row, places);
    const read = readCells(cells, world);
    if (read === undefined) return { industry: null, problems: cells.problems };
    // Makers of ours that are told apart by their numbers alone are two all the same.
    const keys = read.code === null ? identityOf(read) : identityOf(read).slice(0, 1);
    const first = keys.map((key) => seen.get(key)).find((one) => one !== undefined);
    if (first !== undefined) {
      cells.problems.push({ row: row.row, column: null, fault: 'row_twice', isGrave: true, first });
      return { industry: null, problems: cells.problems };
    }
    for (const key of keys) seen.set(key, row.row);
    return { industry: read, problems: cells.problems };
  };
}

/**
 * By what the same maker is known again, the surest first: our own number; its NIB; its name with a telephone number; its name, nagari and
 * owner. Rows of two makers share none.
 */
export function identityOf({
  code,
  record: { nib, name, nagariCode },
  owner,
}: Pick<SheetIndustry, 'code' | 'record' | 'owner'>): string[] {
  const called = nameKey(name);
  return [
    ...(code === null ? [] : [`code ${code}`]),
    ...(nib === null ? [] : [`nib ${nib}`]),
    ...(owner.phone === null ? [] : [`phone ${owner.phone} ${called}`]),
    `name ${nagariCode} ${called} ${nameKey(owner.name ?? '')}`,
  ];
}

interface Cells {
  readonly row: number;
  /** Our own number, when the row comes out of a file of ours: then nothing in it is made readable, or split, or guessed. */
  readonly code: string | null;
  readonly problems: CellProblem[];
  /** The cell of a column; undefined when the sheet has none. */
  at(name: IndustryColumn): SheetCell | undefined;
  /** By what its title says the numbers are to be multiplied: `Omzet (juta)`. */
  scaleOf(name: IndustryColumn): number;
  /** The value of a column by a reader; null, and a problem unless the cell is empty, when it cannot be read. */
  take<T>(
    name: IndustryColumn,
    read: (cell: SheetCell | undefined) => Reading<T, IndustryCellFault>,
    isGrave?: boolean,
  ): T | null;
  refuse(name: IndustryColumn, fault: IndustryCellFault, isGrave?: boolean): null;
}

interface Place {
  readonly column: number;
  readonly scale: number;
}

function scaleOf(title: string): number {
  return /\b(juta|jt)\b/i.test(title) ? 1e6 : /\b(ribu|ribuan|rb)\b|\b000\b/i.test(title) ? 1e3 : 1;
}

function cellsOf(row: SheetRow, places: ReadonlyMap<IndustryColumn, Place>): Cells {
  const problems: CellProblem[] = [];
  const at = (name: IndustryColumn) => {
    const place = places.get(name);
    return place && (row.cells[place.column] ?? null);
  };
  const refuse = (name: IndustryColumn, fault: IndustryCellFault, isGrave = false) => {
    problems.push({ row: row.row, column: places.get(name)?.column ?? null, fault, isGrave });
    return null;
  };
  return {
    row: row.row,
    code: parseIndustryCode(lineOf(at('code'))) ?? null,
    problems,
    at,
    refuse,
    scaleOf: (name) => places.get(name)?.scale ?? 1,
    take(name, read, isGrave = false) {
      const reading = read(at(name));
      if (reading.isRight) return reading.value;
      return reading.fault === 'cell_empty' ? null : refuse(name, reading.fault, isGrave);
    },
  };
}

function readCells(cells: Cells, world: SheetWorld): SheetIndustry | undefined {
  const thisYear = Number(world.today.slice(0, 4));
  const isOurs = cells.code !== null;
  const [named, lined] = isOurs ? [literalWithin, literalWithin] : [nameWithin, lineWithin];
  const ownerName = cells.take('ownerName', named(120));
  const ownName = cells.take('name', named(150), true);
  // Where a sheet names people only, the maker is the person.
  const name = ownName ?? ownerName;
  if (name === null) cells.refuse('name', 'name_needed', true);
  const nagariCode = nagariOf(cells, world);
  const owner: Owner = {
    name: ownerName,
    gender: cells.take('gender', readGender),
    nik: cells.take('nik', (cell) => nikIn(cell, world.today)),
    phone: cells.take('phone', readPhone),
    email: cells.take('email', emailIn),
    address: cells.take('address', lined(300)),
  };
  const place = placeOf(cells);
  const legalForm = cells.take('legalForm', legalFormIn);
  const record = {
    ...(cells.take('kind', kindIn) ?? kindOf(name ?? '', ownName === null, legalForm)),
    jorong: cells.take('jorong', named(80)),
    ...place,
    startedYear: cells.take('startedYear', (cell) => readYear(cell, FIRST_YEAR, thisYear)),
    legalForm,
    nib: cells.take('nib', nibIn),
    kbli: cells.take('kbli', (cell) => kbliIn(cell, world)),
    materials: materialsOf(cells),
    machines: cells.take('machines', isOurs ? linesIn : listIn) ?? [],
    marketArea: cells.take('marketArea', marketIn),
    difficulties: cells.take('difficulties', difficultiesIn) ?? [],
    difficultyNote: cells.take('difficultyNote', lined(500)),
    membersWomen: cells.take('membersWomen', countIn),
    membersMen: cells.take('membersMen', countIn),
  };
  const products = productsOf(cells);
  const figures = figuresOf(cells, world, thisYear);
  if (name === null || nagariCode === null || cells.problems.some(({ isGrave }) => isGrave)) return undefined;
  const { row, code } = cells;
  return { row, code, record: { ...record, name, nagariCode }, owner, products, figures };
}

function nagariOf(cells: Cells, { find, mayIn }: SheetWorld): string | null {
  const code = cells.take('nagari', (cell) => find(cell, cells.at('kecamatan')), true);
  if (code !== null) return mayIn(code) ? code : cells.refuse('nagari', 'nagari_out_of_reach', true);
  const isTold = cells.problems.some(
    ({ isGrave, fault }) => isGrave && fault !== 'name_needed' && fault !== 'too_long',
  );
  return isTold ? null : cells.refuse('nagari', 'nagari_needed', true);
}

const GROUPS: readonly (readonly [RegExp, IndustryRecord['kind'], IndustryRecord['groupKind']])[] = [
  [/^(koperasi|ksu|kud)\b/i, 'cooperative', null],
  [/^(bumnag|bumdes|bum nagari)\b/i, 'bumnag', null],
  [/^kub\b/i, 'group', 'kub'],
  [/^kwt\b|^kelompok wanita/i, 'group', 'kwt'],
  [/^(tp\s)?pkk\b/i, 'group', 'pkk'],
  [/^(kelompok|klp|uppks)\b/i, 'group', 'other'],
];

/** What a maker is, told by its name: groups, cooperatives and BUMNag are called so. */
function kindOf(
  name: string,
  isPerson: boolean,
  legalForm: IndustryRecord['legalForm'],
): Pick<IndustryRecord, 'kind' | 'groupKind'> {
  const [, kind, groupKind] = GROUPS.find(([words]) => words.test(name)) ?? [];
  if (kind !== undefined) return { kind, groupKind: groupKind ?? null };
  if (legalForm === 'koperasi') return { kind: 'cooperative', groupKind: null };
  if (legalForm === 'bumnag') return { kind: 'bumnag', groupKind: null };
  return { kind: isPerson ? 'person' : 'business', groupKind: null };
}

function lineWithin(most: number) {
  return (cell: SheetCell | undefined): Reading<string, IndustryCellFault> => {
    const line = readLine(cell);
    return line.isRight && line.value.length > most ? wrong('too_long') : line;
  };
}

/** A text of ours as it stands: a dash is a dash, and capitals are meant. */
function literalWithin(most: number) {
  return (cell: SheetCell | undefined): Reading<string, IndustryCellFault> => {
    const line = lineOf(cell);
    if (line === '') return wrong('cell_empty');
    return line.length > most ? wrong('too_long') : right(line);
  };
}

function nameWithin(most: number) {
  const within = lineWithin(most);
  return (cell: SheetCell | undefined): Reading<string, IndustryCellFault> => {
    const line = within(cell);
    return line.isRight ? right(readableName(line.value)) : line;
  };
}

/** Things told apart by commas, semicolons, slashes or lines. */
function listIn(cell: SheetCell | undefined): Reading<string[], IndustryCellFault> {
  const line = readLine(typeof cell === 'string' ? cell.replaceAll(/[\r\n]+/g, ';') : cell);
  if (!line.isRight) return line;
  const all = [...new Set(line.value.split(/\s*[,;/]\s*|\s+dan\s+/i).map((one) => one.trim()))].filter(
    Boolean,
  );
  return all.length > MOST_LISTED || all.some((one) => one.length > 120) ? wrong('too_long') : right(all);
}

/** A list of ours: one thing a line, whatever signs it holds. */
function linesIn(cell: SheetCell | undefined): Reading<string[], IndustryCellFault> {
  const all = cellLines(cell).map(lineOf);
  if (all.length === 0) return wrong('cell_empty');
  return all.length > MOST_LISTED || all.some((one) => one.length > 120) ? wrong('too_long') : right(all);
}

function cellLines(cell: SheetCell | undefined): SheetCell[] {
  if (typeof cell !== 'string') return cell === null || cell === undefined ? [] : [cell];
  return lineOf(cell) === '' ? [] : cell.split(/\r\n|\r|\n/);
}

/** What stands beside each of a list, line by line; null where its line says nothing. */
function besideIn<T>(read: (cell: SheetCell) => Reading<T, IndustryCellFault>) {
  return (cell: SheetCell | undefined): Reading<(T | null)[], IndustryCellFault> => {
    const all: (T | null)[] = [];
    for (const one of cellLines(cell)) {
      const reading = lineOf(one) === NONE ? wrong('cell_empty') : read(one);
      if (reading.isRight) all.push(reading.value);
      else if (reading.fault === 'cell_empty') all.push(null);
      else return reading;
    }
    return right(all);
  };
}

function productsOf(cells: Cells): Product[] {
  if (cells.code === null)
    return (cells.take('product', listIn) ?? []).map((product) => ({
      name: product === product.toUpperCase() ? readableName(product) : product,
      brand: null,
      price: null,
      unit: null,
    }));
  const names = cells.take('product', linesIn) ?? [];
  const brands = cells.take('brand', besideIn(literalWithin(80))) ?? [];
  const prices =
    cells.take(
      'price',
      besideIn((one) => readWhole(one, MOST_RUPIAH)),
    ) ?? [];
  const units = cells.take('priceUnit', besideIn(literalWithin(40))) ?? [];
  return names.map((name, i) => ({
    name,
    brand: brands[i] ?? null,
    price: prices[i] ?? null,
    unit: units[i] ?? null,
  }));
}

/** What a maker is, told in a word of ours; any other word leaves it to the name. */
function kindIn(
  cell: SheetCell | undefined,
): Reading<Pick<IndustryRecord, 'kind' | 'groupKind'>, IndustryCellFault> {
  const found = KIND_BY_WORD.get(lineOf(cell).toLowerCase());
  return found === undefined ? wrong('cell_empty') : right(found);
}
const KIND_BY_WORD: ReadonlyMap<string, Pick<IndustryRecord, 'kind' | 'groupKind'>> = new Map(
  Object.entries(KIND_WORDS).map(([word, kind]) => [word.toLowerCase(), kind]),
);

function difficultiesIn(
  cell: SheetCell | undefined,
): Reading<IndustryRecord['difficulties'], IndustryCellFault> {
  const found = cellLines(cell).map((one) => DIFFICULTY_BY_WORD.get(lineOf(one).toLowerCase()));
  const known = found.filter((one) => one !== undefined);
  return known.length < found.length ? wrong('difficulty_unknown') : right(known);
}
const DIFFICULTY_BY_WORD: ReadonlyMap<string, Difficulty> = new Map(
  DIFFICULTIES.map((one) => [DIFFICULTY_WORDS[one].toLowerCase(), one]),
);

function countIn(cell: SheetCell | undefined): Reading<number, IndustryCellFault> {
  return readWhole(cell, MOST_COUNT);
}

function materialsOf(cells: Cells): IndustryRecord['materials'] {
  if (cells.code !== null) {
    const shares = cells.take('localShare', besideIn(readPercent)) ?? [];
    return (cells.take('material', linesIn) ?? []).map((name, i) => ({
      name,
      localShare: shares[i] ?? null,
    }));
  }
  const names = cells.take('material', listIn) ?? [];
  const share = cells.take('localShare', readPercent);
  // One share for several materials says of none how much of it is local.
  return names.map((name) => ({ name: name.slice(0, 80), localShare: names.length === 1 ? share : null }));
}

function nikIn(cell: SheetCell | undefined, today: Day): Reading<string, IndustryCellFault> {
  const line = readLine(cell);
  if (!line.isRight) return line;
  // A spreadsheet keeps fifteen digits of a number and a NIK has sixteen.
  if (typeof cell === 'number') return wrong('nik_spoilt');
  const read = readNik(line.value, today);
  return read.isRight ? right(read.nik) : wrong(read.fault);
}

function nibIn(cell: SheetCell | undefined): Reading<string, IndustryCellFault> {
  const line = readLine(cell);
  if (!line.isRight) return line;
  if (/^(belum|tidak|tdk|proses)\b/i.test(line.value)) return wrong('cell_empty');
  const read = readNib(line.value);
  return read.isRight ? right(read.nib) : wrong(read.fault);
}

function emailIn(cell: SheetCell | undefined): Reading<string, IndustryCellFault> {
  const line = readLine(cell);
  if (!line.isRight) return line;
  return /^[^\s@,;]+@[^\s@,;]+\.[a-z]{2,}$/i.test(line.value) && line.value.length <= 200
    ? right(line.value.toLowerCase())
    : wrong('email_wrong');
}

function kbliIn(
  cell: SheetCell | undefined,
  { hasKbli }: SheetWorld,
): Reading<NonNullable<IndustryRecord['kbli']>, IndustryCellFault> {
  const line = readLine(cell);
  if (!line.isRight) return line;
  const code = /(?:^|\D)(\d{5})(?:\D|$)/.exec(line.value)?.[1];
  if (code === undefined) return wrong('kbli_unknown');
  const told = /\bKBLI (20\d\d)\b/.exec(line.value)?.[1];
  const version = KBLI_VERSIONS.find((one) => one === told);
  if (version !== undefined && hasKbli(version, code)) return right({ version, code });
  if (hasKbli('2025', code)) return right({ version: '2025', code });
  return hasKbli('2020', code) ? right({ version: '2020', code }) : wrong('kbli_unknown');
}

const LEGAL_WORDS: readonly (readonly [RegExp, NonNullable<IndustryRecord['legalForm']>])[] = [
  [/^(belum|tidak|tdk|tanpa|non)\b/i, 'none'],
  [/^(pt\.?\s*)?perorangan$|^perseorangan$/i, 'perorangan'],
  [/^(ud|usaha dagang)\b/i, 'ud'],
  [/^cv\b/i, 'cv'],
  [/^(pt|perseroan)\b/i, 'pt'],
  [/^(koperasi|ksu|kud)\b/i, 'koperasi'],
  [/^(bumnag|bumdes|bum nagari)\b/i, 'bumnag'],
];

function legalFormIn(
  cell: SheetCell | undefined,
): Reading<NonNullable<IndustryRecord['legalForm']>, IndustryCellFault> {
  const line = readLine(cell);
  if (!line.isRight) return line;
  const form = LEGAL_WORDS.find(([words]) => words.test(line.value))?.[1];
  return form === undefined ? wrong('legal_form_unknown') : right(form);
}

/** The widest first: of several that a cell names the widest is true. */
const MARKET_WORDS: readonly (readonly [RegExp, MarketArea])[] = [
  [/\b(ekspor|export|luar negeri|internasional)\b/i, 'export'],
  [/\b(nasional|luar (provinsi|propinsi|daerah)|indonesia|online)\b/i, 'national'],
  [/\b(provinsi|propinsi|sumbar|sumatera barat|luar kab\w*)\b/i, 'province'],
  [/\b(kab|kabupaten|dalam daerah|regional)\b/i, 'regency'],
  [/\b(kec|kecamatan)\b/i, 'kecamatan'],
  [/\b(nagari|desa|jorong|lokal|setempat|sekitar)\b/i, 'nagari'],
];

function marketIn(cell: SheetCell | undefined): Reading<MarketArea, IndustryCellFault> {
  const line = readLine(cell);
  if (!line.isRight) return line;
  const area = MARKET_WORDS.find(([words]) => words.test(line.value))?.[1];
  return area === undefined ? wrong('market_unknown') : right(area);
}

/** Both coordinates or none; Indonesia lies between 95° and 141° east, from 6° north to 11° south. */
function placeOf(cells: Cells): Pick<IndustryRecord, 'lat' | 'lng'> {
  const lat = cells.take('lat', (cell) => degreesIn(cell, -11.1, 6.1));
  const lng = cells.take('lng', (cell) => degreesIn(cell, 94.9, 141.1));
  if ((lat === null) === (lng === null)) return { lat, lng };
  const missing = lat === null ? 'lat' : 'lng';
  if (!readLine(cells.at(missing)).isRight) cells.refuse(missing, 'place_half');
  return { lat: null, lng: null };
}

function degreesIn(
  cell: SheetCell | undefined,
  from: number,
  to: number,
): Reading<number, IndustryCellFault> {
  const line = readLine(cell);
  if (!line.isRight) return line;
  const degrees = typeof cell === 'number' ? cell : Number(line.value.replace(',', '.').replace(/°$/, ''));
  return degrees >= from && degrees <= to ? right(degrees) : wrong('place_wrong');
}

function figuresOf(cells: Cells, { figuresYear }: SheetWorld, thisYear: number): SheetIndustry['figures'] {
  const rupiah = (name: IndustryColumn) => cells.take(name, (cell) => rupiahIn(cell, cells.scaleOf(name)));
  const amount = (name: IndustryColumn) => cells.take(name, amountIn);
  const ofYear = (yearly: number | null, monthly: number | null) =>
    yearly ?? (monthly === null ? null : monthly * 12);
  const figures = {
    womenPaid: cells.take('women', countIn),
    menPaid: cells.take('men', countIn),
    womenUnpaid: cells.take('womenUnpaid', countIn),
    menUnpaid: cells.take('menUnpaid', countIn),
    capacity: ofYear(amount('capacity'), amount('capacityMonthly')),
    output: ofYear(amount('output'), amount('outputMonthly')),
    unit: cells.take('unit', (cells.code === null ? lineWithin : literalWithin)(30)),
    sales: ofYear(rupiah('sales'), rupiah('salesMonthly')),
    exportSales: rupiah('exportSales'),
    investment: rupiah('investment'),
    capital: rupiah('capital'),
  };
  const year = cells.take('figuresYear', (cell) => readYear(cell, FIRST_FIGURES, thisYear));
  const { unit: _, ...numbers } = figures;
  if (Object.values(numbers).every((value) => value === null)) return null;
  return { period: { year: year ?? figuresYear, quarter: 0 }, figures };
}

/** Whole rupiah. Under a title that says millions, a cell of many digits says them a second time, or not: it is asked. */
function rupiahIn(cell: SheetCell | undefined, scale: number): Reading<number, IndustryCellFault> {
  if (scale === 1) return readWhole(cell, MOST_RUPIAH);
  const read = readNumber(cell);
  if (!read.isRight) return read;
  return read.value >= SCALED_TWICE ? wrong('number_unclear') : readWhole(read.value * scale, MOST_RUPIAH);
}

function amountIn(cell: SheetCell | undefined): Reading<number, IndustryCellFault> {
  const read = readNumber(cell);
  return read.isRight && (read.value < 0 || read.value > 1e9) ? wrong('number_out_of_range') : read;
}
