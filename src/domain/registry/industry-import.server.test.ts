import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
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
import { addProduct, changeOwner } from '#domain/registry/industry.commands.server.ts';
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
async function imported(text: string, partial = false, gaps = false): Promise<string> {
  const id = await tried(text);
  await startImport(world.regency, coordinator, id, { partial, gaps });
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
    await startImport(world.regency, coordinator, id, { partial: true, gaps: false });
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

  it('usaha yang sudah tercatat dengan isi lain dilaporkan menurut kolomnya, tidak ditimpa', async () => {
    const other = await tried('Nama;Pemilik;Nagari;Omzet\nSari Rasa;Ida;Sungai Duo;5 juta\n');
    expect(await found(other)).toMatchObject({ rowsLacking: 1, rowsDiffer: 0 });
    const first = await imported('Nama;Pemilik;Nagari;Mulai usaha\nTerasi Ida;Ida;Sitiung;2015\n');
    const second = await tried('Nama;Pemilik;Nagari;Mulai usaha\nTerasi Ida;Ida;Sitiung;2016\n');
    expect(await faults(second)).toEqual(['2 3 on_record_differs']);
    expect(await found(second)).toMatchObject({ rowsDiffer: 1, rowsLacking: 0 });
    await undoImport(world.regency, coordinator, first);
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

describe('mengisi yang masih kosong', () => {
  const known = 'Nama;Pemilik;Nagari;HP\nRendang Uni;Eli;Sitiung;081200000071\nRakik Uni;Upik;Sitiung;\n';
  const richer = [
    'Nama;Pemilik;Jenis kelamin;NIK;Nagari;Jorong;Lintang;Bujur;HP;Mulai usaha;Produk;Bahan baku;KBLI;Tahun data;Omzet;Tenaga kerja P',
    'Rendang Uni;Eli;P;1310044108800001;Sitiung;Koto;-0,98;101,6;081200000099;2011;Rendang;Daging;10794;2025;12 juta;3',
    'Rakik Uni;Upik;P;;Sitiung;;;;081200000072;2012;;;;;;',
    'Kerupuk Baru;Ana;P;;Sitiung;;;;;;;;;;;',
  ].join('\n');
  const whole = (name: string) =>
    world.regency.db
      .selectFrom('industries as i')
      .innerJoin('industryOwners as owner', 'owner.industryId', 'i.id')
      .select([
        'i.id',
        'i.code',
        'i.version',
        'jorong',
        'lat',
        'lng',
        'startedYear',
        'kbliCode',
        'searchText',
      ])
      .select(['i.materials', 'owner.gender', 'owner.phone', 'owner.nikHash'])
      .where('i.name', '=', name)
      .where('i.closedOn', 'is', null)
      .executeTakeFirstOrThrow();
  const figures = (industryId: string) =>
    world.regency.db
      .selectFrom('industryFigures')
      .select(['year', 'sales', 'womenPaid', 'output'])
      .where('industryId', '=', industryId)
      .execute();
  const products = (industryId: string) =>
    world.regency.db
      .selectFrom('industryProducts')
      .select('name')
      .where('industryId', '=', industryId)
      .where('endedOn', 'is', null)
      .execute();
  const lines = (industryId: string) =>
    world.regency.db
      .selectFrom('industryActs')
      .select(['act', 'data'])
      .where('industryId', '=', industryId)
      .orderBy('seq')
      .execute();
  let filling: string;

  it('percobaan menghitung yang bisa dilengkapi, dan menyebut yang lain isinya', async () => {
    await imported(known);
    const trial = await tried(richer);
    expect(await found(trial)).toMatchObject({ rowsNew: 1, rowsLacking: 2, rowsSame: 0, rowsDiffer: 0 });
    expect(await faults(trial)).toEqual(['2 8 on_record_differs']);
  });

  it('tanpa dicentang tidak ada yang diisi', async () => {
    const before = await whole('Rakik Uni');
    const plain = await imported(richer);
    expect(await found(plain)).toMatchObject({ rowsWritten: 1, rowsFilled: 0 });
    expect(await whole('Rakik Uni')).toEqual(before);
    await undoImport(world.regency, coordinator, plain);
  });

  it('dicentang: yang kosong diisi, yang ada tidak diubah, satu baris riwayat tanpa isi pribadi', async () => {
    filling = await imported(richer, false, true);
    expect(await found(filling)).toMatchObject({ rowsWritten: 1, rowsFilled: 2 });
    const rendang = await whole('Rendang Uni');
    expect(rendang).toMatchObject({
      version: 2,
      jorong: 'Koto',
      lat: -0.98,
      lng: 101.6,
      startedYear: 2011,
      kbliCode: '10794',
      materials: [{ name: 'Daging', localShare: null }],
      gender: 'female',
      phone: '081200000071',
    });
    expect(rendang.nikHash).not.toBeNull();
    expect(rendang.searchText).toContain('rendang');
    expect(await products(rendang.id)).toEqual([{ name: 'Rendang' }]);
    expect(await figures(rendang.id)).toEqual([
      { year: 2025, sales: 12_000_000, womenPaid: 3, output: null },
    ]);
    expect((await lines(rendang.id)).slice(1)).toEqual([
      {
        act: 'fill',
        data: {
          importId: filling,
          fields: ['jorong', 'lat', 'startedYear', 'kbli', 'materials', 'gender', 'nik', 'products'],
          period: { year: 2025, quarter: 0 },
        },
      },
    ]);
  });

  it('daftar yang sama sekali lagi tidak mengubah apa pun', async () => {
    const before = [await whole('Rendang Uni'), await whole('Rakik Uni')];
    const again = await imported(richer, true, true);
    expect(await found(again)).toMatchObject({ rowsWritten: 0, rowsFilled: 0, rowsSame: 2, rowsDiffer: 1 });
    expect([await whole('Rendang Uni'), await whole('Rakik Uni')]).toEqual(before);
  });

  it('angka tahun itu yang masih kosong ikut diisi; satuan yang lain tidak dicampur', async () => {
    const more = await imported(
      'Nama;Pemilik;Nagari;Tahun data;Investasi;Produksi tahun;Satuan\nRendang Uni;Eli;Sitiung;2025;7 juta;200;kg\n',
      false,
      true,
    );
    const { id } = await whole('Rendang Uni');
    expect(await figures(id)).toMatchObject([{ sales: 12_000_000, output: 200 }]);
    const other = await tried(
      'Nama;Pemilik;Nagari;Tahun data;Kapasitas;Satuan\nRendang Uni;Eli;Sitiung;2025;3;ton\n',
    );
    expect(await faults(other)).toEqual(['2 4 on_record_differs', '2 5 on_record_differs']);
    await undoImport(world.regency, coordinator, more);
    expect(await figures(id)).toMatchObject([{ sales: 12_000_000, output: null }]);
  });

  it('NIB atau NIK yang lain: mungkin usaha lain, jadi tidak ada yang diisi', async () => {
    const trial = await tried(
      'Nama;Pemilik;NIK;Nagari;Email\nRendang Uni;Eli;1310044108800002;Sitiung;eli@contoh.test\n',
    );
    expect(await found(trial)).toMatchObject({ rowsLacking: 0, rowsDiffer: 1 });
  });

  it('dibatalkan: isian kosong lagi, kecuali yang sudah diubah orang', async () => {
    const { code } = await whole('Rakik Uni');
    await changeOwner(
      world.regency,
      coordinator,
      { code },
      {
        ownerName: 'Upik',
        gender: 'female',
        phone: '081200000073',
        email: null,
        address: null,
        nik: null,
        dropsNik: false,
      },
    );
    await undoImport(world.regency, coordinator, filling);
    expect(await found(filling)).toMatchObject({ state: 'undone', rowsFilled: 1, rowsKept: 0 });
    const rendang = await whole('Rendang Uni');
    expect(rendang).toMatchObject({
      jorong: null,
      lat: null,
      lng: null,
      startedYear: null,
      kbliCode: null,
      materials: [],
      gender: null,
      phone: '081200000071',
      nikHash: null,
    });
    expect(rendang.searchText).not.toContain('koto');
    expect(await products(rendang.id)).toEqual([]);
    expect(await figures(rendang.id)).toEqual([]);
    expect((await lines(rendang.id)).at(-1)).toMatchObject({ act: 'unfill', data: { importId: filling } });
    // Gender and year were as the sheet said; the telephone number is somebody's correction.
    expect(await whole('Rakik Uni')).toMatchObject({
      gender: null,
      startedYear: null,
      phone: '081200000073',
    });
  });

  it('membatalkan impor yang mencatat usahanya: pengisian yang sudah dibatalkan bukan perubahan', async () => {
    const one = 'Nama;Pemilik;Nagari\nSala Uni;Eli;Sitiung\nLapek Uni;Eli;Sitiung\n';
    const more = 'Nama;Pemilik;Nagari;Mulai usaha\nSala Uni;Eli;Sitiung;2014\n';
    const first = await imported(one);
    await undoImport(world.regency, coordinator, await imported(more, false, true));
    await undoImport(world.regency, coordinator, first);
    expect(await found(first)).toMatchObject({ rowsWritten: 2, rowsKept: 0 });
    const second = await imported(one);
    await imported(more, false, true);
    await undoImport(world.regency, coordinator, second);
    expect(await found(second)).toMatchObject({ rowsWritten: 2, rowsKept: 1 });
  });

  it('yang dihapus atas permintaan pemiliknya tidak diisi lagi', async () => {
    const { id } = await whole('Rakik Uni');
    await world.regency.db
      .updateTable('industryOwners')
      .set({ gender: null, phone: null, erasedAt: world.regency.now() })
      .where('industryId', '=', id)
      .execute();
    await imported(richer, false, true);
    expect(await whole('Rakik Uni')).toMatchObject({ startedYear: 2012, phone: null, gender: null });
  });

  it('diubah orang di tengah pengisian: dibandingkan lagi, isian barunya tidak ditimpa', async () => {
    await imported('Nama;Pemilik;Nagari\nGalamai Uni;Eli;Sitiung\n');
    const { code } = await whole('Galamai Uni');
    const id = await tried('Nama;Pemilik;Nagari;Produk\nGalamai Uni;Eli;Sitiung;Galamai\n');
    await startImport(world.regency, coordinator, id, { partial: false, gaps: true });
    const { db } = world.regency;
    const waiting = async () => {
      const { rows } = await sql<object>`select 1 from pg_locks where not granted`.execute(db);
      return rows.length;
    };
    let going: Promise<number> | undefined;
    await db.transaction().execute(async (trx) => {
      await addProduct(
        world.regency,
        coordinator,
        { code, within: trx },
        { name: 'Wajik', brand: null, price: null, unit: null },
      );
      going = goOnImporting(world.regency, folder);
      await expect.poll(waiting).toBeGreaterThan(0);
    });
    await going;
    expect(await found(id)).toMatchObject({ state: 'done', rowsFilled: 0 });
    expect(await products((await whole('Galamai Uni')).id)).toEqual([{ name: 'Wajik' }]);
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
    await startImport(world.regency, coordinator, id, { partial: false, gaps: false });
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
    await startImport(world.regency, coordinator, id, { partial: false, gaps: false });
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
    await expect(
      startImport(world.regency, waliNagari, id, { partial: false, gaps: false }),
    ).rejects.toMatchObject({
      code: 'import_not_found',
    });
  });
});
