import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { daysCounted, dueAt, nextOpening, type Pause } from '#domain/offices/calendar.ts';
import { DECREED as calendar } from '#tests/calendar.ts';
import { readCsv } from '../../../db/seed/read-csv.ts';

const vectors = readCsv(readFileSync(join(import.meta.dirname, 'calendar.vectors.csv'), 'utf8'));

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
