import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../db/seed/read-csv.ts';
import {
  daysCounted,
  dueAt,
  DEFAULT_RAMADAN_WEEK,
  DEFAULT_WEEK,
  nextOpening,
  type Pause,
  type WorkCalendar,
} from './calendar.ts';

const seed = join(import.meta.dirname, '../../../db/seed/calendar');
const read = (file: string) => readCsv(readFileSync(join(seed, file), 'utf8'));
const vectors = readCsv(readFileSync(join(import.meta.dirname, 'calendar.vectors.csv'), 'utf8'));

const calendar: WorkCalendar = {
  utcOffset: 420,
  week: DEFAULT_WEEK,
  periods: read('ramadan.csv').map((row) => ({
    firstDay: row['first_day'] ?? '',
    lastDay: row['last_day'] ?? '',
    hours: DEFAULT_RAMADAN_WEEK,
  })),
  closedDays: new Set(read('holidays.csv').map((row) => row['day'] ?? '')),
  decreedUntil: '2027-12-31',
};

const pausesOf = (text: string): Pause[] =>
  text === ''
    ? []
    : text.split(';').map((pair) => {
        const [from = '', to = ''] = pair.split('/');
        return { from: new Date(from), to: new Date(to) };
      });

describe('batas waktu', () => {
  it.each(vectors)('vektor $id: $received_at + $working_days hari -> $due_at', (row) => {
    const due = dueAt(
      calendar,
      new Date(row['received_at'] ?? ''),
      Number(row['working_days']),
      pausesOf(row['paused'] ?? ''),
    );
    expect(due.at.toISOString()).toBe(new Date(row['due_at'] ?? '').toISOString());
  });

  it('hari ke-n pada batas waktu sama dengan standar', () => {
    for (const row of vectors) {
      const received = new Date(row['received_at'] ?? '');
      const pauses = pausesOf(row['paused'] ?? '');
      const days = Number(row['working_days']);
      if (days > 0)
        expect(daysCounted(calendar, received, pauses, dueAt(calendar, received, days, pauses).at)).toBe(
          days,
        );
    }
  });

  it('pengingat menunggu jam buka berikutnya', () => {
    expect(nextOpening(calendar, new Date('2026-11-20T23:10:00+07:00')).toISOString()).toBe(
      '2026-11-23T00:30:00.000Z',
    );
    expect(nextOpening(calendar, new Date('2026-11-23T10:00:00+07:00')).toISOString()).toBe(
      '2026-11-23T03:00:00.000Z',
    );
  });
});
