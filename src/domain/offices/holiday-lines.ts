/**
 * Reading a list of holidays as people have it: pasted from a decree, or saved from a spreadsheet. A line has a day, a
 * name, a kind and perhaps the decree, in any order after the day; every line that cannot be read is named.
 */
import { cellsOf } from '#shared/csv.ts';
import type { Day } from '#shared/day.ts';
import { writtenDay } from '#shared/written-day.ts';

export const HOLIDAY_KINDS = ['national', 'joint_leave', 'local'] as const;
export type HolidayKind = (typeof HOLIDAY_KINDS)[number];

export interface HolidayLine {
  /** Counted from 1, as a person counts. */
  readonly line: number;
  readonly day: Day;
  readonly kind: HolidayKind;
  readonly name: string;
  readonly decree: string;
}

export type LineFault =
  'line_day' | 'line_name' | 'line_kind' | 'line_decree' | 'line_long' | 'line_twice' | 'line_taken';

export interface BadLine {
  readonly line: number;
  readonly text: string;
  readonly why: LineFault;
}

/** A year has about thirty; more lines than this are another file. */
const MOST_LINES = 400;
const MOST_NAME = 160;
const MOST_DECREE = 200;

const KIND_WORDS: readonly (readonly [RegExp, HolidayKind])[] = [
  [/^(cuti bersama|joint[ _]leave|cuti)$/i, 'joint_leave'],
  [/^((hari )?libur nasional|national( holiday)?|nasional)$/i, 'national'],
  [/^((hari )?libur (daerah|lokal)|local( holiday)?|daerah|lokal)$/i, 'local'],
];

/**
 * Reads every line; empty ones and a header are passed over.
 * @param decree what stands for lines that name no decree of their own
 */
export function readHolidayLines(
  text: string,
  decree: string,
): { readonly lines: HolidayLine[]; readonly bad: BadLine[] } {
  const lines: HolidayLine[] = [];
  const bad: BadLine[] = [];
  const seen = new Set<Day>();
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = index + 1;
    if (raw.trim() === '' || isHeader(raw)) continue;
    const read = lines.length + bad.length >= MOST_LINES ? 'line_long' : readLine(raw, decree);
    if (typeof read === 'string') bad.push({ line, text: raw.slice(0, 200), why: read });
    else if (seen.has(read.day)) bad.push({ line, text: raw.slice(0, 200), why: 'line_twice' });
    else {
      seen.add(read.day);
      lines.push({ ...read, line });
    }
  }
  return { lines, bad };
}

function readLine(raw: string, decree: string): Omit<HolidayLine, 'line'> | LineFault {
  const separator = raw.includes('\t') ? '\t' : raw.includes(';') ? ';' : ',';
  const [first = '', ...rest] = cellsOf(raw, separator).map((cell) => cell.trim());
  const day = writtenDay(first);
  if (day === undefined) return 'line_day';
  const kind = rest.map(kindIn).find((one) => one !== undefined);
  const [name, ownDecree] = rest.filter((cell) => cell !== '' && kindIn(cell) === undefined);
  if (name === undefined) return 'line_name';
  // A name may itself say that it is joint leave: "Cuti Bersama Idulfitri".
  const meant = kind ?? (/^cuti bersama\b/i.test(name) ? 'joint_leave' : undefined);
  if (meant === undefined) return 'line_kind';
  const why = ownDecree ?? decree;
  if (why === '') return 'line_decree';
  if (name.length > MOST_NAME || why.length > MOST_DECREE) return 'line_long';
  return { day, kind: meant, name, decree: why };
}

function isHeader(raw: string): boolean {
  return /^"?(day|tanggal|hari)"?\s*[,;\t]/i.test(raw);
}

function kindIn(cell: string): HolidayKind | undefined {
  return KIND_WORDS.find(([words]) => words.test(cell))?.[1];
}
