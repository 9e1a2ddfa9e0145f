import { describe, expect, it } from 'vitest';
import { areaFinder } from '#domain/areas/area-name.ts';
import { INDUSTRY_COLUMNS } from '#domain/registry/industry-sheet.columns.ts';
import { identityOf, industryReader, type ReadRow } from '#domain/registry/industry-sheet.ts';
import { columnsOf, headerIn } from '#shared/sheet-columns.ts';
import type { SheetCell, SheetRow } from '#shared/sheet.ts';

const find = areaFinder([
  {
    code: '13.10.04',
    name: 'Sitiung',
    nagari: [
      { code: '13.10.04.2001', name: 'Sitiung' },
      { code: '13.10.04.2005', name: 'Sungai Duo' },
    ],
  },
  { code: '13.10.06', name: 'Timpeh', nagari: [{ code: '13.10.06.2004', name: 'Panyubarangan' }] },
]);
const world = {
  find,
  today: '2026-11-24',
  figuresYear: 2025,
  hasKbli: (version: string, code: string) => code === '10794' && version === '2025',
  mayIn: (code: string) => code.startsWith('13.10.04.'),
};

/** Reads a sheet as given: its header, then each row. */
function read(...lines: SheetCell[][]): ReadRow[] {
  const rows: SheetRow[] = lines.map((cells, i) => ({ row: i + 1, cells }));
  const header = headerIn(rows, INDUSTRY_COLUMNS);
  const { titles } = header;
  const reader = industryReader({ titles, columns: columnsOf(titles, INDUSTRY_COLUMNS) }, world);
  return rows.filter(({ row }) => row > header.row).map(reader);
}
/** One row with a name and a nagari, and what the test is about. */
const one = (cells: Record<string, SheetCell>) => {
  const all = { 'Nama Usaha': 'Sari', Nagari: 'Sitiung', ...cells };
  const [row] = read(Object.keys(all), Object.values(all));
  return row ?? { industry: null, problems: [] };
};
const faults = (cells: Record<string, SheetCell>) =>
  one(cells).problems.map(({ column, fault, isGrave }) => `${column} ${fault}${isGrave ? ' !' : ''}`);

describe('data IKM dari lembar kabupaten', () => {
  it('satu baris yang berantakan dibaca seluruhnya', () => {
    const [row] = read(
      [
        'No',
        'NAMA PERUSAHAAN',
        'Nama Pemilik',
        'L/P',
        'NIK',
        'No. HP',
        'Kec.',
        'Desa/Nagari',
        'Jorong',
        'Thn Berdiri',
        'Badan Usaha',
        'NIB',
        'KBLI',
        'Jenis Produk',
        'Bahan Baku',
        '% Bahan Baku Lokal',
        'Pemasaran',
        'Tenaga Kerja (L)',
        'Tenaga Kerja (P)',
        'Kapasitas/Bulan',
        'Satuan',
        'Omzet (Rp)',
        'Nilai Investasi',
      ],
      [
        1,
        'UD. SARI RASA',
        'HJ. NUR AINI',
        'P',
        '1310045203800007',
        '62 812-3456-7890',
        'SITIUNG',
        'Sungai Dua',
        'PADANG SARI',
        '2015',
        'UD',
        "'0220001234567",
        '10794 Keripik',
        'KERIPIK TEMPE, Keripik pisang',
        'kedelai',
        '60%',
        'Lokal, Provinsi',
        '2 org',
        3,
        '1,5',
        'kg',
        'Rp 120.000.000,-',
        '15 jt',
      ],
    );
    expect(row).toEqual({
      problems: [],
      industry: {
        row: 2,
        code: null,
        record: {
          kind: 'business',
          groupKind: null,
          name: 'UD. Sari Rasa',
          nagariCode: '13.10.04.2005',
          jorong: 'Padang Sari',
          lat: null,
          lng: null,
          startedYear: 2015,
          legalForm: 'ud',
          nib: '0220001234567',
          kbli: { version: '2025', code: '10794' },
          materials: [{ name: 'kedelai', localShare: 60 }],
          machines: [],
          marketArea: 'province',
          difficulties: [],
          difficultyNote: null,
          membersWomen: null,
          membersMen: null,
        },
        owner: {
          name: 'Hj. Nur Aini',
          gender: 'female',
          nik: '1310045203800007',
          phone: '081234567890',
          email: null,
          address: null,
        },
        products: [
          { name: 'Keripik Tempe', brand: null, price: null, unit: null },
          { name: 'Keripik pisang', brand: null, price: null, unit: null },
        ],
        figures: {
          period: { year: 2025, quarter: 0 },
          figures: {
            womenPaid: 3,
            menPaid: 2,
            womenUnpaid: null,
            menUnpaid: null,
            capacity: 18,
            output: null,
            unit: 'kg',
            sales: 120_000_000,
            exportSales: null,
            investment: 15_000_000,
            capital: null,
          },
        },
      },
    });
  });

  it('nomor HP yang dimakan Excel dilaporkan dan tidak disimpan; barisnya tetap dapat dimasukkan', () => {
    for (const spoilt of ['8.57E+10', '8,57E+10', 85_700_000_000, '085700000000']) {
      expect(faults({ 'No HP': spoilt })).toEqual(['2 phone_spoilt']);
      expect(one({ 'No HP': spoilt }).industry?.owner.phone).toBeNull();
    }
    expect(one({ 'No HP': 81_234_567_890 }).industry?.owner.phone).toBe('081234567890');
    expect(one({ 'No HP': 'hp. 0812 3456 7890 / 0813 1111 2222' }).industry?.owner.phone).toBe(
      '081234567890',
    );
  });

  it.each<[string, SheetCell, string]>([
    ['NIK', '1,31004E+15', 'nik_spoilt'],
    ['NIK', 1_310_045_203_800_000, 'nik_spoilt'],
    ['NIK', '12345', 'nik_digits'],
    ['NIB', 220_001_234_567, 'nib_short'],
    ['KBLI', '99999', 'kbli_unknown'],
    ['Jenis Kelamin', 'L/P', 'gender_wrong'],
    ['Email', 'sari(at)mail', 'email_wrong'],
    ['Tahun Berdiri', '2030', 'number_out_of_range'],
    ['Badan Usaha', 'firma', 'legal_form_unknown'],
    ['Pemasaran', 'mana-mana', 'market_unknown'],
    ['Omzet', '8,5E+07', 'number_shortened'],
    ['Omzet', 'banyak', 'number_wrong'],
    ['Tenaga kerja L', '2,5', 'number_not_whole'],
    ['Kapasitas', '1,500', 'number_unclear'],
    ['Lintang', '-95', 'place_wrong'],
    ['Investasi', '#REF!', 'cell_formula'],
  ])('%s %j: isian itu ditinggalkan karena %s, barisnya tidak', (title, cell, fault) => {
    const row = one({ [title]: cell });
    expect(row.problems).toEqual([{ row: 2, column: 2, fault, isGrave: false }]);
    expect(row.industry?.record.name).toBe('Sari');
  });

  it.each<[Record<string, SheetCell>, string]>([
    [{ 'Nama Usaha': '' }, '0 name_needed !'],
    [{ 'Nama Usaha': 'x'.repeat(151) }, '0 too_long !'],
    [{ Nagari: '' }, '1 nagari_needed !'],
    [{ Nagari: 'Bukittinggi' }, '1 nagari_unknown !'],
    [{ Nagari: 'Panyubarang' }, '1 nagari_out_of_reach !'],
    [{ Kecamatan: 'Timpeh' }, '1 nagari_elsewhere !'],
  ])('tanpa nama atau nagari yang benar baris tidak dimasukkan: %j', (cells, fault) => {
    expect(faults(cells)[0]).toBe(fault);
    expect(one(cells).industry).toBeNull();
  });

  it('omzet sebulan menjadi setahun, dan tahun data dari kolomnya', () => {
    const { industry } = one({ 'Omzet / Bulan': '2 juta', 'Tahun Data': 2024 });
    expect(industry?.figures).toMatchObject({ period: { year: 2024 }, figures: { sales: 24_000_000 } });
  });

  it('omzet dalam juta menurut judulnya; yang sudah ditulis penuh ditanyakan', () => {
    expect(one({ 'Omzet (Juta Rp)': '1,5' }).industry?.figures?.figures.sales).toBe(1_500_000);
    expect(faults({ 'Omzet (Juta Rp)': '1.500.000' })).toEqual(['2 number_unclear']);
    expect(one({ 'Omzet (Rp/Bulan)': '2.000.000' }).industry?.figures?.figures.sales).toBe(24_000_000);
    expect(one({ 'Omzet per Minggu': '2.000.000' }).industry?.figures).toBeNull();
  });

  it('satu koordinat saja dilaporkan; keduanya diterima', () => {
    expect(faults({ Lintang: '-1,05', Bujur: '' })).toEqual(['3 place_half']);
    expect(one({ Lintang: '-1,05', Bujur: 101.6 }).industry?.record).toMatchObject({
      lat: -1.05,
      lng: 101.6,
    });
  });

  it.each([
    ['KWT Melati', 'group', 'kwt'],
    ['KELOMPOK TANI HARAPAN', 'group', 'other'],
    ['Koperasi Sawit Jaya', 'cooperative', null],
    ['BUMNag Sungai Duo', 'bumnag', null],
    ['Sari Rasa', 'business', null],
  ])('%s adalah %s', (name, kind, groupKind) => {
    expect(one({ 'Nama Usaha': name }).industry?.record).toMatchObject({ kind, groupKind });
  });

  it('lembar yang hanya menyebut orang: usahanya memakai nama pemiliknya', () => {
    const [row] = read(['Nama Pemilik', 'Nagari'], ['IDA LAILA', 'Sitiung']);
    expect(row?.industry?.record).toMatchObject({ name: 'Ida Laila', kind: 'person' });
  });

  it('usaha yang sama dua kali dalam satu lembar: baris kedua menunjuk yang pertama', () => {
    const rows = read(
      ['Nama', 'Pemilik', 'Nagari', 'HP'],
      ['Sari', 'Ida', 'Sitiung', '081234567890'],
      ['Sari', 'Ani', 'Sitiung', '081311112222'],
      ['SARI', 'Budi', 'Sungai Duo', '0812-3456-7890'],
    );
    expect(rows.map(({ industry }) => industry?.row)).toEqual([2, 3, undefined]);
    expect(rows[2]?.problems).toEqual([
      { row: 4, column: null, fault: 'row_twice', isGrave: true, first: 2 },
    ]);
  });

  it('tanda pengenal: NIB, lalu nama dengan HP, lalu nama, nagari, dan pemilik', () => {
    const { industry } = one({ NIB: '0220001234567', HP: '081234567890', Pemilik: 'Ida' });
    expect(industry && identityOf(industry)).toEqual([
      'nib 0220001234567',
      'phone 081234567890 sari',
      'name 13.10.04.2001 sari ida',
    ]);
  });
});
