import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskNik, readNik } from '#domain/registry/nik.ts';
import { addDays } from '#shared/day.ts';

const TODAY = '2026-11-24';

describe('NIK', () => {
  it.each([
    ['1310041708850007', 'male', '1985-08-17', 'laki-laki: tanggal apa adanya'],
    ['1310045708850007', 'female', '1985-08-17', 'perempuan: tanggal ditambah 40'],
    ['1310047112990001', 'female', '1999-12-31', 'perempuan yang lahir tanggal 31'],
    ['1310042902000003', 'male', '2000-02-29', 'tahun 2000 kabisat'],
    ['1310042411260002', 'male', '2026-11-24', 'lahir hari ini'],
    ['1310042511260002', 'male', '1926-11-25', 'besok belum terjadi, jadi seabad lalu'],
  ])('%s: %s, lahir %s (%s)', (nik, gender, bornOn) => {
    expect(readNik(nik, TODAY)).toEqual({
      isRight: true,
      nik,
      gender,
      bornOn,
      firstRegisteredIn: '13.10.04',
    });
  });

  it.each([
    ' 131004 170885 0007 ',
    '131004.170885.0007',
    '1310-0417-0885-0007',
    "'1310041708850007",
    'NIK: 1310041708850007',
    'nik 1310041708850007',
  ])('"%s" dibaca seperti tanpa tanda', (typed) => {
    expect(readNik(typed, TODAY)).toMatchObject({ isRight: true, nik: '1310041708850007' });
  });

  it.each([
    ['', 'nik_digits', 'kosong'],
    ['131004170885000', 'nik_digits', 'kurang satu angka'],
    ['13100417088500071', 'nik_digits', 'lebih satu angka'],
    ['13100417O8850007', 'nik_digits', 'huruf O, bukan nol'],
    ['١٣١٠٠٤١٧٠٨٨٥٠٠٠٧', 'nik_digits', 'angka tulisan lain'],
    ['1,31004E+15', 'nik_spoilt', 'dibulatkan lembar kerja'],
    ['1.31004170885E+15', 'nik_spoilt', 'dibulatkan lembar kerja'],
    ['1310041708850000', 'nik_spoilt', 'nomor urut mulai dari 0001'],
    ['9910041708850007', 'nik_area', 'tidak ada provinsi 99'],
    ['1300041708850007', 'nik_area', 'kabupaten 00'],
    ['1310001708850007', 'nik_area', 'kecamatan 00'],
    ['1310043208850007', 'nik_birth', 'tanggal 32'],
    ['1310044008850007', 'nik_birth', 'tanggal 40: bukan 0 ditambah 40'],
    ['1310047208850007', 'nik_birth', 'tanggal 72: perempuan tanggal 32'],
    ['1310041713850007', 'nik_birth', 'bulan 13'],
    ['1310042902010003', 'nik_birth', '29 Februari 2001 tidak ada'],
  ])('"%s" ditolak: %s (%s)', (typed, fault) => {
    expect(readNik(typed, TODAY)).toEqual({ isRight: false, fault });
  });

  it('yang tampak hanya wilayah dan nomor urut', () => {
    expect(maskNik('1310041708850007')).toBe('131004••••••0007');
  });

  it('yang bukan enam belas angka tidak ditampilkan sebagian', () => {
    for (const other of ['', '123', 'rahasia-saya-123', '131004 1708850007'])
      expect(() => maskNik(other)).toThrow(RangeError);
  });

  it('untuk setiap hari lahir dan jenis kelamin: dibaca kembali, dan tidak tampak dalam samaran', () => {
    const days = fc.integer({ min: 0, max: 36_000 }).map((n) => addDays('1927-01-01', n));
    fc.assert(
      fc.property(days, fc.boolean(), fc.integer({ min: 1, max: 9999 }), (bornOn, isWoman, sequence) => {
        const [year = '', month = '', date = ''] = bornOn.split('-');
        const written = `${String(Number(date) + (isWoman ? 40 : 0)).padStart(2, '0')}${month}${year.slice(2)}`;
        const nik = `131004${written}${String(sequence).padStart(4, '0')}`;
        expect(readNik(nik, TODAY)).toMatchObject({
          isRight: true,
          bornOn,
          gender: isWoman ? 'female' : 'male',
        });
        expect(maskNik(nik).slice(6, 12)).toBe('••••••');
      }),
    );
  });
});
