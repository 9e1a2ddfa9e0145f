/** Reading helps out of a sheet, a recipient a row: what a row says, and every problem by row and column. Pure. */
import type { AreaFault, AreaFinder } from '#domain/areas/area-name.ts';
import { lastDayOf, type Funds, type HelpKind, type HelpRecord, type HelpShare } from '#domain/help/help.ts';
import { parseIndustryCode } from '#domain/registry/industry.ts';
import { readNib, type NibFault } from '#domain/registry/nib.ts';
import { readLine, right, wrong, type Reading } from '#shared/cell-reading.ts';
import { addDays, type Day } from '#shared/day.ts';
import type { ColumnMatch, SheetField } from '#shared/sheet-columns.ts';
import {
  readKnown,
  readMeant,
  readShortLine,
  rowTaker,
  type RowFault,
  type RowProblem,
} from '#shared/sheet-row.ts';
import type { SheetCell, SheetRow } from '#shared/sheet.ts';
import { readDay, type DayFault } from '#shared/written-day.ts';
import { nameKey, readableName } from '#shared/written-name.ts';
import { readNumber, readWhole, readYear, type NumberFault } from '#shared/written-number.ts';

/** The columns of a list of recipients, by what offices call them, in the order in which they are shown. */
export const HELP_COLUMNS = [
  { name: 'kind', words: ['jenis bantuan', 'jenis', 'bentuk bantuan'] },
  {
    name: 'title',
    words: ['kegiatan', 'nama kegiatan', 'nama bantuan', 'bantuan', 'uraian bantuan', 'judul', 'program'],
    without: ['jenis', 'penerima', 'nilai', 'tanggal', 'sumber', 'jumlah', 'hasil'],
  },
  { name: 'office', words: ['dinas', 'opd', 'perangkat daerah', 'instansi', 'dinas pemberi', 'pemberi'] },
  {
    name: 'beganOn',
    words: ['tanggal', 'tanggal mulai', 'tgl', 'tanggal bantuan', 'tanggal kegiatan', 'tanggal penyerahan'],
    without: ['selesai', 'akhir', 'sampai'],
  },
  { name: 'endedOn', words: ['tanggal selesai', 'sampai tanggal', 'tgl selesai', 'tanggal akhir'] },
  {
    name: 'funds',
    words: ['sumber dana', 'sumber anggaran', 'dana', 'anggaran'],
    without: ['tahun', 'nilai'],
  },
  { name: 'fundYear', words: ['tahun anggaran', 'tahun dana', 'tahun'] },
  {
    name: 'value',
    words: ['nilai', 'nilai seluruhnya', 'nilai bantuan', 'nilai kegiatan', 'total nilai', 'pagu'],
    without: ['penerima', 'usaha', 'bagian', 'per'],
  },
  { name: 'code', words: ['nomor usaha', 'kode usaha', 'kode ush', 'nomor ush', 'ush'] },
  { name: 'nib', words: ['nib', 'nomor nib', 'nomor induk berusaha'] },
  {
    name: 'name',
    words: ['penerima', 'nama penerima', 'nama usaha', 'usaha', 'nama ikm', 'nama pelaku usaha', 'nama'],
    without: ['nomor', 'kode', 'nilai', 'kegiatan', 'bantuan', 'nagari', 'kecamatan'],
  },
  { name: 'kecamatan', words: ['kecamatan', 'nama kecamatan', 'kode kecamatan'] },
  { name: 'nagari', words: ['nagari', 'nama nagari', 'kode nagari', 'desa', 'tempat'] },
  {
    name: 'shareValue',
    words: ['nilai penerima', 'nilai per penerima', 'bagian', 'nilai untuk usaha', 'nilai diterima'],
  },
  { name: 'quantity', words: ['jumlah', 'banyaknya', 'jumlah barang', 'volume'], without: ['nilai', 'rp'] },
  { name: 'unit', words: ['satuan', 'unit'] },
  { name: 'result', words: ['hasil', 'hasil bantuan', 'keadaan sekarang', 'kondisi', 'pemanfaatan'] },
] as const satisfies readonly SheetField[];

export type HelpColumn = (typeof HELP_COLUMNS)[number]['name'];

/** Without these nothing can be kept; of those that name the maker one is enough. */
export const HELP_NEEDS: readonly HelpColumn[] = ['kind', 'title', 'beganOn', 'funds'];
export const HELP_NAMES_MAKER: readonly HelpColumn[] = ['code', 'nib', 'name'];

/** More than the regency spends in a year: a slip of the finger. */
const MOST_RUPIAH = 10_000_000_000_000;
const MOST_QUANTITY = 1_000_000_000;
const EARLIEST: Day = '2000-01-01';
/** A training that is planned can be written down a year ahead, not more. */
const AHEAD_DAYS = 366;

export type HelpFault =
  | RowFault
  | AreaFault
  | DayFault
  | NumberFault
  | NibFault
  | 'kind_unknown'
  | 'funds_unknown'
  | 'office_unknown'
  /** The help of another office, that this person does not keep. */
  | 'office_not_yours'
  | 'day_too_early'
  | 'day_too_far'
  | 'ends_before_it_begins'
  | 'maker_code_wrong'
  | 'maker_needed'
  | 'maker_unknown'
  | 'maker_unclear'
  | 'result_unknown'
  /** Told before the help was given. */
  | 'result_too_early'
  /** Rows of one help say different things of it; the first counts. */
  | 'help_differs'
  /** On record already with something else; a person decides. */
  | 'on_record_differs';

export type HelpProblem = RowProblem<HelpFault>;

/** How a row names the maker: by the surest it says. */
export type MakerHint =
  | { readonly by: 'code'; readonly code: string }
  | { readonly by: 'nib'; readonly nib: string }
  | { readonly by: 'name'; readonly name: string; readonly nagariCode: string };

/** What came of it, in the words of the sheet. */
export interface SheetResult {
  readonly isUsed: boolean;
  readonly areSalesUp: boolean | null;
  readonly note: string;
}

export interface HelpRow {
  readonly row: number;
  readonly help: HelpRecord;
  readonly maker: MakerHint;
  readonly share: HelpShare;
  readonly result: SheetResult | null;
}

export interface HelpSheetWorld {
  readonly find: AreaFinder;
  readonly today: Day;
  /** Open offices by every name they go by, as `nameKey` writes it. */
  readonly offices: ReadonlyMap<string, string>;
  /** The office of a row that names none. */
  readonly officeId: string;
  readonly mayKeep: (officeId: string) => boolean;
}

/** A reader of rows under these columns: null when a problem is grave. */
export function helpRowReader(
  columns: ColumnMatch<HelpColumn>,
  world: HelpSheetWorld,
): (row: SheetRow) => { readonly found: HelpRow | null; readonly problems: HelpProblem[] } {
  const takeRow = rowTaker<HelpColumn, HelpFault>(columns);
  return (row) => {
    const taken = takeRow(row);
    const { problems, refuse, take } = taken;
    const help = helpOf(taken, world);
    const maker = makerOf(taken, world.find);
    const rupiah = (name: HelpColumn) => take(name, (cell) => readWhole(cell, MOST_RUPIAH));
    const counted = take('quantity', readQuantity);
    const share = {
      value: rupiah('shareValue'),
      quantity: counted?.quantity ?? null,
      unit: counted === null ? null : (take('unit', (cell) => readShortLine(cell, 30)) ?? counted.unit),
    };
    let result = take('result', readResult);
    if (result !== null && help !== null && lastDayOf(help) > world.today)
      result = refuse('result', 'result_too_early', false);
    const isWhole = !problems.some(({ isGrave }) => isGrave);
    if (!isWhole || help === null || maker === null) return { found: null, problems };
    return { found: { row: row.row, help, maker, share, result }, problems };
  };
}

type Taken = ReturnType<ReturnType<typeof rowTaker<HelpColumn, HelpFault>>>;

function helpOf({ take, refuse, at }: Taken, world: HelpSheetWorld): HelpRecord | null {
  const kind = take('kind', (cell) => readMeant(cell, KIND_WORDS, 'kind_unknown'), true);
  const title = take('title', (cell) => readShortLine(cell, 150), true);
  // An office that is written but not known is grave: its help would stand under another.
  const named = take(
    'office',
    (cell) => readKnown(cell, world.offices, 'office_unknown'),
    says(at('office')),
  );
  const officeId = named ?? world.officeId;
  if (!world.mayKeep(officeId) && named !== null) refuse('office', 'office_not_yours', true);
  const beganOn = take('beganOn', (cell) => dayWithin(cell, world.today), true);
  let endedOn = take('endedOn', (cell) => dayWithin(cell, world.today));
  if (beganOn !== null && endedOn !== null && endedOn < beganOn)
    endedOn = refuse('endedOn', 'ends_before_it_begins', false);
  const funds = take('funds', (cell) => readMeant(cell, FUNDS_WORDS, 'funds_unknown'), true);
  const lastYear = Number(world.today.slice(0, 4)) + 1;
  const fundYear = take('fundYear', (cell) => readYear(cell, 2000, lastYear));
  const value = take('value', (cell) => readWhole(cell, MOST_RUPIAH));
  if (kind === null || title === null || beganOn === null || funds === null) return null;
  return {
    kind,
    title: readableName(title),
    officeId,
    beganOn,
    endedOn: endedOn === beganOn ? null : endedOn,
    funds,
    fundYear: fundYear ?? Number(beganOn.slice(0, 4)),
    value,
    nagariCode: null,
    othersWomen: null,
    othersMen: null,
    note: null,
  };
}

/** The maker by number, else by NIB, else by name and nagari. What is written wrongly is not passed over for less. */
function makerOf({ problems, take, refuse, at }: Taken, find: AreaFinder): MakerHint | null {
  const before = problems.length;
  const code = take('code', readCode, says(at('code')));
  const nib = code === null ? take('nib', readNibCell, says(at('nib'))) : null;
  if (code !== null) return { by: 'code', code };
  if (nib !== null) return { by: 'nib', nib };
  if (problems.length > before) return null;
  const name = take('name', (cell) => readShortLine(cell, 150), says(at('name')));
  if (problems.length > before) return null;
  if (name === null) return refuse(null, 'maker_needed', true);
  const nagariCode = take('nagari', (cell) => find(cell, at('kecamatan')), true);
  return nagariCode === null ? null : { by: 'name', name, nagariCode };
}

function says(cell: SheetCell | undefined): boolean {
  const line = readLine(cell);
  return line.isRight || line.fault !== 'cell_empty';
}

/** By what one help is known again: kind, title, office, day. */
export function helpKey({
  kind,
  title,
  officeId,
  beganOn,
}: Pick<HelpRecord, 'title' | 'officeId' | 'beganOn'> & { readonly kind: string }): string {
  return [kind, officeId, beganOn, nameKey(title)].join(' ');
}

/** The rows of each help, in the order of the sheet; of what its rows say of it the first word counts. */
export function helpsOf(
  rows: readonly HelpRow[],
  columns: ColumnMatch<HelpColumn>,
): { readonly helps: readonly HelpOfRows[]; readonly problems: readonly HelpProblem[] } {
  const problems: HelpProblem[] = [];
  const helps = [...Map.groupBy(rows, ({ help }) => helpKey(help))].map(([key, own]) => {
    let record = own[0]?.help as HelpRecord;
    for (const { row, help } of own)
      for (const name of ['endedOn', 'funds', 'fundYear', 'value'] as const) {
        if (record[name] === null) record = { ...record, [name]: help[name] };
        else if (help[name] !== null && help[name] !== record[name]) {
          const column = columns.indexOf(name);
          problems.push({ row, column: column < 0 ? null : column, fault: 'help_differs', isGrave: false });
        }
      }
    return { key, record, rows: own };
  });
  return { helps, problems };
}
export interface HelpOfRows {
  readonly key: string;
  readonly record: HelpRecord;
  readonly rows: readonly HelpRow[];
}

function dayWithin(cell: SheetCell | undefined, today: Day): Reading<Day, HelpFault> {
  const read = readDay(cell);
  if (!read.isRight) return read;
  if (read.value < EARLIEST) return wrong('day_too_early');
  return read.value > addDays(today, AHEAD_DAYS) ? wrong('day_too_far') : read;
}

function readCode(cell: SheetCell | undefined): Reading<string, HelpFault> {
  const line = readLine(cell);
  if (!line.isRight) return line;
  const code = parseIndustryCode(line.value);
  return code === undefined ? wrong('maker_code_wrong') : right(code);
}

function readNibCell(cell: SheetCell | undefined): Reading<string, HelpFault> {
  const line = readLine(cell);
  if (!line.isRight) return line;
  const read = readNib(line.value);
  return read.isRight ? right(read.nib) : wrong(read.fault);
}

/** `2`, `2 unit`, `1,5 kg`. */
function readQuantity(
  cell: SheetCell | undefined,
): Reading<{ readonly quantity: number; readonly unit: string | null }, HelpFault> {
  const line = readLine(cell);
  if (!line.isRight) return line;
  const [, digits = '', unit = ''] = /^([\d.,]+)\s*(\p{L}.{0,29})?$/u.exec(line.value) ?? [];
  const read = readNumber(digits === '' ? line.value : digits);
  if (!read.isRight) return read;
  if (read.value < 0 || read.value > MOST_QUANTITY) return wrong('number_out_of_range');
  return right({ quantity: read.value, unit: unit === '' ? null : unit });
}

const STILL_USED = /masih\s+(di|ter)?(pakai|guna|manfaat|jalan|fungsi|aktif|ber\w+|produksi)/i;
const NO_LONGER = /\b(tidak|tdk|belum)\s+(lagi\s+)?(di|ter|ber)?(pakai|guna|manfaat|jalan|fungsi|aktif)/i;
const USED_WORDS: readonly (readonly [RegExp, boolean])[] = [
  [STILL_USED, true],
  [NO_LONGER, false],
  [/^(tidak|tdk)$|rusak|berhenti|tutup|hilang|dijual/i, false],
  [/^(ya|baik|aktif|lancar)\b|pakai|berjalan|jalan|berfungsi|digunakan|manfaat|produksi/i, true],
];
const SALES = /(omzet|omset|penjualan)\s+(\w+\s+)?(naik|meningkat|bertambah)/i;
const SALES_NOT =
  /(omzet|omset|penjualan)\s+(tetap|turun|menurun|sama|(tidak|tdk|belum)\s+(naik|meningkat))/i;

function readResult(cell: SheetCell | undefined): Reading<SheetResult, HelpFault> {
  const line = readShortLine(cell, 500);
  if (!line.isRight) return line;
  const used = readMeant(line.value, USED_WORDS, 'result_unknown');
  if (!used.isRight) return used;
  const areSalesUp = SALES_NOT.test(line.value) ? false : SALES.test(line.value) ? true : null;
  return right({ isUsed: used.value, areSalesUp, note: line.value });
}

/** The first that fits: `alat pengemas` is a tool, `fasilitasi kemasan` is packaging. */
const KIND_WORDS: readonly (readonly [RegExp, HelpKind])[] = [
  [/latih|bimtek|bimbingan teknis|lokakarya|workshop|magang|kursus|diklat|training/i, 'training'],
  [/mesin|\balat\b|peralatan|machine/i, 'machine'],
  [/kemas|label|packag/i, 'packaging'],
  [/uang|modal|\bdana\b|hibah|kredit|subsidi|money/i, 'money'],
  [/fasilitas|pendamping|sertifika|promosi|pameran|izin|facilitation/i, 'facilitation'],
  [/lain|other/i, 'other'],
];
const FUNDS_WORDS: readonly (readonly [RegExp, Funds])[] = [
  [/nagari|apbnag|\bdesa\b/i, 'nagari'],
  [/apbn|\bdak\b|pusat|kementerian|\bdekon/i, 'apbn'],
  [/apbd|daerah|kabupaten|provinsi|pokir|\bdau\b/i, 'apbd'],
  [/csr|tjsl|swasta|perusahaan|\bbank\b|bumn|baznas|\bpt\b/i, 'private'],
  [/lain|sendiri|swadaya/i, 'other'],
];
