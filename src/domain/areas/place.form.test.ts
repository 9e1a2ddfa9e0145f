import { describe, expect, it } from 'vitest';
import { placeAsked, writeDegrees, writeLook } from '#domain/areas/place.form.ts';

const asked = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return placeAsked(data);
};
const NAGARI = '13.10.04.2001';
const look = { around: [101.6, -1] as const, metres: 12_000 };
const seen = { nagari: NAGARI, groundNagari: NAGARI, groundLook: writeLook(look) };

describe('langkah pada gambar letak', () => {
  it.each<[string, Record<string, string>, boolean, unknown]>([
    [
      'formulir disimpan: bukan langkah',
      { nagari: NAGARI },
      false,
      { nagari: NAGARI, chosen: undefined, look: undefined, does: 'show' },
    ],
    [
      'gambar diketuk',
      { ...seen, 'tap.x': '100', 'tap.y': '20' },
      true,
      { nagari: NAGARI, chosen: undefined, look, does: [100, 20] },
    ],
    [
      'gambar ditekan lewat papan ketik: tidak ada yang dipilih',
      { ...seen, 'tap.x': '0', 'tap.y': '0' },
      true,
      { nagari: NAGARI, chosen: undefined, look, does: 'show' },
    ],
    [
      'diperbesar di letak yang diketik',
      { ...seen, ground: 'closer', lat: '-1,05', lng: '101.6' },
      true,
      { nagari: NAGARI, chosen: [101.6, -1.05], look, does: 'closer' },
    ],
    [
      'nagari diganti: dilihat dari awal',
      { ...seen, nagari: '13.10.04.2002', ground: 'show' },
      true,
      { nagari: '13.10.04.2002', chosen: undefined, look: undefined, does: 'show' },
    ],
    ['tanpa nagari', { ground: 'show' }, true, undefined],
    [
      'isi yang mustahil dilewati',
      { ...seen, groundLook: 'NaN 1 2', ground: 'x', lat: '999', lng: '1', 'tap.x': '99999' },
      true,
      { nagari: NAGARI, chosen: undefined, look: undefined, does: 'show' },
    ],
    [
      'luas nol bukan pandangan',
      { ...seen, groundLook: '101 -1 0', 'tap.x': '5', 'tap.y': '5' },
      true,
      { nagari: NAGARI, chosen: undefined, look: undefined, does: 'show' },
    ],
  ])('%s', (_, fields, isStep, step) => {
    expect(asked(fields)).toEqual({ isStep, step });
  });

  it('koordinat ditulis dengan koma', () => {
    expect(writeDegrees(-1.05)).toBe('-1,050000');
  });
});
