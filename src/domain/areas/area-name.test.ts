import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { areaFinder, type NamedKecamatan } from '#domain/areas/area-name.ts';
import type { SheetCell } from '#shared/sheet.ts';
import { readCsv } from '../../../db/seed/read-csv.ts';

const rows = readCsv(readFileSync(join(import.meta.dirname, '../../../db/seed/13.10/areas.csv'), 'utf8'));
const of = (level: string) =>
  rows.filter((row) => row['level'] === level).map(({ code = '', name = '' }) => ({ code, name }));
const areas: NamedKecamatan[] = of('kecamatan').map((one) => ({
  ...one,
  nagari: of('nagari').filter(({ code }) => code.startsWith(`${one.code}.`)),
}));
const BPS: Readonly<Record<string, string>> = {
  '13.10.04.2005': '1311030005',
  '13.10.04.2004': '1310042001',
  '13.10.06.2002': '1311030009',
  '13.10.06.2004': '1311030009',
};
const find = areaFinder(areas);
const told = (nagari: SheetCell, kecamatan?: SheetCell) => {
  const read = find(nagari, kecamatan);
  return read.isRight ? read.value : read.fault;
};

describe('kode BPS', () => {
  const coded: NamedKecamatan[] = areas.map((one) => ({
    ...one,
    bpsCode: one.code === '13.10.04' ? '1311030' : null,
    nagari: one.nagari.map((nagari) => ({ ...nagari, bpsCode: BPS[nagari.code] ?? null })),
  }));
  const findCoded = areaFinder(coded);
  it.each<[string, SheetCell, SheetCell | undefined, string]>([
    ['kode BPS nagari', '1311030005', undefined, '13.10.04.2005'],
    ['sebagai angka', 1_311_030_005, undefined, '13.10.04.2005'],
    ['dengan kode BPS kecamatan', '1311030005', '1311030', '13.10.04.2005'],
    ['nama dengan kode BPS kecamatan', 'Sungai Duo', 1_311_030, '13.10.04.2005'],
    ['kecamatan yang lain', '1311030005', '13.10.06', 'nagari_elsewhere'],
    ['kode Kemendagri menang atas kode BPS yang sama', '1310042001', undefined, '13.10.04.2001'],
    ['satu kode BPS untuk dua nagari', '1311030009', undefined, 'nagari_unclear'],
    ['kode yang tidak ada', '1311039999', undefined, 'nagari_unknown'],
  ])('%s', (_, nagari, kecamatan, expected) => {
    const read = findCoded(nagari, kecamatan);
    expect(read.isRight ? read.value : read.fault).toBe(expected);
  });
});

describe('nagari menurut nama atau kodenya', () => {
  it('kelima puluh dua nagari dikenali dari namanya, huruf besar atau kecil, dengan dan tanpa kecamatan', () => {
    for (const kecamatan of areas)
      for (const { code, name } of kecamatan.nagari) {
        expect(told(name)).toBe(code);
        expect(told(`NAGARI ${name.toUpperCase()}`, `Kec. ${kecamatan.name}`)).toBe(code);
        expect(told(name.replaceAll(' ', ''), kecamatan.code)).toBe(code);
        expect(told(code)).toBe(code);
        expect(told(Number(code.replaceAll('.', '')))).toBe(code);
      }
  });

  it.each<[SheetCell, SheetCell | undefined, string]>([
    ['Lubuk Karak', undefined, '13.10.05.2002'],
    ['Lubuak Karak', 'IX Koto', '13.10.05.2002'],
    ['Silago', '9 Koto', '13.10.05.2001'],
    ['IV Koto Pulau Punjung', 'Pulau Punjung', '13.10.02.2006'],
    ['Ampek Koto Pulau Punjuang', undefined, '13.10.02.2006'],
    ['Sialanggaung', undefined, '13.10.01.2003'],
    ['Panyubarang', 'Timpeh', '13.10.06.2004'],
    ['Koto Nan IV Dibawuah', 'Sembilan Koto', '13.10.05.2003'],
    ['Muara Sopan', 'Padang Laweh', '13.10.09.2003'],
    ['Alahan Nan Tiga', undefined, '13.10.10.2002'],
    ['Sei. Duo', 'Sitiung', '13.10.04.2005'],
    ['Sungai Dua', undefined, '13.10.04.2005'],
    ['Sungia Duo', undefined, '13.10.04.2005'],
    ['Teratak Tinggi', undefined, '13.10.06.2002'],
    ['Gn. Medan', undefined, '13.10.04.2004'],
    ['Jorong Padang Sari, Nagari Tebing Tinggi', undefined, '13.10.02.2002'],
    ['Sungai Duo (Blok B)', undefined, '13.10.04.2005'],
    ['Koto Tingi', 'Koto Besar', '13.10.11.2002'],
    ['Koto Baru', 'Koto Baru', '13.10.01.2002'],
    ['1310042005.0', undefined, '13.10.04.2005'],
    ['Koto Gedang', undefined, 'nagari_unclear'],
    ['Sungai Duo', 'Timpeh', 'nagari_elsewhere'],
    ['13.10.04.2005', '13.10.06', 'nagari_elsewhere'],
    ['Bukittinggi', undefined, 'nagari_unknown'],
    ['13.10.99.2001', undefined, 'nagari_unknown'],
    ['Sungai Duo', 'Lintau', 'kecamatan_unknown'],
    ['-', 'Sitiung', 'cell_empty'],
    ['#N/A', undefined, 'cell_formula'],
  ])('%j di %j adalah %s', (nagari, kecamatan, expected) => {
    expect(told(nagari, kecamatan)).toBe(expected);
  });

  it('dua nagari senama dibedakan oleh kecamatannya, tanpa itu ditanyakan', () => {
    const twice = areaFinder([
      { code: '99.01.01', name: 'Utara', nagari: [{ code: '99.01.01.2001', name: 'Koto Tinggi' }] },
      { code: '99.01.02', name: 'Selatan', nagari: [{ code: '99.01.02.2001', name: 'Koto Tinggi' }] },
    ]);
    expect(twice('Koto Tinggi')).toEqual({ isRight: false, fault: 'nagari_unclear' });
    expect(twice('Koto Tinggi', 'Selatan')).toEqual({ isRight: true, value: '99.01.02.2001' });
  });

  it('satu huruf salah tidak pernah memindahkan usaha ke nagari lain: benar, ditanyakan, atau tidak dikenal', () => {
    for (const { nagari } of areas)
      for (const { code, name } of nagari)
        for (let at = 0; at < name.length; at += 1) {
          const typo = `${name.slice(0, at)}z${name.slice(at + 1)}`;
          expect([code, 'nagari_unclear', 'nagari_unknown']).toContain(told(typo));
        }
  });
});
