/** Reading old cases out of a sheet, row by row: what can be kept of a row, and every problem by row and column. Pure. */
import type { AreaFault, AreaFinder } from '#domain/areas/area-name.ts';
import type { Channel } from '#domain/tickets/ticket.ts';
import { readLine, right, wrong, type CellFault, type Reading } from '#shared/cell-reading.ts';
import type { Day } from '#shared/day.ts';
import { readPhone, type PhoneFault } from '#shared/phone-cell.ts';
import type { ColumnMatch, SheetField } from '#shared/sheet-columns.ts';
import type { SheetCell, SheetRow } from '#shared/sheet.ts';
import { readDay, type DayFault } from '#shared/written-day.ts';
import { readableName } from '#shared/written-name.ts';

/** The columns of a book of cases, by what desks call them, in the order in which they are shown. */
export const OLD_CASE_COLUMNS = [
  {
    name: 'receivedOn',
    words: ['tanggal masuk', 'tanggal diterima', 'tanggal terima', 'tgl masuk', 'tgl terima', 'tanggal'],
    without: ['selesai', 'jawab'],
  },
  {
    name: 'doneOn',
    words: ['tanggal selesai', 'tgl selesai', 'selesai', 'tanggal dijawab', 'tanggal jawaban'],
  },
  {
    name: 'name',
    words: ['nama', 'nama pemohon', 'pemohon', 'nama pelapor', 'pelapor', 'nama pelaku usaha'],
  },
  { name: 'phone', words: ['nomor hp', 'hp', 'nomor telepon', 'telepon', 'whatsapp', 'kontak'] },
  { name: 'kecamatan', words: ['kecamatan', 'kode kecamatan', 'nama kecamatan'] },
  { name: 'nagari', words: ['nagari', 'nama nagari', 'kode nagari', 'desa', 'nagari desa'] },
  { name: 'topic', words: ['layanan', 'jenis layanan', 'topik', 'jenis permohonan', 'bidang layanan'] },
  { name: 'office', words: ['dinas', 'opd', 'perangkat daerah', 'instansi', 'ditangani oleh'] },
  {
    name: 'asked',
    words: ['permohonan', 'isi permohonan', 'keluhan', 'permasalahan', 'uraian', 'perihal', 'pertanyaan'],
  },
  { name: 'answered', words: ['jawaban', 'tindak lanjut', 'penyelesaian', 'hasil', 'isi jawaban'] },
  { name: 'channel', words: ['saluran', 'melalui', 'media', 'cara masuk'] },
  { name: 'agendaNumber', words: ['nomor agenda', 'agenda', 'nomor register', 'nomor surat'] },
] as const satisfies readonly SheetField[];
export type OldCaseColumn = (typeof OLD_CASE_COLUMNS)[number]['name'];

/** Without these columns nothing can be kept. */
export const OLD_CASE_NEEDS: readonly OldCaseColumn[] = [
  'receivedOn',
  'doneOn',
  'name',
  'nagari',
  'topic',
  'asked',
  'answered',
];

/** The programme began that month: what is older belongs to no desk of it. */
const FIRST_DAY: Day = '2024-07-01';
const MOST_WORDS = 5000;

export type OldCaseFault =
  | CellFault
  | AreaFault
  | PhoneFault
  | DayFault
  | 'needed'
  | 'too_long'
  | 'day_too_early'
  | 'day_in_future'
  | 'done_before_received'
  | 'topic_unknown'
  | 'office_unknown'
  | 'channel_unknown'
  /** The same case stands further up in the sheet. */
  | 'row_twice';

export interface OldCaseProblem {
  readonly row: number;
  /** From 0; null when the fault is of the row, or its column is missing. */
  readonly column: number | null;
  readonly fault: OldCaseFault;
  /** The row cannot be kept at all; otherwise it can, without this cell. */
  readonly isGrave: boolean;
}

export interface OldCase {
  readonly row: number;
  readonly receivedOn: Day;
  readonly doneOn: Day;
  readonly name: string;
  readonly phone: string | null;
  readonly nagariCode: string;
  readonly topicId: string;
  readonly officeId: string;
  readonly asked: string;
  readonly answered: string;
  readonly channel: Channel;
  readonly agendaNumber: string | null;
}

export interface OldCaseRow {
  /** Null when a problem is grave. */
  readonly found: OldCase | null;
  readonly problems: readonly OldCaseProblem[];
}

export interface OldCaseWorld {
  readonly find: AreaFinder;
  readonly today: Day;
  /** Topics by every name they go by, as `nameKey` writes it, with the office in charge of each. */
  readonly topics: ReadonlyMap<string, { readonly id: string; readonly officeId: string }>;
  readonly offices: ReadonlyMap<string, string>;
}

/** A name without signs and capitals, by which topics and offices are found. */
export function nameKey(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** A reader of rows under these columns; it remembers what it has read, so that a case told twice is one. */
export function oldCaseReader(
  columns: ColumnMatch<OldCaseColumn>,
  world: OldCaseWorld,
): (row: SheetRow) => OldCaseRow {
  const places = new Map(columns.flatMap((name, i) => (name === null ? [] : [[name, i] as const])));
  const seen = new Set<string>();
  return (row) => {
    const problems: OldCaseProblem[] = [];
    const at = (name: OldCaseColumn) => {
      const place = places.get(name);
      return place === undefined ? undefined : (row.cells[place] ?? null);
    };
    const refuse = (name: OldCaseColumn | null, fault: OldCaseFault, isGrave: boolean) => {
      const column = name === null ? null : (places.get(name) ?? null);
      problems.push({ row: row.row, column, fault, isGrave });
      return null;
    };
    /** The value of a cell; a cell that is needed is a grave fault when it is empty or wrong. */
    const take = <T>(
      name: OldCaseColumn,
      read: (cell: SheetCell | undefined) => Reading<T, OldCaseFault>,
      isNeeded = false,
    ): T | null => {
      const reading = read(at(name));
      if (reading.isRight) return reading.value;
      if (reading.fault !== 'cell_empty') return refuse(name, reading.fault, isNeeded);
      return isNeeded ? refuse(name, 'needed', true) : null;
    };
    const receivedOn = take('receivedOn', (cell) => dayWithin(cell, world.today), true);
    const doneOn = take('doneOn', (cell) => dayWithin(cell, world.today), true);
    if (receivedOn !== null && doneOn !== null && doneOn < receivedOn)
      refuse('doneOn', 'done_before_received', true);
    const name = take('name', (cell) => textWithin(cell, 120), true);
    const phone = take('phone', readPhone);
    const nagariCode = take('nagari', (cell) => world.find(cell, at('kecamatan')), true);
    const topic = take('topic', (cell) => knownIn(cell, world.topics, 'topic_unknown'), true);
    const office = take('office', (cell) => knownIn(cell, world.offices, 'office_unknown'), false);
    const asked = take('asked', (cell) => textWithin(cell, MOST_WORDS), true);
    const answered = take('answered', (cell) => textWithin(cell, MOST_WORDS), true);
    const channel = take('channel', channelIn) ?? 'desk';
    const agendaNumber = take('agendaNumber', (cell) => textWithin(cell, 80));
    const isWhole = !problems.some(({ isGrave }) => isGrave);
    if (
      !isWhole ||
      receivedOn === null ||
      doneOn === null ||
      name === null ||
      nagariCode === null ||
      topic === null ||
      asked === null ||
      answered === null
    )
      return { found: null, problems };
    const found: OldCase = {
      row: row.row,
      receivedOn,
      doneOn,
      name: readableName(name),
      phone,
      nagariCode,
      topicId: topic.id,
      officeId: office ?? topic.officeId,
      asked,
      answered,
      channel,
      agendaNumber,
    };
    const key = oldCaseKey(found);
    if (seen.has(key)) {
      refuse(null, 'row_twice', true);
      return { found: null, problems };
    }
    seen.add(key);
    return { found, problems };
  };
}

/** By what the same case is known again: who asked what, where and when. A better answer does not make it another. */
export function oldCaseKey({ receivedOn, name, phone, nagariCode, topicId, asked }: OldCase): string {
  return [receivedOn, nameKey(name), phone ?? '', nagariCode, topicId, nameKey(asked)].join(' ');
}

function dayWithin(cell: SheetCell | undefined, today: Day): Reading<Day, OldCaseFault> {
  const read = readDay(cell);
  if (!read.isRight) return read;
  if (read.value > today) return wrong('day_in_future');
  return read.value < FIRST_DAY ? wrong('day_too_early') : read;
}

function textWithin(cell: SheetCell | undefined, most: number): Reading<string, OldCaseFault> {
  const line = readLine(cell);
  return line.isRight && line.value.length > most ? wrong('too_long') : line;
}

function knownIn<T>(
  cell: SheetCell | undefined,
  known: ReadonlyMap<string, T>,
  fault: OldCaseFault,
): Reading<T, OldCaseFault> {
  const line = readLine(cell);
  if (!line.isRight) return line;
  const found = known.get(nameKey(line.value));
  return found === undefined ? wrong(fault) : right(found);
}

const CHANNEL_WORDS: readonly (readonly [RegExp, Channel])[] = [
  [/lapor/i, 'lapor'],
  [/\bwa\b|whats\s?app/i, 'whatsapp'],
  [/telepon|telpon|telp/i, 'phone'],
  [/surat|email|e-mail/i, 'letter'],
  [/kunjung|lapangan|survei/i, 'visit'],
  [/nagari|desa/i, 'nagari_office'],
  [/online|daring|website|\bweb\b/i, 'online'],
  [/langsung|loket|meja|tatap muka|datang|kantor/i, 'desk'],
];

function channelIn(cell: SheetCell | undefined): Reading<Channel, OldCaseFault> {
  const line = readLine(cell);
  if (!line.isRight) return line;
  const channel = CHANNEL_WORDS.find(([words]) => words.test(line.value))?.[1];
  return channel === undefined ? wrong('channel_unknown') : right(channel);
}
