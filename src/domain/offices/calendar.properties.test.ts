/** What must hold for every calendar, receipt and pause, tried on many that nobody thought of. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  closingOf,
  dayOfReceipt,
  daysCounted,
  dueAt,
  hoursOn,
  nextOpening,
  workingDaysBetween,
  type Pause,
  type WorkCalendar,
} from '#domain/offices/calendar.ts';
import { addDays, dayOf } from '#shared/day.ts';
import { DECREED } from '#tests/calendar.ts';

const MINUTE = 60_000;
const start = Date.parse('2025-01-01T00:00:00Z');
const later = (from: Date, minutes: number) => new Date(from.getTime() + minutes * MINUTE);
const instant = fc.integer({ min: 0, max: 900 * 1440 }).map((minutes) => new Date(start + minutes * MINUTE));
const days = fc.integer({ min: 0, max: 60 });
const pause = fc
  .tuple(instant, fc.integer({ min: 0, max: 20 * 1440 }))
  .map(([from, minutes]): Pause => ({ from, to: later(from, minutes) }));
const pauses = fc.array(pause, { maxLength: 4 });
const holiday = fc.integer({ min: 0, max: 1100 }).map((n) => addDays('2025-01-01', n));
/** The decreed calendar with holidays that nobody decreed, and without some that were. */
const calendar = fc
  .tuple(fc.array(holiday, { maxLength: 20 }), fc.integer({ min: 1, max: 5 }))
  .map(([more, every]): WorkCalendar => {
    const kept = [...DECREED.closedDays].filter((_day, i) => i % every === 0);
    return { ...DECREED, closedDays: new Set([...kept, ...more]) };
  });

/** The nearest working day after the day of receipt, and its closing. */
function nextClosing(of: WorkCalendar, received: Date): Date {
  let day = addDays(dayOfReceipt(of, received), 1);
  while (!hoursOn(of, day)) day = addDays(day, 1);
  return closingOf(of, day) ?? received;
}

describe('hitungan hari, untuk kalender dan jeda apa pun', () => {
  it('tidak pernah sebelum diterima; lebih banyak hari tidak pernah lebih cepat', () => {
    fc.assert(
      fc.property(calendar, instant, days, pauses, (on, received, n, list) => {
        const due = dueAt(on, received, n, list);
        expect(due.at >= received).toBe(true);
        expect(dueAt(on, received, n + 1, list).at >= due.at).toBe(true);
      }),
    );
  });

  it('diterima lebih lambat tidak pernah selesai lebih cepat', () => {
    fc.assert(
      fc.property(calendar, instant, fc.nat(30 * 1440), days, pauses, (on, received, wait, n, list) => {
        expect(dueAt(on, later(received, wait), n, list).at >= dueAt(on, received, n, list).at).toBe(true);
      }),
    );
  });

  it('jeda tidak pernah mempercepat, dan urutannya tidak berarti', () => {
    fc.assert(
      fc.property(calendar, instant, days, pauses, pause, (on, received, n, list, more) => {
        const due = dueAt(on, received, n, list).at;
        expect(dueAt(on, received, n, [...list, more]).at >= due).toBe(true);
        expect(dueAt(on, received, n, list.toReversed()).at).toEqual(due);
      }),
    );
  });

  it('hari libur baru tidak pernah mempercepat', () => {
    fc.assert(
      fc.property(calendar, instant, days, pauses, holiday, (on, received, n, list, day) => {
        const more = { ...on, closedDays: new Set([...on.closedDays, day]) };
        expect(dueAt(more, received, n, list).at >= dueAt(on, received, n, list).at).toBe(true);
      }),
    );
  });

  it('batas waktu selalu jam tutup hari kerja', () => {
    fc.assert(
      fc.property(calendar, instant, days, pauses, (on, received, n, list) => {
        const due = dueAt(on, received, n, list);
        expect(on.closedDays.has(due.day)).toBe(false);
        expect(closingOf(on, due.day)).toEqual(due.at);
        expect(due.isProvisional).toBe(due.day > on.decreedUntil);
      }),
    );
  });

  it('yang menentukan hanya saat tutup: jeda mencakup awalnya, bukan akhirnya', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 1, max: 60 }), (on, received, n) => {
        const closing = nextClosing(on, received);
        const due = dueAt(on, received, n).at;
        const begunThen = { from: closing, to: later(closing, 1) };
        const endedThen = { from: later(closing, -1), to: closing };
        expect(dueAt(on, received, n, [endedThen]).at).toEqual(due);
        expect(dueAt(on, received, n, [begunThen]).at).toEqual(dueAt(on, received, n + 1).at);
      }),
    );
  });

  it('jeda tanpa jam tutup di dalamnya tidak mengubah apa pun', () => {
    fc.assert(
      fc.property(calendar, instant, days, pauses, pause, (on, received, n, list, more) => {
        const to = more.to ?? more.from;
        const first = dayOf(more.from, on.utcOffset);
        const isQuiet = Array.from({ length: 24 }, (_, i) => addDays(first, i - 1)).every((day) => {
          const closing = closingOf(on, day);
          return closing === undefined || closing < more.from || closing >= to;
        });
        fc.pre(isQuiet);
        expect(dueAt(on, received, n, [...list, more])).toEqual(dueAt(on, received, n, list));
      }),
    );
  });

  it('jeda yang masih berjalan dihitung seolah berakhir sekarang', () => {
    fc.assert(
      fc.property(
        calendar,
        instant,
        days,
        pauses,
        instant,
        fc.nat(1440),
        (on, received, n, list, from, more) => {
          const now = later(from, more);
          expect(dueAt(on, received, n, [...list, { from, to: null }], now)).toEqual(
            dueAt(on, received, n, [...list, { from, to: now }]),
          );
        },
      ),
    );
  });

  it('menghitung maju dan mundur bertemu di hari yang sama', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 1, max: 60 }), pauses, (on, received, n, list) => {
        const due = dueAt(on, received, n, list).at;
        expect(daysCounted(on, received, list, due)).toBe(n);
        expect(daysCounted(on, received, list, new Date(due.getTime() - 1))).toBe(n - 1);
        expect(workingDaysBetween(on, received, due)).toBeGreaterThanOrEqual(n);
        expect(workingDaysBetween(on, received, dueAt(on, received, n).at)).toBe(n);
      }),
    );
  });

  it('hari yang sudah dihitung tidak pernah berkurang', () => {
    fc.assert(
      fc.property(calendar, instant, pauses, instant, fc.nat(10 * 1440), (on, received, list, now, more) => {
        expect(daysCounted(on, received, list, later(now, more))).toBeGreaterThanOrEqual(
          daysCounted(on, received, list, now),
        );
      }),
    );
  });

  it('pengingat datang saat kantor buka, tidak sebelum waktunya, dan tidak digeser dua kali', () => {
    fc.assert(
      fc.property(calendar, instant, (on, now) => {
        const at = nextOpening(on, now);
        const hours = hoursOn(on, dayOf(at, on.utcOffset));
        const minute = ((at.getTime() / MINUTE + on.utcOffset) % 1440) as number;
        expect(at >= now).toBe(true);
        expect(hours && hours.opens <= minute && minute <= hours.closes).toBe(true);
        expect(nextOpening(on, at)).toEqual(at);
      }),
    );
  });
});
