/**
 * A maker as a row of the very sheet that the import reads: written here and read there, nothing is lost on the way. A row
 * begins with our own number, by which the import takes every cell as it stands and knows the maker again. Pure.
 */
import type { IndustryColumn } from '#domain/registry/industry-sheet.columns.ts';
import type {
  Difficulty,
  Figures,
  IndustryRecord,
  MarketArea,
  Owner,
  Period,
  Product,
} from '#domain/registry/industry.ts';
import { lineOf } from '#shared/cell-reading.ts';
import type { TableCell } from '#shared/table.ts';
import { writtenNumber } from '#shared/written-number.ts';

/** All that the sheet carries of a maker. */
export interface WholeMaker {
  readonly code: string;
  readonly record: IndustryRecord;
  readonly kecamatan: string;
  readonly nagari: string;
  /** Null when the reader may not have it. */
  readonly owner: Owner | null;
  readonly products: readonly Product[];
  /** Of the newest whole year. */
  readonly figures: (Figures & Period) | null;
}

/** Words of choices, in the language in which sheets are kept; each is read back as what it stands for. */
export const KIND_WORDS = {
  Perorangan: { kind: 'person', groupKind: null },
  'Badan usaha': { kind: 'business', groupKind: null },
  Kelompok: { kind: 'group', groupKind: null },
  KUB: { kind: 'group', groupKind: 'kub' },
  KWT: { kind: 'group', groupKind: 'kwt' },
  PKK: { kind: 'group', groupKind: 'pkk' },
  'Kelompok lain': { kind: 'group', groupKind: 'other' },
  Koperasi: { kind: 'cooperative', groupKind: null },
  BUMNag: { kind: 'bumnag', groupKind: null },
} as const satisfies Readonly<Record<string, Pick<IndustryRecord, 'kind' | 'groupKind'>>>;

const GENDER_WORDS = { female: 'Perempuan', male: 'Laki-laki' } as const;
const LEGAL_WORDS = {
  none: 'Belum berbadan hukum',
  perorangan: 'Perorangan',
  ud: 'UD',
  cv: 'CV',
  pt: 'PT',
  koperasi: 'Koperasi',
  bumnag: 'BUMNag',
} as const;
const MARKET_WORDS: Readonly<Record<MarketArea, string>> = {
  nagari: 'Nagari',
  kecamatan: 'Kecamatan',
  regency: 'Kabupaten',
  province: 'Provinsi',
  national: 'Nasional',
  export: 'Ekspor',
};
export const DIFFICULTY_WORDS: Readonly<Record<Difficulty, string>> = {
  material: 'Bahan baku',
  capital: 'Modal',
  market: 'Pemasaran',
  machine: 'Mesin',
  packaging: 'Kemasan',
  permit: 'Izin',
  skill: 'Keterampilan',
  energy: 'Energi',
  transport: 'Angkutan',
};

interface AgainColumn {
  readonly name: IndustryColumn;
  readonly title: string;
  /** `who`: only for those who may read who owns it; `nik`: only when the whole number was asked for; `money`: as `who`. */
  readonly needs?: 'who' | 'nik' | 'money';
  readonly cell: (maker: WholeMaker) => TableCell;
}

/** What was asked for and granted. */
export interface Granted {
  readonly isPersonal: boolean;
  readonly isWithNik: boolean;
}

const record =
  <Name extends keyof IndustryRecord>(name: Name, say: (value: IndustryRecord[Name]) => TableCell) =>
  (maker: WholeMaker) =>
    say(maker.record[name]);
const owner = (name: keyof Owner) => (maker: WholeMaker) => text(maker.owner?.[name] ?? null);
const figure = (name: keyof Figures) => (maker: WholeMaker) => {
  const value = hasNumbers(maker.figures) ? maker.figures[name] : null;
  return typeof value === 'string' ? text(value) : value;
};
const same = (value: number | null) => value;

/** In the order of the sheet. */
const AGAIN_COLUMNS: readonly AgainColumn[] = [
  { name: 'code', title: 'Kode USH', cell: ({ code }) => code },
  { name: 'name', title: 'Nama usaha', cell: record('name', text) },
  { name: 'kind', title: 'Bentuk pelaku', cell: kindCell },
  { name: 'ownerName', title: 'Nama pemilik', needs: 'who', cell: owner('name') },
  {
    name: 'gender',
    title: 'Jenis kelamin',
    needs: 'who',
    cell: ({ owner: who }) => (who?.gender ? GENDER_WORDS[who.gender] : null),
  },
  { name: 'nik', title: 'NIK', needs: 'nik', cell: owner('nik') },
  { name: 'phone', title: 'Nomor HP', needs: 'who', cell: owner('phone') },
  { name: 'email', title: 'Email', needs: 'who', cell: owner('email') },
  { name: 'address', title: 'Alamat', needs: 'who', cell: owner('address') },
  { name: 'kecamatan', title: 'Kecamatan', cell: ({ kecamatan }) => kecamatan },
  { name: 'nagari', title: 'Kode nagari', cell: record('nagariCode', text) },
  { name: 'jorong', title: 'Jorong', cell: record('jorong', text) },
  { name: 'lat', title: 'Lintang', cell: record('lat', same) },
  { name: 'lng', title: 'Bujur', cell: record('lng', same) },
  { name: 'startedYear', title: 'Tahun berdiri', cell: record('startedYear', same) },
  { name: 'legalForm', title: 'Badan usaha', cell: record('legalForm', (form) => form && LEGAL_WORDS[form]) },
  { name: 'nib', title: 'NIB', cell: record('nib', text) },
  {
    name: 'kbli',
    title: 'KBLI',
    cell: record('kbli', (kbli) => kbli && `${kbli.code} (KBLI ${kbli.version})`),
  },
  { name: 'product', title: 'Produk', cell: ({ products }) => lines(products.map((one) => one.name)) },
  { name: 'brand', title: 'Merek produk', cell: ({ products }) => aligned(products.map((one) => one.brand)) },
  { name: 'price', title: 'Harga produk', cell: ({ products }) => aligned(products.map((one) => one.price)) },
  {
    name: 'priceUnit',
    title: 'Satuan harga',
    cell: ({ products }) => aligned(products.map((one) => one.unit)),
  },
  {
    name: 'material',
    title: 'Bahan baku',
    cell: record('materials', (all) => lines(all.map((one) => one.name))),
  },
  {
    name: 'localShare',
    title: 'Bahan baku lokal',
    cell: record('materials', (all) =>
      aligned(all.map(({ localShare }) => (localShare === null ? null : `${writtenNumber(localShare)}%`))),
    ),
  },
  { name: 'machines', title: 'Mesin', cell: record('machines', lines) },
  {
    name: 'marketArea',
    title: 'Pemasaran',
    cell: record('marketArea', (area) => area && MARKET_WORDS[area]),
  },
  {
    name: 'difficulties',
    title: 'Jenis kesulitan',
    cell: record('difficulties', (all) => lines(all.map((one) => DIFFICULTY_WORDS[one]))),
  },
  { name: 'difficultyNote', title: 'Catatan kesulitan', cell: record('difficultyNote', text) },
  { name: 'membersWomen', title: 'Anggota P', cell: record('membersWomen', same) },
  { name: 'membersMen', title: 'Anggota L', cell: record('membersMen', same) },
  {
    name: 'figuresYear',
    title: 'Tahun data',
    cell: ({ figures }) => (hasNumbers(figures) ? figures.year : null),
  },
  { name: 'women', title: 'Tenaga kerja P', cell: figure('womenPaid') },
  { name: 'men', title: 'Tenaga kerja L', cell: figure('menPaid') },
  { name: 'womenUnpaid', title: 'Tenaga kerja P tidak dibayar', cell: figure('womenUnpaid') },
  { name: 'menUnpaid', title: 'Tenaga kerja L tidak dibayar', cell: figure('menUnpaid') },
  { name: 'capacity', title: 'Kapasitas produksi', cell: figure('capacity') },
  { name: 'output', title: 'Jumlah produksi', cell: figure('output') },
  { name: 'unit', title: 'Satuan', cell: figure('unit') },
  { name: 'sales', title: 'Omzet', needs: 'money', cell: figure('sales') },
  { name: 'exportSales', title: 'Penjualan ekspor', needs: 'money', cell: figure('exportSales') },
  { name: 'investment', title: 'Investasi', needs: 'money', cell: figure('investment') },
  { name: 'capital', title: 'Modal', needs: 'money', cell: figure('capital') },
];

/** The columns that go along. */
export function againColumns({ isPersonal, isWithNik }: Granted): readonly AgainColumn[] {
  return AGAIN_COLUMNS.filter(({ needs }) => {
    if (needs === undefined) return true;
    return needs === 'nik' ? isPersonal && isWithNik : isPersonal;
  });
}

/** A stored text on one line, as `lineOf` reads it back; an apostrophe of its own is kept. */
export function oneLine(stored: string): string {
  return lineOf(`'${stored}`);
}

/** Reading takes one apostrophe off the front: what begins with one gets another. */
function text(value: string | null): string | null {
  if (value === null) return null;
  const line = oneLine(value);
  return line.startsWith("'") ? `'${line}` : line;
}

/** One a line: commas belong to what stands in the list. */
function lines(all: readonly string[]): string | null {
  return all.length === 0 ? null : all.map(text).join('\n');
}

/** What no line says. */
export const NONE = '-';

/** One a line, beside the lines of another column; a number alone stays a number. */
function aligned(all: readonly (string | number | null)[]): TableCell {
  if (all.every((one) => one === null || one === NONE)) return null;
  const [first = null] = all;
  if (all.length === 1 && typeof first === 'number') return first;
  return all
    .map((one) => (one === null ? NONE : typeof one === 'number' ? writtenNumber(one) : text(one)))
    .join('\n');
}

function kindCell({ record: { kind, groupKind } }: WholeMaker): string {
  const found = Object.entries(KIND_WORDS).find(
    ([, one]) => one.kind === kind && one.groupKind === (kind === 'group' ? groupKind : null),
  );
  return found?.[0] ?? '';
}

/** A unit without any number says nothing of a year. */
function hasNumbers(figures: WholeMaker['figures']): figures is Figures & Period {
  if (figures === null) return false;
  const { year: _, quarter: __, unit: ___, ...numbers } = figures;
  return Object.values(numbers).some((value) => value !== null);
}
