import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf, readLine, type Reading } from '#shared/cell-reading.ts';
import { addDays } from '#shared/day.ts';
import type { SheetCell } from '#shared/sheet.ts';
import { dayOfSerial, readDay } from '#shared/written-day.ts';
import { readableName } from '#shared/written-name.ts';
import { readNumber, readPercent, readWhole, readYear } from '#shared/written-number.ts';
import { readGender, readYesNo } from '#shared/written-words.ts';

/** The value, or the name of the reason. */
const told = (reading: Reading<unknown, string>) => (reading.isRight ? reading.value : reading.fault);

describe('teks sebuah sel', () => {
  it.each<[SheetCell, string]>([
    ["'0812", '0812'],
    ['  Sari \n Rasa\u00A0 ', 'Sari Rasa'],
    [1.5, '1.5'],
    [true, 'true'],
    [null, ''],
  ])('%j menjadi %j', (cell, line) => {
    expect(lineOf(cell)).toBe(line);
  });
  it.each(['', '-', ' – ', '...', 'n/a', 'Nihil'])('%j berarti kosong', (cell) => {
    expect(told(readLine(cell))).toBe('cell_empty');
  });
  it.each(['#REF!', '#N/A', '#DIV/0!', '#NAME?', '#CALC!'])('%s adalah rumus yang gagal', (cell) => {
    expect(told(readLine(cell))).toBe('cell_formula');
  });
});

describe('angka', () => {
  it.each<[SheetCell, number | string]>([
    [12.5, 12.5],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['0,125', 0.125],
    ['0.125', 0.125],
    ['1.500', 1500],
    ['1.500.000', 1_500_000],
    ['1.500.000,75', 1_500_000.75],
    ['1,500,000.75', 1_500_000.75],
    ['1 500 000', 1_500_000],
    ['Rp 1.500.000', 1_500_000],
    ['Rp1.500.000,-', 1_500_000],
    ['Rp. 1.500.000,00', 1_500_000],
    ['IDR 2,500,000', 2_500_000],
    ['1,5 juta', 1_500_000],
    ['2,1 jt', 2_100_000],
    ['750rb', 750_000],
    ['1,2 M', 1_200_000_000],
    ['(1.500)', -1500],
    ['-3,5', -3.5],
    ['1,500', 'number_unclear'],
    ['8.57E+10', 'number_shortened'],
    ['8,57E+10', 'number_shortened'],
    ['1.50.000', 'number_wrong'],
    ['lima', 'number_wrong'],
    ['1.500.00', 'number_wrong'],
    ['12/5', 'number_wrong'],
    ['-', 'cell_empty'],
    ['#REF!', 'cell_formula'],
    [true, 'number_wrong'],
  ])('%j adalah %j', (cell, expected) => {
    expect(told(readNumber(cell))).toBe(expected);
  });
  it.each<[SheetCell, number | string]>([
    ['1,500', 1500],
    ['12,0', 12],
    ['5 orang', 5],
    ['3 org', 3],
    [4.999_999_999_9, 5],
    ['2,5', 'number_not_whole'],
    ['2,5 juta', 2_500_000],
    [-1, 'number_out_of_range'],
    [1e12, 'number_out_of_range'],
  ])('hitungan %j adalah %j', (cell, expected) => {
    expect(told(readWhole(cell, 1e11))).toBe(expected);
  });
  it.each<[SheetCell, number | string]>([
    ['35%', 35],
    ['35 %', 35],
    ['12,5 persen', 12.5],
    [80, 80],
    ['0%', 0],
    ['0,5%', 0.5],
    [0.35, 'number_unclear'],
    ['120%', 'number_out_of_range'],
  ])('persen %j adalah %j', (cell, expected) => {
    expect(told(readPercent(cell))).toBe(expected);
  });
  it.each<[SheetCell, number | string]>([
    [2015, 2015],
    ['2015', 2015],
    ['Th. 2015', 2015],
    ['12 Januari 2015', 2015],
    ['2015-01-12', 2015],
    ['15', 'number_wrong'],
    [20_155, 'number_wrong'],
    ['1905-07-07', 'number_out_of_range'],
  ])('tahun %j adalah %j', (cell, expected) => {
    expect(told(readYear(cell, 1950, 2026))).toBe(expected);
  });

  it('yang ditulis cara Indonesia dibaca kembali sama', () => {
    const written = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 2 });
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), (hundredths) => {
        expect(told(readNumber(written.format(hundredths / 100)))).toBe(hundredths / 100 + 0);
      }),
    );
  });
  it('rupiah yang ditulis dibaca kembali sama', () => {
    const rupiah = new Intl.NumberFormat('id-ID', { style: 'currency', currency: 'IDR' });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e13 }), (sum) => {
        expect(told(readWhole(rupiah.format(sum), 1e13))).toBe(sum);
      }),
    );
  });
  it('angka apa pun dari negeri mana pun dibaca benar atau ditanyakan, tidak pernah salah diam-diam', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (digits, places) => {
        const value = digits / 10 ** places;
        const read = readNumber(new Intl.NumberFormat('id-ID', { maximumFractionDigits: 6 }).format(value));
        expect([value, 'number_unclear']).toContain(told(read));
      }),
    );
  });
});

describe('hari', () => {
  it.each<[SheetCell, string]>([
    ['12/01/2025', '2025-01-12'],
    ['2025-01-12', '2025-01-12'],
    ['2025-01-12 08:30', '2025-01-12'],
    ['2025-01-12T08:30:00.000Z', '2025-01-12'],
    ['12-1-2025', '2025-01-12'],
    ['12.01.2025', '2025-01-12'],
    ['2025/1/12', '2025-01-12'],
    ['12 Januari 2025', '2025-01-12'],
    ['Minggu, 12 Januari 2025', '2025-01-12'],
    ['12-Jan-2025', '2025-01-12'],
    ['12 Nopember 2025', '2025-11-12'],
    ["Jum'at, 14 Agt 2026", '2026-08-14'],
    [45_669, '2025-01-12'],
    ['45669', '2025-01-12'],
    [45_669.75, '2025-01-12'],
    ['30/02/2025', 'day_wrong'],
    ['01/13/2025', 'day_wrong'],
    ['12/01/25', 'day_short_year'],
    [2015, 'day_wrong'],
    ['kemarin', 'day_wrong'],
    [null, 'cell_empty'],
  ])('%j adalah %s', (cell, expected) => {
    expect(told(readDay(cell))).toBe(expected);
  });

  it('yang ditulis dengan salah satu cara dibaca kembali sama', () => {
    const months = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' });
    fc.assert(
      fc.property(fc.integer({ min: 7500, max: 100_000 }), (days) => {
        const day = addDays('1899-12-30', days);
        const [year, month, date] = day.split('-');
        for (const written of [day, `${date}/${month}/${year}`, months.format(new Date(day)), days])
          expect(told(readDay(written))).toBe(day);
      }),
    );
  });
  it('hari ke-60 Excel tidak pernah ada; sebelum itu hitungannya satu hari lebih awal', () => {
    expect([1, 59, 60, 61].map((serial) => dayOfSerial(serial))).toEqual([
      '1900-01-01',
      '1900-02-28',
      undefined,
      '1900-03-01',
    ]);
  });
});

describe('kata', () => {
  it.each<[SheetCell, boolean | string]>([
    ['Ya', true],
    ['sudah', true],
    ['ADA', true],
    ['√', true],
    [1, true],
    [true, true],
    ['Tidak', false],
    ['blm', false],
    ['tidak ada', false],
    [0, false],
    ['x', 'yes_no_wrong'],
    ['mungkin', 'yes_no_wrong'],
    ['-', 'cell_empty'],
  ])('ya atau tidak: %j adalah %j', (cell, expected) => {
    expect(told(readYesNo(cell))).toBe(expected);
  });
  it.each([
    ['P', 'female'],
    ['Pr.', 'female'],
    ['PEREMPUAN', 'female'],
    ['wanita', 'female'],
    ['L', 'male'],
    ['Lk', 'male'],
    ['Laki-laki', 'male'],
    ['Pria', 'male'],
    ['L/P', 'gender_wrong'],
  ])('perempuan atau laki-laki: %s adalah %s', (cell, expected) => {
    expect(told(readGender(cell))).toBe(expected);
  });
  it.each([
    ['UD. SARI RASA', 'UD. Sari Rasa'],
    ['BUMNAG MAJU BERSAMA', 'BUMNag Maju Bersama'],
    ["HJ. NUR'AINI, S.PD", "Hj. Nur'aini, S.Pd"],
    ['KWT AL-FALAH II', 'KWT Al-Falah II'],
    ['MAKANAN DAN MINUMAN', 'Makanan dan Minuman'],
    ['keripik tempe bu ida', 'Keripik Tempe Bu Ida'],
    ['PT SAWIT (CABANG SITIUNG)', 'PT Sawit (Cabang Sitiung)'],
    ['Toko ABC', 'Toko ABC'],
    ['ABC', 'ABC'],
    ['Batik Tanah Liek', 'Batik Tanah Liek'],
  ])('nama %s ditulis %s', (typed, expected) => {
    expect(readableName(typed)).toBe(expected);
  });
});
