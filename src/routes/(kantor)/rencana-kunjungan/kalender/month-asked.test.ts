import { expect, it } from 'vitest';
import { monthAsked } from './month-asked.ts';

it.each([
  ['2026-02', '2026-02-01', '2026-02-28', '2026-01', '2026-03'],
  ['2028-02', '2028-02-01', '2028-02-29', '2028-01', '2028-03'],
  ['2026-12', '2026-12-01', '2026-12-31', '2026-11', '2027-01'],
  ['2026-01', '2026-01-01', '2026-01-31', '2025-12', '2026-02'],
])('bulan %s', (given, from, to, before, after) => {
  expect(monthAsked(given, '2026-11-23')).toMatchObject({ key: given, from, to, before, after });
});

it.each([null, '', '2026-13', 'x', '2026-11-01'])('yang bukan bulan menjadi bulan ini: %s', (given) => {
  expect(monthAsked(given, '2026-11-23')).toMatchObject({ key: '2026-11', year: 2026, number: 11 });
});
