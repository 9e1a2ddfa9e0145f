import { describe, expect, it } from 'vitest';
import { readHolidayLines } from '#domain/offices/holiday-lines.ts';

const read = (text: string, decree = 'SKB 2027') => readHolidayLines(text, decree);

describe('daftar hari libur', () => {
  it.each([
    ['2028-01-01,national,Tahun Baru 2028', '2028-01-01', 'national', 'Tahun Baru 2028'],
    ['Sabtu, 1 Januari 2028;Tahun Baru 2028;Libur nasional', '2028-01-01', 'national', 'Tahun Baru 2028'],
    ['1/1/2028\tTahun Baru 2028\tnasional', '2028-01-01', 'national', 'Tahun Baru 2028'],
    ['24-12-2028;Cuti Bersama Natal', '2028-12-24', 'joint_leave', 'Cuti Bersama Natal'],
    ['7 Jan 2028;Hari jadi;libur daerah', '2028-01-07', 'local', 'Hari jadi'],
    ['2028-01-01,"Tahun Baru, 2028",nasional', '2028-01-01', 'national', 'Tahun Baru, 2028'],
  ])('membaca %s', (text, day, kind, name) => {
    expect(read(text)).toEqual({ bad: [], lines: [{ line: 1, day, kind, name, decree: 'SKB 2027' }] });
  });
  it.each([
    ['2028-02-30;Bukan hari;nasional', 'line_day'],
    ['Tahun Baru 2028', 'line_day'],
    ['2028-01-01;nasional', 'line_name'],
    ['2028-01-01;Tahun Baru', 'line_kind'],
    [`2028-01-01;${'x'.repeat(161)};nasional`, 'line_long'],
  ])('menolak %s', (text, why) => {
    expect(read(text).bad).toEqual([{ line: 1, text: text.slice(0, 200), why }]);
  });
  it('meminta dasar keputusan bila tidak ada, dan memakai yang ada di barisnya', () => {
    expect(read('2028-01-01;Tahun Baru;nasional', '').bad[0]?.why).toBe('line_decree');
    expect(read('2028-01-01;Tahun Baru;nasional;SKB 9', '').lines[0]?.decree).toBe('SKB 9');
  });
  it('menghitung baris seperti orang menghitung, melewati kepala dan baris kosong', () => {
    const { lines, bad } = read(
      'tanggal;nama;jenis\n\n2028-01-01;Tahun Baru;nasional\nsalah\n2028-01-01;Lagi;nasional\n',
    );
    expect(lines.map(({ line }) => line)).toEqual([3]);
    expect(bad.map(({ line, why }) => [line, why])).toEqual([
      [4, 'line_day'],
      [5, 'line_twice'],
    ]);
  });
});
