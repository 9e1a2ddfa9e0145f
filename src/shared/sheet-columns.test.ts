import { describe, expect, it } from 'vitest';
import {
  columnsOf,
  headerIn,
  isBesideData,
  isTotal,
  rememberColumns,
  type SheetField,
} from '#shared/sheet-columns.ts';
import type { SheetCell, SheetRow } from '#shared/sheet.ts';

const fields = [
  { name: 'name', words: ['nama usaha', 'nama', 'merek usaha'] },
  { name: 'owner', words: ['nama pemilik', 'pemilik', 'nama pengusaha', 'penanggung jawab'] },
  { name: 'nagari', words: ['nagari', 'desa', 'desa kelurahan', 'kelurahan'] },
  { name: 'kecamatan', words: ['kecamatan'] },
  { name: 'phone', words: ['nomor hp', 'hp', 'telepon', 'whatsapp', 'kontak'] },
  { name: 'men', words: ['tenaga kerja l', 'pekerja l'] },
  { name: 'women', words: ['tenaga kerja p', 'pekerja p'] },
  { name: 'product', words: ['jenis produk', 'produk', 'komoditi'] },
  { name: 'sales', words: ['omzet', 'nilai penjualan'] },
] as const satisfies readonly SheetField[];

/** Rows as a sheet would give them; empty ones are left out and counted. */
const sheet = (...lines: readonly (readonly SheetCell[])[]): SheetRow[] =>
  lines
    .map((cells, i) => ({ row: i + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== null && cell !== ''));
const found = (rows: SheetRow[]) => {
  const header = headerIn(rows, fields);
  return { row: header.row, columns: columnsOf(header.titles, fields) };
};

describe('kepala tabel', () => {
  it('di baris pertama', () => {
    expect(found(sheet(['Nama Usaha', 'Nagari', 'No. HP'], ['Sari', 'Sitiung', '0812']))).toEqual({
      row: 1,
      columns: ['name', 'nagari', 'phone'],
    });
  });

  it('di bawah judul yang digabung selebar tabel', () => {
    const title = 'DATA NAMA USAHA PER NAGARI TAHUN 2025';
    const rows = sheet(
      [title, title, title, title],
      ['Kabupaten Dharmasraya'],
      [],
      ['NO', 'NAMA PERUSAHAAN', 'PEMILIK', 'DESA/KEL.'],
      ['1', 'Sari', 'Ida', 'Sitiung'],
    );
    expect(found(rows)).toEqual({ row: 4, columns: [null, 'name', 'owner', 'nagari'] });
  });

  it('dua tingkat, digabung seperti di Excel', () => {
    const rows = sheet(
      ['No', 'Nama IKM', 'Tenaga Kerja', 'Tenaga Kerja', 'Omzet (Rp)'],
      ['No', 'Nama IKM', 'L', 'P', 'Omzet (Rp)'],
      ['1', '2', '3', '4', '5'],
      ['1', 'Sari', '2', '3', '1.500.000'],
    );
    expect(found(rows)).toEqual({ row: 2, columns: [null, 'name', 'men', 'women', 'sales'] });
  });

  it('dua tingkat dalam CSV, di mana sel gabung menjadi sel kosong', () => {
    const rows = sheet(
      ['Nama', 'Jml Tenaga Kerja', '', 'Omzet'],
      ['', 'Laki-laki', 'Perempuan', ''],
      ['Sari', '2', '3', '5 jt'],
    );
    expect(found(rows)).toEqual({ row: 2, columns: ['name', 'men', 'women', 'sales'] });
  });

  it('yang tidak mirip satu pun: baris pertama yang selebar tabel, untuk dicocokkan tangan', () => {
    const rows = sheet(['Laporan'], ['Sandi', 'Label', 'Rupa'], ['7', 'Sari', 'merah']);
    expect(headerIn(rows, fields)).toEqual({ row: 2, titles: ['Sandi', 'Label', 'Rupa'] });
  });

  it('tidak ada: tabel langsung mulai', () => {
    expect(headerIn(sheet([1, 2, 3], [4, 5, 6]), fields)).toEqual({ row: 0, titles: ['', '', ''] });
  });
});

describe('kolom', () => {
  const match = (...titles: string[]) => columnsOf(titles, fields);

  it('judul yang lebih panjang menang, dan setiap isian hanya sekali', () => {
    expect(match('Nama', 'Nama Pemilik')).toEqual(['name', 'owner']);
    expect(match('Nama Pemilik', 'Nama Usaha', 'Nama Produk')).toEqual(['owner', 'name', 'product']);
    expect(match('Kecamatan', 'Nagari / Desa', 'Desa')).toEqual(['kecamatan', null, 'nagari']);
  });
  it('salah ketik satu huruf, tanda baca, dan keterangan dalam kurung', () => {
    expect(match('NAMA PEMILIIK', 'No.Telp/WA', 'Kecamtan', 'OMZET (Rp/Thn)')).toEqual([
      'owner',
      'phone',
      'kecamatan',
      'sales',
    ]);
  });
  it('yang dicocokkan tangan untuk sumber itu dipakai lagi, juga yang dibuang', () => {
    const titles = ['Nama', 'Sandi', 'Omzet'];
    const remembered = rememberColumns(titles, ['owner', 'name', null]);
    expect(columnsOf(['OMZET', 'SANDI', 'Nama', 'Nagari'], fields, remembered)).toEqual([
      null,
      'name',
      'owner',
      'nagari',
    ]);
  });
});

describe('baris yang bukan data', () => {
  const titles = ['No', 'Nama', 'Tenaga kerja L'];
  it.each<[SheetCell[], boolean]>([
    [[1, 2, 3], true],
    [['(1)', '(2)', '(3)'], true],
    [['No', 'Nama', 'Tenaga kerja L'], true],
    [[null, 'Nama', 'L'], true],
    [[1, 'Sari', 3], false],
    [[3, '4', 7], false],
  ])('%j: %j', (cells, isBeside) => {
    expect(isBesideData(cells, titles)).toBe(isBeside);
  });
  it.each<[SheetCell[], boolean]>([
    [['JUMLAH', null, 12], true],
    [['Total', 'Total', 12, 3], true],
    [[null, 'Sub Total Kec. Sitiung', 5], true],
    [[1, 'Total Jaya', 'Ida', 'Sitiung'], false],
    [[1, 'Sari', 12], false],
  ])('jumlah di bawah: %j: %j', (cells, isSum) => {
    expect(isTotal(cells)).toBe(isSum);
  });
});
