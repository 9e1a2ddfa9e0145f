import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  chooseSheet,
  matchColumns,
  startImport,
  takeSheet,
  undoImport,
} from '#domain/registry/industry-import.commands.server.ts';
import { goOnImporting, PIECE } from '#domain/registry/industry-import.run.server.ts';
import type { IndustryColumn } from '#domain/registry/industry-sheet.columns.ts';
import { addProduct } from '#domain/registry/industry.commands.server.ts';
import type { ColumnMatch } from '#shared/sheet-columns.ts';
import { actorOf } from '#tests/cast.ts';
import { openWorld, type World } from '#tests/world.ts';

let world: World;
const coordinator = actorOf('koordinator');
const waliNagari = actorOf('wali');
const folder = mkdtempSync(join(tmpdir(), 'ovo-sheets-'));

beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const sheet = (text: string, name = 'data.csv') => new File([text], name);
const found = (id: string) =>
  world.regency.db.selectFrom('sheetImports').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const faults = async (id: string) => {
  const rows = await world.regency.db
    .selectFrom('sheetImportFaults')
    .selectAll()
    .where('importId', '=', id)
    .orderBy('seq')
    .execute();
  return rows.map(({ rowNumber, columnNumber, fault, isGrave }) =>
    [rowNumber, columnNumber, fault, ...(isGrave ? ['!'] : [])].join(' '),
  );
};
const open = () =>
  world.regency.db
    .selectFrom('industries')
    .select(['name', 'nagariCode', 'version'])
    .where('closedOn', 'is', null)
    .orderBy('name')
    .execute();

/** Takes a sheet in, leaves the columns as they were understood, and tries it. */
async function tried(text: string, actor = coordinator, source = 'Bidang Industri'): Promise<string> {
  const id = await takeSheet(world.regency, actor, folder, { file: sheet(text), source });
  const { columns } = await found(id);
  await matchColumns(world.regency, actor, id, {
    columns: columns as ColumnMatch<IndustryColumn>,
    figuresYear: 2025,
  });
  await goOnImporting(world.regency, folder);
  return id;
}
async function imported(text: string, takesPartial = false): Promise<string> {
  const id = await tried(text);
  await startImport(world.regency, coordinator, id, takesPartial);
  await goOnImporting(world.regency, folder);
  return id;
}

const messy = [
  'DATA IKM KABUPATEN TAHUN 2025;;;;;',
  ';;;;;',
  'No;NAMA USAHA;Pemilik;Kec.;Desa/Nagari;No. HP;Omzet (Rp)',
  '1;2;3;4;5;6;7',
  '1;UD. SARI RASA;Ida;Sitiung;Sungai Dua;0812-3456-7890;Rp 120.000.000,-',
  '2;KERIPIK BUNDO;Ani;Sitiung;Sitiung;8,57E+10;5 juta',
  '3;Tenun Jaya;Budi;Timpeh;Sitiung;;',
  '4;Anyaman;Cici;Timpeh;Panyubarang;;banyak',
  '5;Sari Rasa;Ida;Sitiung;Sungai Duo;081234567890;',
  '6;;;Sitiung;Siguntur;;',
  'JUMLAH;;;;;;125.000.000',
].join('\r\n');

describe('lembar yang berantakan, dari percobaan sampai dibatalkan', () => {
  let id: string;

  it('percobaan menyebut setiap kekurangan menurut baris dan kolom, dan belum menulis apa pun', async () => {
    id = await tried(messy);
    expect(await found(id)).toMatchObject({
      state: 'checked',
      headerRow: 3,
      columns: [null, 'name', 'ownerName', 'kecamatan', 'nagari', 'phone', 'sales'],
      lastRow: 10,
      rowsRead: 6,
      rowsNew: 2,
      rowsPartial: 2,
      rowsBad: 2,
      rowsSame: 0,
    });
    expect(await faults(id)).toEqual([
      '6 5 phone_spoilt',
      '7 4 nagari_elsewhere !',
      '8 6 number_wrong',
      '10 1 name_needed !',
    ]);
    expect(await open()).toEqual([]);
  });

  it('dimasukkan: yang utuh, dan bila diminta yang kurang satu sel', async () => {
    await startImport(world.regency, coordinator, id, true);
    await goOnImporting(world.regency, folder);
    expect(await found(id)).toMatchObject({ state: 'done', rowsWritten: 4 });
    expect((await open()).map(({ name, version }) => [name, version])).toEqual([
      ['Anyaman', 1],
      ['Keripik Bundo', 1],
      ['Sari Rasa', 1],
      ['UD. Sari Rasa', 1],
    ]);
    const acts = await world.regency.db.selectFrom('industryActs').select(['act', 'data']).execute();
    expect(acts.filter(({ act }) => act === 'register').map(({ data }) => data)).toContainEqual({
      via: 'sheet',
      importId: id,
    });
  });

  it('berkas yang sama sekali lagi tidak mengubah apa pun', async () => {
    const before = await open();
    const again = await imported(messy, true);
    expect(await found(again)).toMatchObject({
      state: 'done',
      rowsNew: 0,
      rowsPartial: 0,
      rowsSame: 4,
      rowsDiffer: 0,
      rowsBad: 2,
      rowsWritten: 0,
    });
    expect(await open()).toEqual(before);
  });

  it('usaha yang sudah tercatat dengan isi lain dilaporkan, tidak ditimpa', async () => {
    const other = await tried('Nama;Pemilik;Nagari;Tahun berdiri\nAnyaman;Cici;Panyubarangan;2015\n');
    expect(await faults(other)).toEqual(['2  on_record_differs !']);
  });

  it('dibatalkan seluruhnya; yang sudah diubah orang tinggal dan dihitung', async () => {
    const code = await world.regency.db
      .selectFrom('industries')
      .select('code')
      .where('name', '=', 'Anyaman')
      .executeTakeFirstOrThrow();
    await addProduct(world.regency, coordinator, code, { name: 'Tas', brand: null, price: null, unit: null });
    await undoImport(world.regency, coordinator, id);
    expect(await found(id)).toMatchObject({ state: 'undone', rowsKept: 1 });
    expect((await open()).map(({ name }) => name)).toEqual(['Anyaman']);
    await expect(undoImport(world.regency, coordinator, id)).rejects.toMatchObject({
      code: 'import_step_missed',
    });
  });

  it('setelah dibatalkan berkas yang sama dapat dimasukkan lagi', async () => {
    const again = await imported(messy, true);
    expect(await found(again)).toMatchObject({ rowsWritten: 3, rowsDiffer: 0 });
  });
});

describe('kolom', () => {
  it('yang dicocokkan tangan diingat untuk sumber itu', async () => {
    const text = 'Sandi;Tempat\nSulaman Ria;Sitiung\n';
    const first = await takeSheet(world.regency, coordinator, folder, {
      file: sheet(text),
      source: 'Dekranasda',
    });
    await expect(
      matchColumns(world.regency, coordinator, first, { columns: [null, 'nagari'], figuresYear: 2025 }),
    ).rejects.toMatchObject({ code: 'import_needs_columns' });
    await matchColumns(world.regency, coordinator, first, { columns: ['name', 'nagari'], figuresYear: 2025 });
    const second = await takeSheet(world.regency, coordinator, folder, {
      file: sheet(text),
      source: 'Dekranasda',
    });
    expect((await found(second)).columns).toEqual(['name', 'nagari']);
    const elsewhere = await takeSheet(world.regency, coordinator, folder, {
      file: sheet(text),
      source: 'Lain',
    });
    expect((await found(elsewhere)).columns).toEqual([null, null]);
    await chooseSheet(world.regency, coordinator, folder, elsewhere, '');
    await goOnImporting(world.regency, folder);
  });
});

describe('berhenti dan diteruskan', () => {
  const long = `Nama;Pemilik;Nagari\n${Array.from({ length: 6500 }, (_, i) => `Usaha ${i};Ibu ${i};Sitiung\n`).join('')}Usaha 3;Ibu 3;Sitiung\n`;

  it('sepotong demi sepotong, tidak ada yang hilang atau dua kali, juga baris yang kembar dengan potongan lama', async () => {
    const stopping = () => goOnImporting(world.regency, folder, () => true);
    const before = (await open()).length;
    const id = await takeSheet(world.regency, coordinator, folder, { file: sheet(long), source: 'Panjang' });
    await matchColumns(world.regency, coordinator, id, {
      columns: ['name', 'ownerName', 'nagari'],
      figuresYear: 2025,
    });
    expect(await stopping()).toBe(PIECE);
    expect(await found(id)).toMatchObject({ state: 'checking', rowDone: PIECE + 1, rowsRead: PIECE });
    while ((await found(id)).state === 'checking') await stopping();
    expect(await found(id)).toMatchObject({ state: 'checked', rowsNew: 6500, rowsBad: 1, lastRow: 6502 });
    await startImport(world.regency, coordinator, id, false);
    await stopping();
    expect(await found(id)).toMatchObject({ state: 'going', rowDone: PIECE + 1, rowsWritten: PIECE });
    while ((await found(id)).state === 'going') await stopping();
    expect(await found(id)).toMatchObject({ state: 'done', rowsWritten: 6500 });
    expect((await open()).length).toBe(before + 6500);
  });

  it('nomor usaha yang kebetulan sudah dipakai: potongan itu diulang dengan nomor lain', async () => {
    let asked = 0;
    // The first two numbers of a maker are the same.
    const unlucky = {
      ...world.regency,
      random: (size: number) => {
        asked += 1;
        return asked <= 2 ? new Uint8Array(size) : world.regency.random(size);
      },
    };
    const id = await tried('Nama;Pemilik;Nagari\nKembar A;Ida;Sitiung\nKembar B;Ani;Sitiung\n');
    await startImport(world.regency, coordinator, id, false);
    await goOnImporting(unlucky, folder);
    expect(await found(id)).toMatchObject({ state: 'done', rowsWritten: 2 });
  });

  it('berkas yang terputus di tengah: impor gagal dengan namanya, tidak ada yang ditulis', async () => {
    const before = await open();
    const id = await tried(`Nama;Nagari\n${'Baru Satu;Sitiung\n'.repeat(50)}"Baru Dua;Sitiung\n`);
    expect(await found(id)).toMatchObject({ state: 'failed', failedBecause: 'sheet_quote_open' });
    expect(await open()).toEqual(before);
  });
});

describe('siapa', () => {
  it('wali nagari hanya memasukkan usaha nagarinya', async () => {
    const id = await tried('Nama;Nagari\nDi Sini;Sitiung\nDi Sana;Sungai Duo\n', waliNagari, 'Wali');
    const { rowsNew, rowsBad } = await found(id);
    expect([rowsNew, rowsBad]).toEqual([1, 1]);
    expect((await faults(id)).at(-1)).toMatch(/nagari_out_of_reach !$/);
  });

  it('impor orang lain tidak ada baginya', async () => {
    const id = await tried('Nama;Nagari\nRahasia;Sitiung\n');
    await expect(startImport(world.regency, waliNagari, id, false)).rejects.toMatchObject({
      code: 'import_not_found',
    });
  });
});
