/** Days as people and spreadsheets write them. */
import { readLine, right, wrong, type CellFault, type Reading } from '#shared/cell-reading.ts';
import { addDays, isDay, type Day } from '#shared/day.ts';
import type { SheetCell } from '#shared/sheet.ts';

const MONTHS = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb', 'pebruari', 'peb'],
  ['maret', 'march', 'mar', 'mrt'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['agustus', 'august', 'agu', 'ags', 'agt', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov', 'nopember', 'nop'],
  ['desember', 'december', 'des', 'dec'],
];

/**
 * `2027-01-01`, `1/1/2027`, `1-1-2027`, `1.1.2027`, `1 Januari 2027`, `01-Jan-2027`, also with the weekday before it or a
 * time of day after it. Day before month, as Indonesia writes. Undefined when it is no such day; a year of two digits is
 * not guessed.
 */
export function writtenDay(text: string): Day | undefined {
  const bare = text
    .trim()
    .replace(/^[a-z’'`]+,?\s+(?=\d)/i, '')
    .replace(/[T ]\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?Z?$/i, '');
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(bare);
  if (iso) return dayFrom(iso[1], iso[2], iso[3]);
  const parts = /^(\d{1,2})(?:\s*[/.-]\s*|\s+)([a-z]+|\d{1,2})\.?(?:\s*[/.-]\s*|\s+)(\d{4})$/i.exec(bare);
  return parts ? dayFrom(parts[3], parts[2], parts[1]) : undefined;
}

export type DayFault =
  | CellFault
  /** No day, or none that is in the calendar: 30 February. */
  | 'day_wrong'
  /** A year of two digits: 12/01/25. */
  | 'day_short_year';

/** The day a cell says, in any of those ways, or as the bare number of a spreadsheet: 45669. */
export function readDay(cell: SheetCell | undefined): Reading<Day, DayFault> {
  const line = readLine(cell);
  if (!line.isRight) return line;
  const serial = /^\d{4,6}(\.\d+)?$/.test(line.value) ? dayOfSerial(Number(line.value)) : undefined;
  // A bare year is no day, though days of 1905 have such numbers.
  const day = serial !== undefined && serial > '1920' ? serial : writtenDay(line.value);
  if (day !== undefined) return right(day);
  return wrong(/^\d{1,2}([/.-])\d{1,2}\1\d{2}$/.test(line.value) ? 'day_short_year' : 'day_wrong');
}

function dayFrom(year = '', month = '', date = ''): Day | undefined {
  const number = /^\d+$/.test(month)
    ? Number(month)
    : MONTHS.findIndex((names) => names.includes(month.toLowerCase())) + 1;
  const day = `${year}-${String(number).padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}

/** Where a spreadsheet begins to count its days. Excel believes in 29 February 1900, day 60; before it all is one earlier. */
const FIRST_DAY = '1899-12-30';
const FIRST_DAY_1904 = '1904-01-01';
const NO_SUCH_DAY = 60;
/** 31 December 2199: numbers beyond are no days but sums. */
const LAST_SERIAL = 109_574;

/**
 * The day behind the number under which a spreadsheet keeps it: 45669 is 12 January 2025. The fraction is the time of day.
 * @param from1904 as workbooks of old Macintoshes count
 */
export function dayOfSerial(serial: number, from1904 = false): Day | undefined {
  const whole = Math.floor(serial);
  if (!(whole >= 1 && whole <= LAST_SERIAL)) return undefined;
  if (from1904) return addDays(FIRST_DAY_1904, whole);
  if (whole === NO_SUCH_DAY) return undefined;
  return addDays(FIRST_DAY, whole < NO_SUCH_DAY ? whole + 1 : whole);
}
