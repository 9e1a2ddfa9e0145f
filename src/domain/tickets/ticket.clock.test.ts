/** The face of a clock as a list shows it, from its due instant alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysCounted, dueAt } from '#domain/offices/calendar.ts';
import { clockFace } from '#domain/tickets/ticket.clock.ts';
import { DECREED } from '#tests/calendar.ts';
import { wib } from '#tests/world.ts';

const face = (
  due: string,
  days: number,
  at: string,
  more: { isPaused?: boolean; isStopped?: boolean } = {},
) => clockFace(DECREED, { dueAt: wib(due), days, isPaused: false, isStopped: false, ...more }, wib(at));

describe('wajah hitungan hari', () => {
  it('hari ke-2 dari 5: tiga kali tutup kantor masih tersisa', () => {
    // Due on Friday; at Wednesday noon the offices still close on Wednesday, Thursday and Friday.
    expect(face('2026-11-27 16:30', 5, '2026-11-25 12:00')).toMatchObject({
      counted: 2,
      late: 0,
      tone: 'good',
    });
  });

  it('hari terakhir diperingatkan', () => {
    expect(face('2026-11-27 16:30', 5, '2026-11-27 09:00').tone).toBe('warn');
  });

  it('lewat batas: dihitung hari kerjanya saja, akhir pekan tidak', () => {
    expect(face('2026-11-27 16:30', 5, '2026-11-30 09:00')).toMatchObject({
      late: 1,
      tone: 'alarm',
      percent: 100,
    });
    expect(face('2026-11-27 16:30', 5, '2026-12-01 17:00')).toMatchObject({ late: 2, counted: 7 });
  });

  it('lewat batas melampaui pergantian tahun tetap benar', () => {
    const slow = daysCounted(DECREED, wib('2025-06-02 09:00'), [], wib('2027-03-01 17:00'));
    expect(face('2025-06-02 16:00', 1, '2027-03-01 17:00').late).toBe(slow);
  });

  it('yang dihentikan sementara tidak terlambat; yang sudah selesai tetap dicatat terlambat', () => {
    expect(face('2026-11-20 16:30', 5, '2026-11-25 09:00', { isPaused: true })).toMatchObject({
      late: 0,
      tone: 'paused',
    });
    expect(face('2026-11-20 16:30', 5, '2026-11-25 09:00', { isStopped: true }).tone).toBe('alarm');
    expect(face('2026-11-27 16:30', 5, '2026-11-25 09:00', { isStopped: true }).tone).toBe('stopped');
  });

  it('sama dengan hitungan hari demi hari, kapan pun dilihat', () => {
    const minute = fc.integer({ min: 0, max: 700 * 1440 });
    const start = wib('2025-01-02 08:00').getTime();
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 60 }), minute, (received, days, ahead) => {
        const receivedAt = new Date(start + received * 60_000);
        const at = new Date(receivedAt.getTime() + (ahead % (90 * 1440)) * 60_000);
        const due = dueAt(DECREED, receivedAt, days);
        const { counted, late } = clockFace(
          DECREED,
          { dueAt: due.at, days, isPaused: false, isStopped: false },
          at,
        );
        const slow = daysCounted(DECREED, receivedAt, [], at);
        // A day past the due day has begun as soon as the due instant is over.
        expect(counted).toBe(at > due.at ? Math.max(slow, days + 1) : slow);
        expect(late).toBe(at > due.at ? Math.max(1, slow - days) : 0);
      }),
    );
  });
});
