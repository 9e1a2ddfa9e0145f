import { describe, expect, it } from 'vitest';
import write from 'write-excel-file/node';
import type { SheetRow } from '#shared/sheet.ts';
import { openSheet } from '#platform/sheets/sheet.server.ts';
import { archiveOf, bombOf, containerOf, PNG, twoGigabytes, workbookOf, type Part } from '#tests/archive.ts';

const blob = (...parts: BlobPart[]) => new Blob(parts);

async function all(rows: AsyncIterable<SheetRow>): Promise<SheetRow[]> {
  const read: SheetRow[] = [];
  for await (const row of rows) read.push(row);
  return read;
}

async function read(file: Blob, name?: string): Promise<SheetRow[]> {
  return all((await openSheet(file)).rows(name));
}

async function cells(file: Blob): Promise<(readonly unknown[])[]> {
  return (await read(file)).map((row) => row.cells);
}

/** The code of the refusal, whether it comes at the opening or while the rows go by. */
async function refusal(file: Blob): Promise<string> {
  return read(file).then(
    () => 'dibaca',
    (error: { code?: string }) => error.code ?? String(error),
  );
}

const written = async (book: { toBuffer(): Promise<Buffer> }) => blob(new Uint8Array(await book.toBuffer()));
const latin1 = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));

describe('CSV dari kabupaten', () => {
  it.each([
    ['titik koma', 'nama;jumlah\nSari;1,5\n'],
    ['koma', 'nama,jumlah\nSari,"1,5"\n'],
    ['tab', 'nama\tjumlah\nSari\t1,5\n'],
    ['baris Windows', 'nama;jumlah\r\nSari;1,5\r\n'],
    ['baris Mac lama', 'nama;jumlah\rSari;1,5\r'],
    ['tanpa akhir baris', 'nama;jumlah\nSari;1,5'],
    ['tanda UTF-8 di depan', '\uFEFFnama;jumlah\nSari;1,5'],
    ['semua dikutip', '"nama";"jumlah"\n"Sari";"1,5"'],
  ])('%s', async (_, text) => {
    expect(await cells(blob(text))).toEqual([
      ['nama', 'jumlah'],
      ['Sari', '1,5'],
    ]);
  });

  it('memilih pemisah yang membuat baris sama lebar, juga bila kalimatnya banyak koma', async () => {
    const text =
      'Data usaha, tahun 2024, semua nagari\n\nNama;Alamat;Omzet\nSari;Jorong A, Sitiung, dekat pasar;1,5\nIda;Jorong B;2,5';
    expect((await cells(blob(text)))[1]).toEqual(['Nama', 'Alamat', 'Omzet']);
    expect((await cells(blob('nama,catatan\na,"satu; dua"\nb,tiga; empat')))[2]).toEqual([
      'b',
      'tiga; empat',
    ]);
    expect(await cells(blob('sep=;\r\na,b;c\r\n'))).toEqual([['a,b', 'c']]);
  });

  it('nomor baris sama dengan di Excel: baris kosong dihitung, ganti baris di dalam sel tidak', async () => {
    const rows = await read(blob('a;b\n\n;\n"dua\nbaris";x\ny;z\n'));
    expect(rows).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 4, cells: ['dua\nbaris', 'x'] },
      { row: 5, cells: ['y', 'z'] },
    ]);
  });

  it.each([
    ['UTF-8', blob('nama;kota\nCafé;é')],
    ['Windows-1252', blob(latin1('nama;kota\nCaf\u00E9;\u00E9'))],
    ['UTF-16 dari "Teks Unicode" Excel', blob(utf16('nama\tkota\nCafé\té'))],
  ])('huruf beraksen dalam %s', async (_, file) => {
    expect((await cells(file))[1]).toEqual(['Café', 'é']);
  });

  it('huruf Windows-1252 yang baru muncul di baris terakhir tetap dikenali', async () => {
    const file = blob('nama;kota\n', 'Sari;Sitiung\n'.repeat(20_000), latin1('Caf\u00E9;x'));
    expect((await cells(file)).at(-1)).toEqual(['Café', 'x']);
  });
});

describe('Excel dari kabupaten', () => {
  it('judul, kepala dua tingkat, sel gabung, tanggal, angka, dan persen', async () => {
    const file = await written(
      write(
        [
          [{ value: 'DATA IKM TAHUN 2025', columnSpan: 5, align: 'center' }, null, null, null, null],
          [],
          [
            { value: 'Kecamatan', rowSpan: 2 },
            { value: 'Nama' },
            { value: 'Tenaga kerja', columnSpan: 2 },
            null,
            'Mulai',
          ],
          [null, null, 'L', 'P', null],
          [
            { value: 'Sitiung', rowSpan: 2 },
            'Sari',
            { type: Number, value: 1.5 },
            { type: Number, value: 0.35, format: '0%' },
            { type: Date, value: new Date(Date.UTC(2025, 0, 12)), format: 'dd/mm/yyyy' },
          ],
          [
            null,
            'Ida',
            { type: Number, value: 1_500_000, format: '"Rp "#,##0' },
            { type: Boolean, value: true },
            null,
          ],
        ],
        {},
      ),
    );
    expect(await read(file)).toEqual([
      { row: 1, cells: Array.from({ length: 5 }, () => 'DATA IKM TAHUN 2025') },
      { row: 3, cells: ['Kecamatan', 'Nama', 'Tenaga kerja', 'Tenaga kerja', 'Mulai'] },
      { row: 4, cells: ['Kecamatan', null, 'L', 'P'] },
      { row: 5, cells: ['Sitiung', 'Sari', 1.5, '35%', '2025-01-12'] },
      { row: 6, cells: ['Sitiung', 'Ida', 1_500_000, true] },
    ]);
  });

  it('hasil rumus, rumus tanpa hasil, rumus gagal, teks di tempat, teks bersama', async () => {
    const sheet = `<sheetData><row r="2">
      <c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f>X()</f></c><c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>
      <c r="E2" t="inlineStr"><is><r><t>dua </t></r><r><t xml:space="preserve">kata</t></r><rPh><t>bunyi</t></rPh></is></c>
      <c t="s"><v>1</v></c><c t="str"><f>A1</f><v>baris_x000D_baru</v></c></row></sheetData>`;
    const texts = '<sst><si><t>nol</t></si><si><r><t>Tenun &amp; </t></r><r><t>Batik</t></r></si></sst>';
    expect(await read(blob(workbookOf(sheet, [{ name: 'xl/sharedStrings.xml', bytes: texts }])))).toEqual([
      { row: 2, cells: [2, '#CALC!', '#DIV/0!', null, 'dua kata', 'Tenun & Batik', 'baris\rbaru'] },
    ]);
  });

  it('hari menurut kalender 1904, jam, dan nama bagian yang berawalan', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-421]dd\\ mmmm\\ yyyy;@"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>';
    const sheet =
      '<x:sheetData xmlns:x="x"><x:row><x:c s="1"><x:v>44207</x:v></x:c><x:c s="2"><x:v>0.5</x:v></x:c></x:row></x:sheetData>';
    const file = blob(
      workbookOf(sheet, [{ name: 'xl/styles.xml', bytes: styles }], '<workbookPr date1904="1"/>'),
    );
    expect(await cells(file)).toEqual([['2025-01-12', '12:00']]);
  });

  it('lembar menurut namanya, tanpa yang disembunyikan', async () => {
    const file = await written(
      write([
        { sheet: 'Rekap', data: [['rekap']] },
        { sheet: 'Data 2025', data: [['isi']] },
      ]),
    );
    const opened = await openSheet(file);
    expect(opened.names).toEqual(['Rekap', 'Data 2025']);
    expect(await all(opened.rows('Data 2025'))).toEqual([{ row: 1, cells: ['isi'] }]);
    await expect(all(opened.rows('Lain'))).rejects.toMatchObject({ code: 'sheet_unknown' });
  });

  it('beberapa baris pertama dulu, lalu semuanya dari awal', async () => {
    const opened = await openSheet(blob('a\nb\nc\n'));
    for await (const { cells } of opened.rows()) {
      expect(cells).toEqual(['a']);
      break;
    }
    expect(await all(opened.rows())).toHaveLength(3);
  });
});

describe('berkas yang tidak bisa dipakai ditolak dengan namanya', () => {
  const good = workbookOf(`<sheetData>${'<row><c><v>1</v></c></row>'.repeat(2000)}</sheetData>`);
  const part = (name: string, more: Partial<Part> = {}) => archiveOf([{ name, bytes: '<x/>', ...more }]);
  const rows = (markup: string, before = '') => workbookOf(`${before}<sheetData>${markup}</sheetData>`);

  it.each<[string, Blob, string]>([
    ['kosong', blob(), 'sheet_empty'],
    ['hanya baris kosong', blob('\n\n;;\n'), 'sheet_empty'],
    ['buku kerja tanpa isi', blob(rows('<row/>')), 'sheet_empty'],
    ['gambar bernama .xlsx', blob(PNG), 'sheet_kind_refused'],
    ['biner', blob(new Uint8Array([1, 2, 0, 3])), 'sheet_kind_refused'],
    [
      'biner yang menyamar di tengah teks',
      blob('a;b\n'.repeat(5000), new Uint8Array([0])),
      'sheet_kind_refused',
    ],
    ['surat Word', blob(part('word/document.xml')), 'sheet_kind_refused'],
    ['LibreOffice .ods', blob(part('content.xml')), 'sheet_old_kind'],
    ['Excel biner .xlsb', blob(part('xl/workbook.bin')), 'sheet_old_kind'],
    ['Excel lama .xls', blob(containerOf('Workbook')), 'sheet_old_kind'],
    ['halaman web bernama .xls', blob('\n <html><table><tr>'), 'sheet_old_kind'],
    ['dikunci kata sandi', blob(containerOf('EncryptedPackage')), 'sheet_locked'],
    ['arsip yang dikunci', blob(part('xl/workbook.xml', { isLocked: true })), 'sheet_locked'],
    ['setengah berkas', blob(good.subarray(0, good.length / 2)), 'sheet_broken'],
    ['ekornya saja hilang', blob(good.subarray(0, -30)), 'sheet_broken'],
    ['isi yang bukan XML', blob(rows('<row><c></row>')), 'sheet_broken'],
    ['XML terpotong', blob(rows('<row><c t="')), 'sheet_broken'],
    ['tanpa daftar lembar', blob(part('xl/workbook.xml')), 'sheet_broken'],
    ['entitas buatan sendiri', blob(rows('<row><c t="str"><v>&a;</v></c></row>')), 'sheet_broken'],
    ['tanda kutip tidak ditutup', blob('a;b\n"c;d\n', 'e;f\n'.repeat(20_000)), 'sheet_quote_open'],
    ['tanda kutip tidak ditutup di akhir', blob('a;b\n"c;d\n'), 'sheet_quote_open'],
    ['terlalu lebar', blob('a;'.repeat(600)), 'sheet_too_wide'],
    ['terlalu lebar dalam Excel', blob(rows('<row><c r="XFD1"><v>1</v></c></row>')), 'sheet_too_wide'],
    ['terlalu panjang', blob('a;b\n'.repeat(250_001)), 'sheet_too_long'],
  ])('%s', async (_, file, code) => {
    expect(await refusal(file)).toBe(code);
  });

  it('dua gigabita: ditolak dari ukurannya, tanpa dibaca', async () => {
    const file = twoGigabytes();
    expect(file.size).toBe(2 * 1024 ** 3);
    expect(await refusal(file)).toBe('sheet_too_large');
  });

  it('bom: isi yang mengaku besar ditolak sebelum dibuka, yang mengaku kecil berhenti saat melewatinya', async () => {
    const honest = blob(bombOf());
    expect(honest.size).toBeLessThan(200_000);
    expect(await refusal(honest)).toBe('sheet_swells');
    expect(await refusal(blob(bombOf(1000)))).toBe('sheet_broken');
  });
});
