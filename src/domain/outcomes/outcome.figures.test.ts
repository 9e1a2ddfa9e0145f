import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_WEEK, dueAt, type WorkCalendar } from '#domain/offices/calendar.ts';
import { dayNumber } from '#domain/outcomes/outcome.facts.ts';
import {
  daysOf,
  lastTwelveMonths,
  offeredPeriods,
  percent,
  periodFrom,
  usualPeriods,
} from '#domain/outcomes/outcome.figures.ts';
import { wib } from '#tests/world.ts';

const NOW = wib('2026-11-24 09:00');

describe('masa yang dihitung', () => {
  it('tahun, triwulan, bulan: dari tanggal berapa sampai tanggal berapa', () => {
    expect(periodFrom('2026', NOW)).toMatchObject({
      firstDay: '2026-01-01',
      lastDay: '2026-12-31',
    });
    expect(periodFrom('2026-tw4', NOW)).toMatchObject({ firstDay: '2026-10-01', lastDay: '2026-12-31' });
    expect(periodFrom('2024-tw4', NOW)?.lastDay).toBe('2024-12-31');
    expect(periodFrom('2026-02', NOW)).toMatchObject({ firstDay: '2026-02-01', lastDay: '2026-02-28' });
  });
  it('yang belum mulai, sebelum program, atau bukan masa, tidak ada', () => {
    for (const key of ['2027', '2026-12', '2023', '2026-tw5', '2026-13', '', '2026 ', "2026'", '26'])
      expect(periodFrom(key, NOW)).toBeUndefined();
  });
  it('malam tahun baru di sini sudah tahun baru, walau di Greenwich belum', () => {
    expect(usualPeriods(wib('2027-01-01 00:30'))).toEqual(['2027', '2026', '2027-tw1', '2027-01']);
    expect(lastTwelveMonths(wib('2027-01-01 00:30'))).toEqual([
      ...Array.from({ length: 11 }, (_, i) => `2026-${String(i + 2).padStart(2, '0')}`),
      '2027-01',
    ]);
  });
  it('yang ditawarkan selalu bisa dibuka', () => {
    const offered = offeredPeriods(NOW);
    for (const key of [...offered.years, ...offered.quarters, ...offered.months, ...usualPeriods(NOW)])
      expect(periodFrom(key, NOW)).toBeDefined();
  });
});

describe('bagian dan nilai tengah', () => {
  it('seratus persen berarti semua', () => {
    expect(percent(199, 200)).toBe(99);
    expect(percent(200, 200)).toBe(100);
    expect(percent(0, 0)).toBeUndefined();
  });
  it('separuh dan sembilan dari sepuluh jawaban', () => {
    expect(daysOf(new Map())).toBeUndefined();
    expect(daysOf(new Map([[3, 1]]))).toEqual({ count: 1, median: 3, ninetieth: 3 });
    expect(
      daysOf(
        new Map([
          [0, 5],
          [4, 4],
          [30, 1],
        ]),
      ),
    ).toEqual({ count: 10, median: 0, ninetieth: 4 });
  });
  it('sama dengan menghitung satu per satu', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 60 }), (values) => {
        const spreading = new Map<number, number>();
        for (const value of values) spreading.set(value, (spreading.get(value) ?? 0) + 1);
        const sorted = values.toSorted((a, b) => a - b);
        expect(daysOf(spreading)?.median).toBe(sorted[Math.ceil(sorted.length * 0.5) - 1]);
        expect(daysOf(spreading)?.ninetieth).toBe(sorted[Math.ceil(sorted.length * 0.9) - 1]);
      }),
    );
  });
});

describe('hari kerja sampai jawaban', () => {
  const calendar: WorkCalendar = {
    utcOffset: 420,
    week: DEFAULT_WEEK,
    periods: [],
    closedDays: new Set(['2026-11-25']),
    decreedUntil: '2027-12-31',
  };
  it.each([
    ['hari yang sama', '2026-11-23 08:00', '2026-11-23 15:00', 0],
    ['esok pagi', '2026-11-23 08:00', '2026-11-24 08:00', 1],
    ['esok tepat jam tutup', '2026-11-23 08:00', '2026-11-24 16:00', 1],
    ['esok lewat jam tutup', '2026-11-23 08:00', '2026-11-24 16:01', 2],
    ['Sabtu diterima Senin, dijawab Minggu', '2026-11-21 10:00', '2026-11-22 10:00', 0],
    ['libur di tengah tidak dihitung', '2026-11-23 08:00', '2026-11-26 09:00', 2],
  ])('%s', (_what, received, answered, days) => {
    expect(dayNumber(calendar, wib(received), [], wib(answered))).toBe(days);
  });
  it('tepat waktu persis bila tidak lebih dari standar, dengan jeda apa pun', () => {
    const minute = fc.integer({ min: 0, max: 60 * 1440 });
    fc.assert(
      fc.property(
        minute,
        minute,
        fc.nat({ max: 20 }),
        fc.array(fc.tuple(minute, fc.nat({ max: 8000 })), { maxLength: 3 }),
        (from, later, days, list) => {
          const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
          const pauses = list.map(([start, length]) => ({ from: at(start), to: at(start + length) }));
          const due = dueAt(calendar, at(from), days, pauses).at;
          expect(dayNumber(calendar, at(from), pauses, at(from + later)) <= days).toBe(
            at(from + later) <= due,
          );
        },
      ),
    );
  });
});
