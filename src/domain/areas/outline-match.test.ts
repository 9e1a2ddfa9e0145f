import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutlineFeature } from '#domain/areas/outline-file.ts';
import { matchedTwice, matchOutlines, type KnownKecamatan } from '#domain/areas/outline-match.ts';

/** A made-up regency. */
const REGENCY: readonly KnownKecamatan[] = [
  {
    code: '99.01.01',
    name: 'Koto Baru',
    bpsCode: '9901010',
    nagari: [
      { code: '99.01.01.2001', name: 'Koto Baru', bpsCode: '9901010001' },
      { code: '99.01.01.2002', name: 'Lubuk Karak', bpsCode: null },
    ],
  },
  {
    code: '99.01.02',
    name: 'IX Koto',
    bpsCode: null,
    nagari: [{ code: '99.01.02.2001', name: 'Sungai Rumbai Timur', bpsCode: '9901020001' }],
  },
];
const ring = [
  [101, -1],
  [101.1, -1],
  [101.1, -0.9],
  [101, -1],
] as const;
const feature = (properties: Record<string, string>, layer = ''): OutlineFeature => ({
  layer,
  properties,
  shape: [[ring]],
});
const told = (properties: Record<string, string>, layer?: string) => {
  const [one] = matchOutlines([feature(properties, layer)], REGENCY);
  return [one?.areaCode, one?.matchedBy];
};

describe('bentuk dikenali', () => {
  it.each<[string, Record<string, string>, [string | undefined, string | undefined]]>([
    ['dari kode bertitik', { kode: '99.01.01.2002' }, ['99.01.01.2002', 'code']],
    ['dari kode tanpa titik', { KODE_DESA: '9901012002' }, ['99.01.01.2002', 'code']],
    ['dari kode yang menjadi angka', { kd: '9901012002.0' }, ['99.01.01.2002', 'code']],
    [
      'dari kode nagari, bukan kode kecamatannya',
      { kec: '99.01.01', code: '99.01.01.2001' },
      ['99.01.01.2001', 'code'],
    ],
    ['dari kode BPS', { iddesa: '9901020001' }, ['99.01.02.2001', 'bps_code']],
    ['dari nama dengan ejaan lain', { NAMOBJ: 'NAGARI LUBUAK KARAK' }, ['99.01.01.2002', 'name']],
    [
      'dari nama dengan kecamatan yang lain',
      { nama: 'Sei Rumbai Timua', kecamatan: 'Koto Baru' },
      ['99.01.02.2001', 'name'],
    ],
    ['kecamatan dari kodenya', { code: '990102' }, ['99.01.02', 'code']],
    ['kecamatan dari namanya', { WADMKC: 'Sembilan Koto' }, ['99.01.02', 'name']],
    [
      'dari nama, dengan kode kecamatan di sampingnya',
      { name: 'Koto Baru', kec: '99.01.01' },
      ['99.01.01.2001', 'name'],
    ],
    [
      'kecamatan dari kodenya walau bernama seperti nagari',
      { name: 'Koto Baru', code: '99.01.01' },
      ['99.01.01', 'code'],
    ],
    ['tidak dikenal', { nama: 'Antah Berantah' }, [undefined, undefined]],
    ['kode regency lain', { kode: '13.10.01.2002' }, [undefined, undefined]],
    ['tanpa kata', {}, [undefined, undefined]],
  ])('%s', (_, properties, expected) => {
    expect(told(properties)).toEqual(expected);
  });

  it('nama yang sama: lapisannya yang membedakan nagari dan kecamatan', () => {
    expect(told({ name: 'Koto Baru' }, 'nagari')).toEqual(['99.01.01.2001', 'name']);
    expect(told({ name: 'Koto Baru' }, 'kecamatan')).toEqual(['99.01.01', 'name']);
  });

  it('dua bagian dengan kata yang sama menjadi satu bentuk; dua kata untuk satu nagari dikatakan kembar', () => {
    const parts = matchOutlines(
      [feature({ nama: 'Lubuk Karak', FID: '1' }), feature({ nama: 'Lubuk Karak', FID: '2' })],
      REGENCY,
    );
    expect(parts).toHaveLength(1);
    expect(parts[0]?.shape).toHaveLength(2);
    const both = matchOutlines(
      [feature({ nama: 'Lubuk Karak' }), feature({ nama: 'Lubuak Karak' })],
      REGENCY,
    );
    expect(matchedTwice(both.map((one) => ({ areaCode: one.areaCode ?? null })))).toEqual(['99.01.01.2002']);
  });

  it('urutan dalam berkas tidak mengubah apa pun', () => {
    const all = [
      { nama: 'Lubuk Karak' },
      { kode: '99.01.01.2001' },
      { iddesa: '9901020001' },
      { nama: 'Antah' },
      { WADMKC: 'IX Koto' },
    ].map((words) => feature(words as Record<string, string>));
    const found = (features: readonly OutlineFeature[]) =>
      matchOutlines(features, REGENCY)
        .map((one) => `${one.givenName} ${one.givenCode} ${one.areaCode} ${one.matchedBy}`)
        .toSorted();
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(found(shuffled)).toEqual(found(all));
      }),
    );
  });
});
