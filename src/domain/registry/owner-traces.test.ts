import { describe, expect, it } from 'vitest';
import {
  hintsAtOwner,
  tellsOwner,
  tracesOf,
  valuesWithoutOwner,
  withoutOwner,
} from '#domain/registry/owner-traces.ts';

const murni = tracesOf([
  { name: 'Murni Chaniago', phone: '081234567890', email: 'murni@contoh.test', nik: '1310044101800001' },
  { name: 'Murni', phone: null, email: null, nik: null },
]);

describe('tulisan lain yang menyebut pemilik', () => {
  it.each<[string, boolean, boolean, string | null]>([
    ['Keripik Pisang Bundo', false, false, 'Keripik Pisang Bundo'],
    ['Keripik Murni Chaniago', true, true, 'Keripik'],
    ['Keripik  MURNI   chaniago, Sitiung', true, true, 'Keripik , Sitiung'],
    ['Murni Chaniago', true, true, null],
    // One word of the name may be what the goods are called: a person decides.
    ['Minyak Murni', false, true, 'Minyak Murni'],
    // Within another word it is another word.
    ['Kemurnian dijaga', false, false, 'Kemurnian dijaga'],
    ['Hubungi 0812-3456-7890', true, true, null],
    ['Hubungi +62 812 3456 7890', true, true, null],
    ['NIK 1310 0441 0180 0001', true, true, null],
    ['Surat ke Murni@Contoh.test', true, true, null],
  ])('%s', (text, isTold, isHinted, rest) => {
    expect(tellsOwner(text, murni)).toBe(isTold);
    expect(hintsAtOwner(text, murni)).toBe(isHinted);
    expect(withoutOwner(text, murni)).toBe(rest);
  });

  it('dari dalam daftar dan catatan dibuang juga, yang lain tetap', () => {
    const before = {
      name: 'Keripik Murni Chaniago',
      price: 12_000,
      marks: ['Murni Chaniago', 'Bundo'],
      on: null,
    };
    expect(valuesWithoutOwner(before, murni)).toEqual({
      name: 'Keripik',
      price: 12_000,
      marks: ['–', 'Bundo'],
      on: null,
    });
  });

  it('pemilik tanpa isian tidak dikenali di mana pun', () => {
    const nobody = tracesOf([{ name: null, phone: null, email: null, nik: null }]);
    expect(hintsAtOwner('Apa saja 0812', nobody)).toBe(false);
  });
});
