import { describe, expect, it } from 'vitest';
import { readNib } from '#domain/registry/nib.ts';

describe('NIB', () => {
  it.each([
    '0220001234567',
    ' 0220001234567 ',
    'NIB 0220001234567',
    'NIB: 0220001234567',
    'No. NIB: 0220001234567',
    'Nomor NIB 0220001234567',
    '0220 0012 34567',
    '0220.0012.34567',
    '0220-0012-34567',
    "'0220001234567",
  ])('"%s" dibaca 0220001234567', (typed) => {
    expect(readNib(typed)).toEqual({ isRight: true, nib: '0220001234567' });
  });

  it.each([
    ['', 'nib_digits', 'kosong'],
    ['belum ada', 'nib_digits', 'kata'],
    ['02200012345678', 'nib_digits', 'empat belas angka'],
    ['022000123456A', 'nib_digits', 'ada huruf'],
    ['0000000000000', 'nib_digits', 'hanya nol'],
    ['12345', 'nib_digits', 'terlalu pendek untuk nol yang hilang'],
    ['220001234567', 'nib_short', 'nol di depan dimakan lembar kerja; ditanyakan, tidak ditambahkan'],
    ['2,20001E+11', 'nib_spoilt', 'dibulatkan lembar kerja'],
    ['9.12000123456E+12', 'nib_spoilt', 'dibulatkan lembar kerja'],
  ])('"%s" ditolak: %s (%s)', (typed, fault) => {
    expect(readNib(typed)).toEqual({ isRight: false, fault });
  });
});
