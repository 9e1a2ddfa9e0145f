/** The calendar as it was decreed, from the seed: what tests of deadlines count on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_RAMADAN_WEEK, DEFAULT_WEEK, type WorkCalendar } from '#domain/offices/calendar.ts';
import { readCsv } from '../db/seed/read-csv.ts';

const seed = join(import.meta.dirname, '../db/seed/calendar');
const rowsOf = (file: string) => readCsv(readFileSync(join(seed, file), 'utf8'));

export const DECREED: WorkCalendar = {
  utcOffset: 420,
  week: DEFAULT_WEEK,
  periods: rowsOf('ramadan.csv').map((row) => ({
    firstDay: row['first_day'] ?? '',
    lastDay: row['last_day'] ?? '',
    hours: DEFAULT_RAMADAN_WEEK,
  })),
  closedDays: new Set(rowsOf('holidays.csv').map((row) => row['day'] ?? '')),
  decreedUntil: '2027-12-31',
};
