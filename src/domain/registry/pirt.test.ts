import { describe, expect, it } from 'vitest';
import { PIRT_FOOD_TYPES, PIRT_FORMS, PIRT_PACKAGING, readPirt } from '#domain/registry/pirt.ts';

const TODAY = '2026-11-24';

describe('nomor P-IRT', () => {
  it.each([
    '2151310010012-29',
    'P-IRT 2151310010012-29',
    'P-IRT No. 2151310010012-29',
    'PIRT No 2151310010012-29',
    'P.IRT: 2151310010012-29',
    'SPP-IRT 2151310010012-29',
    '215 1310 01 0012 29',
    '215131001001229',
  ])('"%s": plastik, umbi dan kacang, berakhir 2029', (typed) => {
    expect(readPirt(typed, TODAY)).toMatchObject({
      isRight: true,
      number: '2151310010012-29',
      form: { code: 'with_year' },
      packaging: '2',
      foodType: { code: '15' },
      regency: '1310',
      expiryYear: 2029,
    });
  });

  it('dua belas angka dari masa sebelum 2012 dibaca, tanpa tahun, dan aturannya belum diperiksa', () => {
    const read = readPirt('206131001012', TODAY);
    expect(read).toMatchObject({ isRight: true, number: '206131001012', expiryYear: null });
    expect(read.isRight && read.form.basis.standing).toBe('unverified');
  });

  it('yang sudah berakhir tetap terbaca: tahunnya yang mengatakan', () => {
    expect(readPirt('3063306010072-19', TODAY)).toMatchObject({ isRight: true, expiryYear: 2019 });
  });

  it.each([
    ['', 'pirt_digits', 'kosong'],
    ['sedang diurus', 'pirt_digits', 'kata'],
    [`P-IRT${' '.repeat(19_000)}x`, 'pirt_digits', 'terlalu panjang'],
    ['21513100100129', 'pirt_digits', 'empat belas angka'],
    ['MD 235602169254', 'pirt_digits', 'nomor BPOM, bukan P-IRT'],
    ['9151310010012-29', 'pirt_packaging', 'tidak ada kemasan 9'],
    ['2001310010012-29', 'pirt_food', 'tidak ada jenis pangan 00'],
    ['2991310010012-29', 'pirt_food', 'tidak ada jenis pangan 99'],
    ['2151310010012-48', 'pirt_year', 'sertifikat lima tahun tidak mungkin sampai 2048'],
    ['2,15131E+14', 'pirt_spoilt', 'dibulatkan lembar kerja'],
  ])('"%.30s" ditolak: %s (%s)', (typed, fault) => {
    expect(readPirt(typed, TODAY)).toEqual({ isRight: false, fault });
  });

  it('setiap bentuk menyebut dasar hukumnya; delapan kemasan, lima belas jenis pangan', () => {
    expect(PIRT_FORMS.every((form) => form.basis.law !== '')).toBe(true);
    expect(Object.keys(PIRT_PACKAGING)).toHaveLength(8);
    expect(new Set(PIRT_FOOD_TYPES.map((one) => one.code)).size).toBe(15);
  });

  it('jenis pangan yang belum diperiksa di lembaran negara ditandai', () => {
    expect(PIRT_FOOD_TYPES.filter((one) => one.standing === 'unverified').map((one) => one.code)).toEqual([
      '10',
      '14',
      '15',
    ]);
  });
});
