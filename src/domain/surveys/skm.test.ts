import { describe, expect, it } from 'vitest';
import {
  bandOf,
  SKM_ELEMENTS,
  sampleSize,
  skmIndex,
  skmIndexOf,
  type SkmElement,
} from '#domain/surveys/skm.ts';

describe('indeks kepuasan masyarakat', () => {
  it('29 responden dengan jumlah 105,101,100,116,102,105,106,105,115 menghasilkan 91,48 (A)', () => {
    const sums = [105, 101, 100, 116, 102, 105, 106, 105, 115];
    const totals = Object.fromEntries(
      SKM_ELEMENTS.map((element, i) => [element, { sum: sums[i] ?? 0, respondents: 29 }]),
    ) as Record<SkmElement, { sum: number; respondents: number }>;
    expect(skmIndex(totals, 29)).toMatchObject({ index: 91.48, band: 'A', respondents: 29 });
  });

  it('semua nilai tertinggi 100, semua terendah 25', () => {
    const all = (grade: 1 | 4) => Object.fromEntries(SKM_ELEMENTS.map((element) => [element, grade]));
    expect(skmIndexOf([all(4), all(4)])).toMatchObject({ index: 100, band: 'A' });
    expect(skmIndexOf([all(1)])).toMatchObject({ index: 25, band: 'D' });
  });

  it('tidak ada indeks selama ada unsur tanpa jawaban', () => {
    expect(skmIndexOf([])).toBeUndefined();
    expect(skmIndexOf([{ u1: 4 }])).toBeUndefined();
  });

  it.each([
    [100, 'A'],
    [88.31, 'A'],
    [88.3, 'B'],
    [76.61, 'B'],
    [76.6, 'C'],
    [65, 'C'],
    [64.99, 'D'],
    [25, 'D'],
  ] as const)('indeks %f masuk mutu %s', (index, band) => {
    expect(bandOf(index)).toBe(band);
  });

  it.each([
    [10, 10],
    [50, 44],
    [100, 80],
    [220, 140],
    [500, 217],
    [1200, 291],
    [2000, 322],
    [2800, 338],
  ])('dari %i orang cukup %i responden (Krejcie–Morgan)', (population, sample) => {
    expect(sampleSize(population)).toBe(sample);
  });
});
