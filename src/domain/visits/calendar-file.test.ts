import { expect, it } from 'vitest';
import { calendarFile, type CalendarEntry } from '#domain/visits/calendar-file.ts';

const entry: CalendarEntry = {
  id: '019aaf00-0000-7000-8000-000000000001',
  version: 2,
  on: '2026-12-31',
  changedAt: new Date('2026-11-23T02:00:00.123Z'),
  isCancelled: false,
  summary: 'Kunjungan 1: Sitiung, KP-7A; tiket "D-4K"',
  description: 'Baris satu\nBaris\\dua',
};

it('kalender ditulis persis menurut RFC 5545', () => {
  expect(calendarFile('Kunjungan', 'ovo.test', [entry])).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//OVO Prima//Kunjungan//ID',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:Kunjungan',
      'BEGIN:VEVENT',
      'UID:019aaf00-0000-7000-8000-000000000001@ovo.test',
      'DTSTAMP:20261123T020000Z',
      'SEQUENCE:1',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      String.raw`SUMMARY:Kunjungan 1: Sitiung\, KP-7A\; tiket "D-4K"`,
      String.raw`DESCRIPTION:Baris satu\nBaris\\dua`,
      'STATUS:CONFIRMED',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
});

it('baris panjang dilipat di 75 oktet, tidak pernah di tengah huruf', () => {
  const summary = 'é'.repeat(120);
  const file = calendarFile('Kunjungan', 'ovo.test', [{ ...entry, summary, isCancelled: true }]);
  for (const line of file.split('\r\n'))
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(file.replaceAll('\r\n ', '')).toContain(`SUMMARY:${summary}\r\n`);
  expect(file).toContain('STATUS:CANCELLED');
});
