/** Reading old cases out of a sheet, row by row: what can be kept of a row, and every problem by row and column. Pure. */
import type { AreaFault, AreaFinder } from '#domain/areas/area-name.ts';
import type { Channel } from '#domain/tickets/ticket.ts';
import { wrong, type Reading } from '#shared/cell-reading.ts';
import type { Day } from '#shared/day.ts';
import { readPhone, type PhoneFault } from '#shared/phone-cell.ts';
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
  | RowFault
  | AreaFault
  | PhoneFault
  | DayFault
  | 'day_too_early'
  | 'day_in_future'
  | 'done_before_received'
  | 'topic_unknown'
  | 'office_unknown'
  | 'channel_unknown';

export type OldCaseProblem = RowProblem<OldCaseFault>;

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

/** A reader of rows under these columns; it remembers what it has read, so that a case told twice is one. */
export function oldCaseReader(
  columns: ColumnMatch<OldCaseColumn>,
  world: OldCaseWorld,
): (row: SheetRow) => OldCaseRow {
  const takeRow = rowTaker<OldCaseColumn, OldCaseFault>(columns);
  const seen = new Set<string>();
  return (row) => {
    const { problems, at, refuse, take } = takeRow(row);
    const receivedOn = take('receivedOn', (cell) => dayWithin(cell, world.today), true);
    const doneOn = take('doneOn', (cell) => dayWithin(cell, world.today), true);
    if (receivedOn !== null && doneOn !== null && doneOn < receivedOn)
      refuse('doneOn', 'done_before_received', true);
    const name = take('name', (cell) => readShortLine(cell, 120), true);
    const phone = take('phone', readPhone);
    const nagariCode = take('nagari', (cell) => world.find(cell, at('kecamatan')), true);
    const topic = take('topic', (cell) => readKnown(cell, world.topics, 'topic_unknown'), true);
    const office = take('office', (cell) => readKnown(cell, world.offices, 'office_unknown'), false);
    const asked = take('asked', (cell) => readShortLine(cell, MOST_WORDS), true);
    const answered = take('answered', (cell) => readShortLine(cell, MOST_WORDS), true);
    const channel = take('channel', (cell) => readMeant(cell, CHANNEL_WORDS, 'channel_unknown')) ?? 'desk';
    const agendaNumber = take('agendaNumber', (cell) => readShortLine(cell, 80));
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
