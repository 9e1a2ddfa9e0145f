import { describe, expect, it } from 'vitest';
import { newestWorkers, yearsOfSentra, type YearTold } from '#domain/sentra/sentra-years.ts';

const told = (year: number, given: Partial<YearTold> = {}): YearTold => ({
  year,
  womenPaid: 2,
  womenUnpaid: null,
  menPaid: 1,
  menUnpaid: null,
  sales: 10_000_000,
  output: 100,
  unit: 'kg',
  belongs: 'here',
  ...given,
});
const some = (n: number, year: number, given: Partial<YearTold> = {}) =>
  Array.from({ length: n }, () => told(year, given));

describe('deret tahun sentra untuk umum', () => {
  it('jumlah tiap tahun, yang paling lama dulu; tahun tanpa data di tengah tetap tampak', () => {
    const { years, unit } = yearsOfSentra([...some(3, 2023), ...some(4, 2025)]);
    expect(unit).toBe('kg');
    expect(years).toEqual([
      { year: 2023, makers: 3, workers: 9, sales: 30_000_000, output: 300 },
      { year: 2024, makers: undefined, workers: undefined, sales: undefined, output: undefined },
      { year: 2025, makers: 4, workers: 12, sales: 40_000_000, output: 400 },
    ]);
    expect(newestWorkers(years)).toEqual({ year: 2025, count: 12 });
  });

  it('paling banyak lima tahun; belum ada yang didata: tidak ada deret', () => {
    const { years } = yearsOfSentra([2018, 2020, 2022, 2023, 2024].flatMap((year) => some(3, year)));
    expect(years.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024]);
    expect(yearsOfSentra(some(3, 2024, { belongs: 'nowhere' }))).toEqual({ years: [], unit: undefined });
    expect(newestWorkers([])).toBeUndefined();
  });

  it('angka dari satu atau dua usaha disembunyikan, tiap kolom sendiri', () => {
    const { years } = yearsOfSentra([...some(2, 2024), ...some(2, 2024, { sales: null })]);
    expect(years).toMatchObject([{ makers: 4, workers: 12, sales: null }]);
    const few = yearsOfSentra([...some(3, 2024), ...some(2, 2025)]).years;
    expect(few[1]).toMatchObject({ makers: null, workers: null, sales: null, output: null });
    expect(newestWorkers(few)).toEqual({ year: 2024, count: 9 });
    expect(newestWorkers(few.slice(1))).toBeNull();
  });

  it('satu atau dua usaha lain di nagari yang sama tidak dapat dihitung dengan pengurangan', () => {
    const lone = yearsOfSentra([...some(5, 2024), ...some(2, 2024, { belongs: 'nowhere' })]);
    expect(lone.years).toMatchObject([{ makers: null, workers: null, sales: null, output: null }]);
    const many = yearsOfSentra([...some(5, 2024), ...some(3, 2024, { belongs: 'nowhere' })]);
    expect(many.years).toMatchObject([{ makers: 5, workers: 15 }]);
    // Another sentra beside this one: both taken from the nagari would leave one maker.
    const two = yearsOfSentra([
      ...some(5, 2024),
      ...some(4, 2024, { belongs: 'elsewhere' }),
      told(2024, { belongs: 'nowhere' }),
    ]);
    expect(two.years).toMatchObject([{ workers: null }]);
  });

  it('hasil hanya dijumlahkan bila semua memakai satuan yang sama', () => {
    const same = yearsOfSentra([...some(2, 2024), told(2024, { unit: ' KG' })]);
    expect(same.years).toMatchObject([{ output: 300 }]);
    const mixed = yearsOfSentra([...some(3, 2024), told(2025, { unit: 'bungkus' })]);
    expect(mixed.unit).toBeUndefined();
    expect(mixed.years).toMatchObject([{ output: undefined }, { output: undefined }]);
  });
});
