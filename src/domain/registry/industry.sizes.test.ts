import { NO_FIGURES } from '#domain/registry/industry.ts';
import { expect, it } from 'vitest';
import { industrySizes } from '#domain/registry/industry.sizes.ts';
import { inForceOn } from '#domain/registry/legal-basis.ts';
import { SIZE_RULE_SETS } from '../../../db/seed/rules.server.ts';

/** The rules that hold on this day. */
const TODAY = inForceOn(SIZE_RULE_SETS, '2026-11-24');

it('golongan dihitung dari tahun penuh yang terbaru, menurut setiap aturan yang berlaku hari itu', () => {
  const year = (of: number, more: object) => ({ ...NO_FIGURES, year: of, quarter: 0, ...more });
  const figures = [
    { ...NO_FIGURES, year: 2026, quarter: 1, womenPaid: 90 },
    year(2025, {
      womenPaid: 3,
      menUnpaid: 1,
      investment: 20_000_000,
      capital: 30_000_000,
      sales: 90_000_000,
    }),
    year(2024, { womenPaid: 40 }),
  ];
  const sizes = industrySizes({ startedYear: 2016 }, figures, TODAY);
  expect(sizes.map(({ year: of, answer }) => [of, answer.isDecided && answer.sizeClass])).toEqual([
    [2025, 'small'],
    [2025, 'micro'],
    [2025, 'small'],
    [2025, 'micro'],
  ]);
});

it('yang tidak diketahui disebut, bukan dianggap nol; tanpa angka tidak ada golongan', () => {
  expect(industrySizes({ startedYear: null }, [], TODAY)).toEqual([]);
  const [first] = industrySizes(
    { startedYear: null },
    [{ ...NO_FIGURES, year: 2025, quarter: 0, menPaid: 2 }],
    TODAY,
  );
  expect(first?.answer).toMatchObject({ isDecided: false, missing: ['investment'] });
});
