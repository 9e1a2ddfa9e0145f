/**
 * Sheets as regencies really have them, each through the whole import: the file is taken in, its columns are understood,
 * it is tried without writing anything, written, and undone. No sheet of makers has a column for a day: of a day under
 * `Tahun berdiri` the year is kept.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import write from 'write-excel-file/node';
import {
  matchColumns,
  startImport,
  takeSheet,
  undoImport,
} from '#domain/registry/industry-import.commands.server.ts';
import { goOnImporting } from '#domain/registry/industry-import.run.server.ts';
import type { IndustryColumn } from '#domain/registry/industry-sheet.columns.ts';
import { problemTexts } from '#lang/problems.ts';
import { hasText, translator } from '#lang/translate.ts';
import { isProblem } from '#shared/problem.ts';
import type { ColumnMatch } from '#shared/sheet-columns.ts';
import { archiveOf, bombOf, containerOf, PNG, twoGigabytes, workbookOf } from '#tests/archive.ts';
import { actorOf } from '#tests/cast.ts';
import { openWorld, type World } from '#tests/world.ts';

let world: World;
const coordinator = actorOf('koordinator');
const folder = mkdtempSync(join(tmpdir(), 'ovo-messy-'));

beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const file = (part: BlobPart, name = 'data ikm.csv') => new File([part], name);
const bookOf = async (book: { toBuffer(): Promise<Buffer> }) =>
  file(new Uint8Array(await book.toBuffer()), 'data ikm.xlsx');

/** What a file that is refused must not change. */
async function counts() {
  const { db } = world.regency;
  const of = async (table: 'industries' | 'sheetImports') => {
    const { count } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(count);
  };
  return {
    industries: await of('industries'),
    imports: await of('sheetImports'),
    waitingFiles: readdirSync(folder).length,
  };
}

const importOf = (id: string) =>
  world.regency.db.selectFrom('sheetImports').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** What the dry run complains of: `row column fault`, columns counted from 1 as people do, `!` when the row stays out. */
async function complaints(id: string): Promise<string[]> {
  const lines = await world.regency.db
    .selectFrom('sheetImportFaults')
    .selectAll()
    .where('importId', '=', id)
    .orderBy('seq')
    .execute();
  return lines.map(
    ({ rowNumber, columnNumber, fault, isGrave }) =>
      `baris ${rowNumber} kolom ${columnNumber === null ? '-' : columnNumber + 1} ${fault}${isGrave ? ' !' : ''}`,
  );
}

/** The makers on record as the import left them, in the order of their names. */
const onRecord = () =>
  world.regency.db
    .selectFrom('industries as maker')
    .innerJoin('industryOwners as owner', 'owner.industryId', 'maker.id')
    .leftJoin('industryFigures as figures', 'figures.industryId', 'maker.id')
    .select(['maker.name', 'owner.name as owner', 'maker.nagariCode as nagari', 'owner.phone'])
    .select(['owner.address', 'maker.startedYear as since', 'figures.capacity', 'figures.sales'])
    .where('maker.closedOn', 'is', null)
    .orderBy('maker.name')
    .execute();

/** Takes a file in, tries it, writes it, looks what is on record, and takes everything back. */
async function broughtIn(sheet: File) {
  const id = await takeSheet(world.regency, coordinator, folder, { file: sheet, source: 'Dinas' });
  const taken = await importOf(id);
  const columns = taken.columns as ColumnMatch<IndustryColumn>;
  const before = await counts();
  await matchColumns(world.regency, coordinator, id, { columns, figuresYear: 2025 });
  await goOnImporting(world.regency, folder);
  expect(await counts()).toEqual(before);
  const tried = await importOf(id);
  expect(tried.state).toBe('checked');
  const told = await complaints(id);
  await startImport(world.regency, coordinator, id, { partial: true, gaps: false });
  await goOnImporting(world.regency, folder);
  const done = await importOf(id);
  expect(done).toMatchObject({ state: 'done', rowsWritten: tried.rowsNew + tried.rowsPartial });
  const makers = await onRecord();
  await undoImport(world.regency, coordinator, id);
  expect(await onRecord()).toEqual([]);
  return { columns, told, makers, header: taken.headerRow };
}

const TITLES = ['Nama Usaha', 'Pemilik', 'Kec.', 'Nagari', 'No. HP', 'Alamat', 'Kapasitas', 'Omzet (Rp)'];
const ROWS = [
  [
    'KAFÉ BUNDO',
    'HJ. NUR AINI',
    'Sitiung',
    'Sungai Duo',
    '081234567890',
    'Koto Tuo\nsamping pasar',
    '2,5',
    'Rp 1.500.000',
  ],
  ['Tenun Jaya', 'Budi', 'Timpeh', 'Panyubarangan', '0813-1111-2222', 'Blok B', '10', 'Rp 750.000,-'],
];
const COLUMNS = ['name', 'ownerName', 'kecamatan', 'nagari', 'phone', 'address', 'capacity', 'sales'];
const MAKERS = [
  {
    name: 'Kafé Bundo',
    owner: 'Hj. Nur Aini',
    nagari: '13.10.04.2005',
    phone: '081234567890',
    address: 'Koto Tuo samping pasar',
    since: null,
    capacity: 2.5,
    sales: 1_500_000,
  },
  {
    name: 'Tenun Jaya',
    owner: 'Budi',
    nagari: '13.10.06.2004',
    phone: '081311112222',
    address: 'Blok B',
    since: null,
    capacity: 10,
    sales: 750_000,
  },
];

/** A text file of these rows; a cell with a sign of its own is quoted, as every spreadsheet does. */
function textOf(
  separator: string,
  lineEnd: string,
  rows: readonly (readonly string[])[] = [TITLES, ...ROWS],
) {
  const quoted = (cell: string) => (/[;,\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((cells) => cells.map(quoted).join(separator) + lineEnd).join('');
}
const windows1252 = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const ALONE = 'DATA IKM KABUPATEN DHARMASRAYA';

describe('dua usaha yang sama, dalam berkas yang ditulis dengan setiap cara', () => {
  it.each<[string, () => File | Promise<File>, number]>([
    ['titik koma', () => file(textOf(';', '\n')), 1],
    ['koma', () => file(textOf(',', '\n')), 1],
    ['tab', () => file(textOf('\t', '\n')), 1],
    ['baris Windows (CRLF)', () => file(textOf(';', '\r\n')), 1],
    ['ganti baris Windows juga di dalam sel', () => file(textOf(';', '\n').replaceAll('\n', '\r\n')), 1],
    ['UTF-8 bertanda di depan', () => file(`\uFEFF${textOf(';', '\r\n')}`), 1],
    ['Windows-1252', () => file(windows1252(textOf(';', '\r\n'))), 1],
    [
      'baris judul di atas kepala',
      () =>
        file(textOf(';', '\r\n', [[ALONE], ['KEADAAN TAHUN 2025'], [], TITLES, ...ROWS, ['JUMLAH', '2']])),
      4,
    ],
    [
      'judul kolom dengan ganti baris, lalu baris nomor kolom',
      () =>
        file(
          textOf(',', '\r\n', [
            TITLES.map((title) => title.replace(' ', '\n')),
            TITLES.map((_, i) => `${i + 1}`),
            ...ROWS,
          ]),
        ),
      1,
    ],
    ['Excel', () => bookOf(write([TITLES, ...ROWS], {})), 1],
    [
      'Excel dengan judul dan kecamatan yang digabung, kepala dua tingkat, angka sungguhan',
      () => {
        const [first = [], second = []] = ROWS;
        return bookOf(
          write(
            [
              [{ value: ALONE, columnSpan: 8, align: 'center' }, ...TITLES.slice(1).map(() => null)],
              [],
              [
                { value: 'Nama Usaha', rowSpan: 2 },
                { value: 'Pemilik', rowSpan: 2 },
                { value: 'Letak', columnSpan: 2 },
                null,
                { value: 'No. HP', rowSpan: 2 },
                { value: 'Alamat', rowSpan: 2 },
                { value: 'Kapasitas', rowSpan: 2 },
                { value: 'Omzet (Rp)', rowSpan: 2 },
              ],
              [null, null, 'Kec.', 'Nagari', null, null, null, null],
              [...first.slice(0, 6), { type: Number, value: 2.5 }, { type: Number, value: 1_500_000 }],
              [
                ...second.slice(0, 6),
                { type: Number, value: 10 },
                { type: Number, value: 750_000, format: '"Rp "#,##0' },
              ],
            ],
            {},
          ),
        );
      },
      4,
    ],
  ])('%s', async (_, sheet, header) => {
    expect(await broughtIn(await sheet())).toEqual({ columns: COLUMNS, told: [], makers: MAKERS, header });
  });

  it('judul kecamatan yang digabung di antara baris tidak menjadi usaha', async () => {
    const heading = (text: string) => [{ value: text, columnSpan: 3 }, null, null];
    const { makers, told } = await broughtIn(
      await bookOf(
        write(
          [
            ['No', 'Nama Usaha', 'Pemilik', 'Nagari'],
            [...heading('KECAMATAN SITIUNG'), null],
            ['1', 'Sari', 'Ida', 'Sitiung'],
            ['B', ...heading('NAGARI TIMPEH')],
            ['2', 'Tenun', 'Budi', 'Timpeh'],
          ],
          {},
        ),
      ),
    );
    expect(told).toEqual([]);
    expect(makers.map(({ name }) => name)).toEqual(['Sari', 'Tenun']);
  });

  it('kecamatan yang ditulis sekali untuk beberapa usaha dalam sel gabung', async () => {
    const { makers, told } = await broughtIn(
      await bookOf(
        write(
          [
            ['Kecamatan', 'Nama Usaha', 'Nagari'],
            [{ value: 'Koto Besar', rowSpan: 2 }, 'Sari', 'Koto Tingi'],
            [null, 'Ida', 'Koto Gadang'],
          ],
          {},
        ),
      ),
    );
    expect(told).toEqual([]);
    expect(makers.map(({ name, nagari }) => [name, nagari])).toEqual([
      ['Ida', '13.10.11.2003'],
      ['Sari', '13.10.11.2002'],
    ]);
  });
});

/** One maker with what the case is about in a column of its own. */
const oneWith = (title: string, cell: string) =>
  file(
    textOf(';', '\r\n', [
      ['Nama Usaha', 'Pemilik', 'Nagari', title],
      ['Sari', 'Ida', 'Sitiung', cell],
    ]),
  );

describe('isi sel, seperti orang menulisnya', () => {
  it.each<[string, string, object]>([
    ['Omzet', 'Rp 1.500.000', { sales: 1_500_000 }],
    ['Omzet', 'Rp1.500.000,-', { sales: 1_500_000 }],
    ['Omzet', 'Rp. 1.500.000,00', { sales: 1_500_000 }],
    ['Omzet', '1,5 juta', { sales: 1_500_000 }],
    ['Kapasitas', '12,75', { capacity: 12.75 }],
    ['Kapasitas', '1.250,5', { capacity: 1250.5 }],
    ['Tahun berdiri', '2015', { since: 2015 }],
    ['Tahun berdiri', '12/01/2015', { since: 2015 }],
    ['Tahun berdiri', '12 Januari 2015', { since: 2015 }],
    ['Tahun berdiri', '2015-01-12', { since: 2015 }],
    ['No. HP', '+62 812-3456-7890', { phone: '081234567890' }],
    ['No. HP', '81234567890', { phone: '081234567890' }],
    ['No. HP', "'081234567890", { phone: '081234567890' }],
  ])('%s %j', async (title, cell, kept) => {
    const { told, makers } = await broughtIn(oneWith(title, cell));
    expect(told).toEqual([]);
    expect(makers).toMatchObject([{ name: 'Sari', ...kept }]);
  });

  it('tanggal Excel di bawah Tahun berdiri: tahunnya', async () => {
    const day = { type: Date, value: new Date(Date.UTC(2015, 0, 12)), format: 'dd/mm/yyyy' } as const;
    const { told, makers } = await broughtIn(
      await bookOf(
        write(
          [
            ['Nama Usaha', 'Nagari', 'Tahun berdiri'],
            ['Sari', 'Sitiung', day],
          ],
          {},
        ),
      ),
    );
    expect([told, makers]).toMatchObject([[], [{ since: 2015 }]]);
  });

  it.each<[string, string]>([
    ['UD. SARI RASA BERKAH', 'UD. Sari Rasa Berkah'],
    ['KWT MELATI DAN MAWAR', 'KWT Melati dan Mawar'],
    ["TENUN H. NUR'AINI", "Tenun H. Nur'aini"],
    ['Toko ABC', 'Toko ABC'],
  ])('nama %j menjadi %j', async (typed, readable) => {
    const { makers } = await broughtIn(file(`Nama Usaha;Nagari\n${typed};Sitiung\n`));
    expect(makers).toMatchObject([{ name: readable }]);
  });

  it.each(['8.57E+10', '8,57E+10', '8,57E+010', '85700000000'])(
    'nomor HP yang dirusak lembar kerja (%s): disebut baris dan kolomnya, tidak disimpan',
    async (spoilt) => {
      const { told, makers } = await broughtIn(oneWith('No. HP', spoilt));
      expect(told).toEqual(['baris 2 kolom 4 phone_spoilt']);
      expect(makers).toMatchObject([{ name: 'Sari', phone: null }]);
    },
  );

  it.each<[string, string, string]>([
    ['IX Koto', 'Lubuk Karak', '13.10.05.2002'],
    ['Sembilan Koto', 'Lubuak Karak', '13.10.05.2002'],
    ['KEC. 9 KOTO', 'NAGARI LUBUAK KARAK', '13.10.05.2002'],
    ['Koto Baru', 'Sialanggaung', '13.10.01.2003'],
    ['', 'Sialang Gaung', '13.10.01.2003'],
    ['Sitiung', 'Sei. Dua', '13.10.04.2005'],
    ['13.10.04', '13.10.04.2005', '13.10.04.2005'],
    ['131004', '1310042005', '13.10.04.2005'],
    ['Sitiung', '13.10.04.2005', '13.10.04.2005'],
    ['13.10.05', 'Lubuk Karak', '13.10.05.2002'],
  ])('kecamatan %j, nagari %j', async (kecamatan, nagari, code) => {
    const { told, makers } = await broughtIn(
      file(
        textOf(',', '\n', [
          ['Nama', 'Kecamatan', 'Nagari'],
          ['Sari', kecamatan, nagari],
        ]),
      ),
    );
    expect(told).toEqual([]);
    expect(makers).toMatchObject([{ nagari: code }]);
  });

  it('kode nagari yang dijadikan angka oleh Excel', async () => {
    const { makers } = await broughtIn(
      await bookOf(
        write(
          [
            ['Nama', 'Kode Nagari'],
            ['Sari', { type: Number, value: 1_310_042_005 }],
          ],
          {},
        ),
      ),
    );
    expect(makers).toMatchObject([{ nagari: '13.10.04.2005' }]);
  });
});

describe('rumus: dipakai hasilnya atau disebut; tidak ada yang dihitung', () => {
  const cell = (inside: string, type = 'str') => `<c t="${type}">${inside}</c>`;
  const text = (said: string) => cell(`<is><t>${said}</t></is>`, 'inlineStr');
  const rowOf = (...cells: string[]) => `<row>${cells.join('')}</row>`;

  it('dalam Excel: hasil yang tersimpan dipakai, juga bila rumusnya mengatakan lain', async () => {
    const { told, makers } = await broughtIn(
      file(
        workbookOf(
          `<sheetData>${[
            rowOf(text('Nama Usaha'), text('Nagari'), text('Omzet')),
            rowOf(text('Ada Hasil'), text('Sitiung'), cell('<f>1+1</f><v>1500000</v>', 'n')),
            rowOf(text('Gagal'), text('Sitiung'), cell('<f>1/0</f><v>#DIV/0!</v>', 'e')),
            rowOf(text('Tanpa Hasil'), text('Sitiung'), cell('<f>1+1</f>', 'n')),
            rowOf(cell('<f>WEBSERVICE("http://x")</f><v>Dari Rumus</v>'), text('Sitiung'), ''),
          ].join('')}</sheetData>`,
        ),
        'rumus.xlsx',
      ),
    );
    expect(told).toEqual(['baris 3 kolom 3 cell_formula', 'baris 4 kolom 3 cell_formula']);
    expect(makers.map(({ name, sales }) => [name, sales])).toEqual([
      ['Ada Hasil', 1_500_000],
      ['Dari Rumus', null],
      ['Gagal', null],
      ['Tanpa Hasil', null],
    ]);
  });

  it('dalam CSV: sebuah rumus hanya huruf', async () => {
    const { told, makers } = await broughtIn(file('Nama Usaha;Nagari;Omzet\n=1+1;Sitiung;=2*1000000\n'));
    expect(told).toEqual(['baris 2 kolom 3 number_wrong']);
    expect(makers).toMatchObject([{ name: '=1+1', sales: null }]);
  });
});

describe('berkas yang tidak bisa dipakai: satu kalimat, dan tidak ada yang berubah', () => {
  const many = workbookOf(`<sheetData>${'<row><c><v>1</v></c></row>'.repeat(2000)}</sheetData>`);
  const say = translator(problemTexts, 'id');

  it.each<[string, () => BlobPart, string, string]>([
    ['kosong', () => '', 'data.xlsx', 'sheet_empty'],
    ['hanya baris kosong', () => ';;\r\n\r\n', 'data.csv', 'sheet_empty'],
    ['dikunci kata sandi', () => containerOf('EncryptedPackage'), 'data.xlsx', 'sheet_locked'],
    [
      'arsip yang dikunci',
      () => archiveOf([{ name: 'xl/workbook.xml', bytes: '<x/>', isLocked: true }]),
      'data.xlsx',
      'sheet_locked',
    ],
    ['dua gigabita', twoGigabytes, 'data.csv', 'sheet_too_large'],
    ['gambar bernama .xlsx', () => PNG, 'data.xlsx', 'sheet_kind_refused'],
    ['bom zip', () => bombOf(), 'data.xlsx', 'sheet_swells'],
    ['bom zip yang mengaku kecil', () => bombOf(1000), 'data.xlsx', 'sheet_broken'],
    ['setengah Excel', () => many.subarray(0, many.length / 2), 'data.xlsx', 'sheet_broken'],
    ['Excel yang hilang ekornya', () => many.subarray(0, -30), 'data.xlsx', 'sheet_broken'],
    ['Excel lama', () => containerOf('Workbook'), 'data.xls', 'sheet_old_kind'],
  ])('%s', async (_, part, name, code) => {
    const before = await counts();
    const refusal: unknown = await takeSheet(world.regency, coordinator, folder, {
      file: file(part(), name),
      source: 'Dinas',
    }).then(
      () => 'diterima',
      (error: unknown) => error,
    );
    if (!isProblem(refusal) || !hasText(problemTexts, refusal.code)) throw refusal;
    expect(refusal.code).toBe(code);
    expect(say(refusal.code, refusal.params)).toMatch(/^[A-Z][^{}]+\.$/);
    expect(await counts()).toEqual(before);
  });

  it('CSV yang terpotong di dalam tanda kutip: percobaannya gagal dengan namanya, tidak ada yang ditulis', async () => {
    const half = `Nama Usaha;Nagari\n${'Sari;Sitiung\n'.repeat(60)}"Ida;Sitiung\n`;
    const id = await takeSheet(world.regency, coordinator, folder, { file: file(half), source: 'Dinas' });
    const before = await counts();
    await matchColumns(world.regency, coordinator, id, { columns: ['name', 'nagari'], figuresYear: 2025 });
    await goOnImporting(world.regency, folder);
    expect(await importOf(id)).toMatchObject({ state: 'failed', failedBecause: 'sheet_quote_open' });
    expect(await counts()).toEqual(before);
  });
});
