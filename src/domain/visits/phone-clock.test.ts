import fc from 'fast-check';
import { expect, it } from 'vitest';
import { correctedInstant } from '#domain/visits/phone-clock.ts';

const HOUR = 3_600_000;
/** Nine, ten … of a day, by our clock. */
const at = (hour: number) => Date.UTC(2026, 10, 24, hour);
const bounds = { contactAt: at(8), arrivedAt: at(16), skewNowMs: 0, after: 0 };

it.each([
  ['jam HP benar', { madeAt: at(10), skewMs: 0 }, bounds, at(10)],
  [
    'tiga jam terlalu cepat',
    { madeAt: at(13), skewMs: 3 * HOUR },
    { ...bounds, skewNowMs: 3 * HOUR },
    at(10),
  ],
  ['dua hari terlambat', { madeAt: at(10) - 48 * HOUR, skewMs: -48 * HOUR }, bounds, at(10)],
  [
    'belum pernah berbicara: selisih sekarang',
    { madeAt: at(12), skewMs: null },
    { ...bounds, skewNowMs: 2 * HOUR },
    at(10),
  ],
  [
    'jamnya diubah orang sejak kontak: selisih sekarang',
    { madeAt: at(5), skewMs: 0 },
    { ...bounds, skewNowMs: -5 * HOUR },
    at(10),
  ],
  ['jam kembali ke 1970: kontak terakhir', { madeAt: 0, skewMs: 0 }, bounds, at(8)],
  ['jam tahun 2031: saat tiba', { madeAt: at(10) + 5 * 365 * 24 * HOUR, skewMs: 0 }, bounds, at(16)],
  [
    'tidak lebih awal daripada catatan sebelumnya',
    { madeAt: at(9), skewMs: 0 },
    { ...bounds, after: at(11) },
    at(11),
  ],
  ['tidak sesudah catatan berikutnya', { madeAt: at(15), skewMs: 0 }, { ...bounds, before: at(12) }, at(12)],
])('%s', (_what, made, within, expected) => {
  expect(correctedInstant(made, within)).toBe(expected);
});

it('selalu di antara kontak terakhir dan saat tiba, apa pun kata jam HP', () => {
  const instant = fc.integer({ min: -(10 ** 13), max: 10 ** 13 });
  fc.assert(
    fc.property(instant, fc.option(instant), instant, (madeAt, skewMs, skewNowMs) => {
      const corrected = correctedInstant({ madeAt, skewMs }, { ...bounds, skewNowMs });
      expect(corrected).toBeGreaterThanOrEqual(bounds.contactAt);
      expect(corrected).toBeLessThanOrEqual(bounds.arrivedAt);
    }),
  );
});
