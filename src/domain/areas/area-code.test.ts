import { describe, expect, it } from 'vitest';
import { codeFaults, readCodeLines } from '#domain/areas/area-code.ts';

const AREAS = [
  {
    code: '99.01.01',
    name: 'Sitiung',
    nagari: [
      { code: '99.01.01.2001', name: 'Sitiung' },
      { code: '99.01.01.2002', name: 'Koto Baru' },
    ],
  },
  { code: '99.01.02', name: 'Timpeh', nagari: [{ code: '99.01.02.2001', name: 'Koto Baru' }] },
];
const read = (...lines: string[]) => readCodeLines(AREAS, lines.join('\n'));

describe('baris yang ditempel', () => {
  it('dikenali dari nama atau kode Kemendagri; panjang kode BPS membedakan kecamatan dari nagari', () => {
    const { codes, unread } = read(
      'Sitiung\t9901010',
      'Nagari Sitiung;9901010001',
      '99.01.01.2002\t9901.010.002',
      '990102;9901020',
      '',
      ';;',
    );
    expect(codes).toEqual({
      '99.01.01': '9901010',
      '99.01.01.2001': '9901010001',
      '99.01.01.2002': '9901010002',
      '99.01.02': '9901020',
    });
    expect(unread).toEqual([]);
  });

  it('yang tidak dikenali disebut dengan nomor barisnya dan sebabnya', () => {
    const { codes, unread } = read(
      'nama;kode',
      'Sitiung',
      'Antah Berantah;9901010009',
      'Koto Baru;9901010002',
      'Timpeh;9901020',
      'Kec. Timpeh;9901021',
      'Sitiung;990101;x',
    );
    expect(codes).toEqual({ '99.01.02': '9901020' });
    expect(unread.map(({ line, why }) => [line, why])).toEqual([
      [1, 'line_code'],
      [2, 'line_two'],
      [3, 'line_area'],
      [4, 'line_unclear'],
      [6, 'line_again'],
      [7, 'line_two'],
    ]);
  });
});

describe('kode yang keliru', () => {
  const areas = [
    { code: '99.01.01', bpsCode: null },
    { code: '99.01.01.2001', bpsCode: '9901010001' },
    { code: '99.01.01.2002', bpsCode: null },
  ];
  it.each([
    ['kurang angka', '99.01.01', '990101', 'bps_kecamatan_digits'],
    ['sepuluh angka untuk kecamatan', '99.01.01', '9901010005', 'bps_kecamatan_digits'],
    ['tujuh angka untuk nagari', '99.01.01.2002', '9901010', 'bps_nagari_digits'],
    ['berhuruf', '99.01.01.2002', '99O1010002', 'bps_nagari_digits'],
    ['sudah dipakai nagari lain', '99.01.01.2002', '9901010001', 'bps_twice'],
    ['kode Kemendagri nagari lain', '99.01.01.2002', '9901012001', 'bps_is_kemendagri'],
    ['kosong', '99.01.01.2002', '', undefined],
    ['kode Kemendagrinya sendiri', '99.01.01.2002', '9901012002', undefined],
    ['benar', '99.01.01.2002', '9901010002', undefined],
  ])('%s', (_name, code, bps, fault) => {
    expect(codeFaults(areas, { [code]: bps }).get(code)).toBe(fault);
  });

  it('dua wilayah boleh bertukar kode, dan yang sama dua kali dikatakan pada keduanya', () => {
    const both = { '99.01.01.2001': '9901010002', '99.01.01.2002': '9901010001' };
    expect(codeFaults(areas, both).size).toBe(0);
    const same = { '99.01.01.2001': '9901010002', '99.01.01.2002': '9901010002' };
    expect([...codeFaults(areas, same).keys()]).toEqual(['99.01.01.2001', '99.01.01.2002']);
  });
});
