import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeHelpSheet, undoHelpSheet } from '#domain/help/help-import.commands.server.ts';
import { helpImportList, helpImportPage, helpSheets } from '#domain/help/help-import.queries.server.ts';
import { goOnWithHelps } from '#domain/help/help-import.run.server.ts';
import type { HelpColumn } from '#domain/help/help-sheet.ts';
import { recordHelp, tellResult } from '#domain/help/help.commands.server.ts';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { mergeMakers } from '#domain/registry/merge.commands.server.ts';
import { MERGE_CHOICES, type MergeChoice } from '#domain/registry/merge.ts';
import { matchSheet, startSheet } from '#platform/sheets/sheet-import.commands.server.ts';
import type { ColumnMatch } from '#shared/sheet-columns.ts';
import { actorOf, type CastKey } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { office, openWorld, type World } from '#tests/world.ts';

const SITIUNG = '13.10.04.2001';
const SIKABAU = '13.10.02.2009';
const HEADER =
  'No;Jenis Bantuan;Kegiatan;Dinas;Tanggal;Sumber Dana;Tahun Anggaran;Nilai;Nomor Usaha;NIB;Penerima;Nagari;Nilai Penerima;Jumlah;Hasil';

let world: World;
const officer = actorOf('petugasKumperindag');
const folder = mkdtempSync(join(tmpdir(), 'ovo-helps-'));
const makers: Record<string, { code: string; id: string }> = {};

beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
  const all = [
    ['Keripik Bundo', 'Murni Chaniago', SITIUNG, '1234567890123'],
    ['Rendang Puti', 'Sari Bulan', SITIUNG, null],
    ['Batik Sari', 'Sari Bulan', SITIUNG, null],
    ['Emping Sikabau', 'Yusniar', SIKABAU, null],
  ] as const;
  for (const [name, owner, nagariCode, nib] of all) {
    const given = makerWith({ name, nagariCode, nib }, { name: owner, phone: null, nik: null });
    const code = await registerIndustry(world.regency, officer, given);
    const { id } = await world.regency.db
      .selectFrom('industries')
      .select('id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    makers[name] = { code, id };
  }
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const list = () =>
  [
    'DAFTAR PENERIMA BANTUAN 2025',
    HEADER,
    `1;Pelatihan;PELATIHAN KEAMANAN PANGAN;;20 November 2025;APBD Kabupaten;2025;Rp 45.000.000;${makers['Emping Sikabau']?.code};;;;;;`,
    '2;Pelatihan;Pelatihan Keamanan Pangan;;20/11/2025;APBD Kabupaten;2025;45.000.000;;1234567890123;;;1.500.000;;masih dipakai, omzet naik',
    '3;Mesin;Mesin peniris minyak;Kumperindag;2025-03-04;DAK;2025;;;;rendang puti;Sitiung;;2 unit;rusak sejak Juni',
    '4;Mesin;Mesin peniris minyak;;2025-03-04;DAK;2025;;;;Sari Bulan;Sitiung;;;',
    '5;Mesin;Mesin peniris minyak;;2025-03-04;DAK;2025;;;;Orang Lain;Sitiung;;;',
    '6;Sihir;Jampi;;2025-03-04;APBD;2025;;;;Rendang Puti;Sitiung;;;',
    '7;Mesin;Mesin peniris minyak;Dinkes;2025-03-04;DAK;2025;;;;Rendang Puti;Sitiung;;;',
    '8;Mesin;Mesin peniris minyak;;2025-03-04;DAK;2025;;;;Rendang Puti;Sitiung;;;',
    '9;Pelatihan;Pelatihan Keamanan Pangan;;20/11/2025;CSR;2025;;;;Batik Sari;Sitiung;banyak;;entahlah',
    '10;Uang;Modal awal;;31/02/2025;APBD;2025;;;1,23E+12;;;;;',
    'Jumlah;;;;;;;45.000.000;;;;;;;',
  ].join('\r\n');
/** Takes a sheet in, leaves the columns as they were understood, and tries it. */
const take = async (
  text = list(),
  {
    who = 'petugasKumperindag',
    of = 'kumperindag',
  }: { who?: CastKey; of?: Parameters<typeof office>[0] } = {},
) => {
  const { regency } = world;
  const id = await takeHelpSheet(regency, actorOf(who), folder, {
    file: new File([text], 'Bantuan 2025.csv'),
    source: 'Dinas',
    officeId: office(of),
  });
  const { one } = await helpImportPage(regency, actorOf(who), folder, id);
  await matchSheet(regency, helpSheets(actorOf(who)), id, one.columns as ColumnMatch<HelpColumn>);
  await goOnWithHelps(regency, folder);
  return id;
};
const page = async (id: string) => {
  const { one, lines, helpsNew, helpsWritten } = await helpImportPage(world.regency, officer, folder, id);
  const sums = { helps: helpsNew, recipients: one.rowsNew, same: one.rowsSame, bad: one.rowsBad };
  return { one: { ...one, helpsWritten }, trial: { sums, problems: lines } };
};
const record = async (id: string) => {
  await startSheet(world.regency, helpSheets(officer), id);
  await goOnWithHelps(world.regency, folder);
};
const helps = () =>
  world.regency.db.selectFrom('helps').selectAll().orderBy('beganOn').orderBy('createdAt').execute();
const recipients = () =>
  world.regency.db
    .selectFrom('helpRecipients as r')
    .innerJoin('helps as h', 'h.id', 'r.helpId')
    .innerJoin('industries as i', 'i.id', 'r.industryId')
    .leftJoin('helpResults as t', 't.recipientId', 'r.id')
    .select(['i.name', 'r.value', 'r.quantity', 'r.unit', 't.isUsed', 't.areSalesUp', 't.note'])
    .where('h.withdrawnOn', 'is', null)
    .orderBy('h.beganOn')
    .orderBy('i.name')
    .execute();

describe('lembar penerima bantuan, dari percobaan sampai dibatalkan', () => {
  let id: string;

  it('percobaan menyebut setiap kekurangan menurut baris dan kolom, dan belum menulis apa pun', async () => {
    id = await take();
    const { one, trial } = await page(id);
    expect(one.state).toBe('checked');
    expect(trial.sums).toEqual({ helps: 2, recipients: 4, same: 0, bad: 6 });
    expect(trial.problems.map(({ row, column, fault, isGrave }) => [row, column, fault, isGrave])).toEqual([
      // Dua usaha milik Sari Bulan: tidak ditebak.
      [6, 10, 'maker_unclear', true],
      [7, 10, 'maker_unknown', true],
      [8, 1, 'kind_unknown', true],
      [9, 3, 'office_not_yours', true],
      [10, null, 'row_twice', true],
      [11, 5, 'help_differs', false],
      [11, 12, 'number_wrong', false],
      [11, 14, 'result_unknown', false],
      [12, 4, 'day_wrong', true],
      [12, 9, 'nib_spoilt', true],
    ]);
    expect(await helps()).toEqual([]);
  });

  it('baris dengan kegiatan dan hari yang sama menjadi satu bantuan, dengan bagian dan hasilnya', async () => {
    await record(id);
    expect(await helps()).toMatchObject([
      { kind: 'machine', title: 'Mesin peniris minyak', funds: 'apbn', beganOn: '2025-03-04', importId: id },
      {
        kind: 'training',
        title: 'Pelatihan Keamanan Pangan',
        officeId: office('kumperindag'),
        funds: 'apbd',
        value: 45_000_000,
      },
    ]);
    expect(await recipients()).toEqual([
      {
        name: 'Rendang Puti',
        value: null,
        quantity: 2,
        unit: 'unit',
        isUsed: false,
        areSalesUp: null,
        note: 'rusak sejak Juni',
      },
      {
        name: 'Batik Sari',
        value: null,
        quantity: null,
        unit: null,
        isUsed: null,
        areSalesUp: null,
        note: null,
      },
      {
        name: 'Emping Sikabau',
        value: null,
        quantity: null,
        unit: null,
        isUsed: null,
        areSalesUp: null,
        note: null,
      },
      {
        name: 'Keripik Bundo',
        value: 1_500_000,
        quantity: null,
        unit: null,
        isUsed: true,
        areSalesUp: true,
        note: 'masih dipakai, omzet naik',
      },
    ]);
    const { one } = await page(id);
    expect(one).toMatchObject({ state: 'done', helpsWritten: 2, rowsWritten: 4, rowsBad: 6 });
    const acts = await world.regency.db.selectFrom('helpActs').select(['act', 'data']).execute();
    expect(acts.map(({ act, data }) => [act, (data as { via: string }).via])).toEqual([
      ['record', 'sheet'],
      ['record', 'sheet'],
    ]);
  });

  it('berkas yang sama sekali lagi tidak mengubah apa pun', async () => {
    const before = [await helps(), await recipients()];
    const again = await take();
    expect((await page(again)).trial.sums).toMatchObject({ helps: 0, recipients: 0, same: 5 });
    await record(again);
    expect([await helps(), await recipients()]).toEqual(before);
    await expect(record(again)).rejects.toMatchObject({ code: 'import_step_missed' });
  });

  it('penerima baru masuk ke bantuan yang sudah tercatat; dibatalkan, hanya dia yang keluar', async () => {
    const more = [
      HEADER,
      '1;Mesin;Mesin Peniris Minyak;;4 Maret 2025;APBD;2025;;;1234567890123;;;;1;',
      '2;Mesin;Mesin Peniris Minyak;;4 Maret 2025;APBD;2025;;;;Rendang Puti;Sitiung;;7;',
    ].join('\n');
    const added = await take(more);
    expect((await page(added)).trial).toMatchObject({
      sums: { helps: 0, recipients: 1, same: 1 },
      // Yang sudah tercatat dengan isi lain disebut, tidak ditimpa.
      problems: [
        { row: 2, fault: 'on_record_differs' },
        { row: 3, fault: 'on_record_differs' },
      ],
    });
    await record(added);
    const named = async () => (await recipients()).map(({ name }) => name);
    expect(await named()).toEqual([
      'Keripik Bundo',
      'Rendang Puti',
      'Batik Sari',
      'Emping Sikabau',
      'Keripik Bundo',
    ]);
    expect((await helps())[0]).toMatchObject({ funds: 'apbn', version: 2 });
    await undoHelpSheet(world.regency, officer, added);
    expect(await named()).toHaveLength(4);
    expect((await page(added)).one).toMatchObject({ state: 'undone', rowsKept: 0 });
  });

  it('dibatalkan seluruhnya dengan namanya; yang sudah diubah orang tinggal dan dihitung', async () => {
    const training = (await helps()).find(({ kind }) => kind === 'training');
    await tellResult(
      world.regency,
      officer,
      { code: training?.code ?? '' },
      {
        industryId: makers['Emping Sikabau']?.id ?? '',
        toldOn: '2026-11-23',
        isUsed: true,
        areSalesUp: null,
        workersAdded: null,
        note: null,
      },
    );
    await undoHelpSheet(world.regency, officer, id);
    const after = await helps();
    // Yang datang dan pergi lewat impor lain tidak menahannya.
    expect(after.map(({ kind, withdrawnOn }) => [kind, withdrawnOn])).toEqual([
      ['machine', '2026-11-23'],
      ['training', null],
    ]);
    expect((await page(id)).one).toMatchObject({ state: 'undone', rowsKept: 1 });
    const line = await world.regency.db
      .selectFrom('helpActs')
      .select('data')
      .where('act', '=', 'withdraw')
      .executeTakeFirstOrThrow();
    expect(line.data).toEqual({ because: 'Impor dibatalkan: Bantuan 2025.csv' });
    await expect(undoHelpSheet(world.regency, officer, id)).rejects.toMatchObject({
      code: 'import_step_missed',
    });
  });

  it('setelah dibatalkan bantuan yang sama dapat dimasukkan lagi', async () => {
    const again = await take();
    expect((await page(again)).trial.sums).toMatchObject({ helps: 1, recipients: 1, same: 3 });
  });
});

describe('siapa dan apa', () => {
  it('penerima yang catatannya sudah digabung ditulis di catatan yang tinggal', async () => {
    const given = makerWith(
      { name: 'Emping Yus', nagariCode: SIKABAU, nib: null },
      { name: 'Yusniar', phone: null, nik: null },
    );
    const gone = await registerIndustry(world.regency, officer, given);
    await mergeMakers(world.regency, actorOf('koordinator'), {
      code: makers['Emping Sikabau']?.code ?? '',
      other: gone,
      seenVersion: 1,
      seenOther: 1,
      ...(Object.fromEntries(MERGE_CHOICES.map((choice) => [choice, 'kept'])) as Record<MergeChoice, 'kept'>),
    });
    const id = await take(`${HEADER}\n1;Kemasan;Kemasan standing pouch;;1/2/2026;CSR;;;${gone};;;;;;`);
    await record(id);
    const of = await world.regency.db
      .selectFrom('helpRecipients')
      .select('industryId')
      .where('importId', '=', id)
      .execute();
    expect(of).toEqual([{ industryId: makers['Emping Sikabau']?.id }]);
  });

  it('dinas hanya bantuannya sendiri, koordinator semua, wali nagari dan kepala dinas tidak', async () => {
    const one = `${HEADER}\n1;Kemasan;Kemasan botol;Dinkes;1/2/2026;CSR;;;;1234567890123;;;;;`;
    // Whoever lets it be written is asked for, not who brought it.
    const byOther = await take(one, { who: 'koordinator' });
    await record(byOther);
    expect((await page(byOther)).one).toMatchObject({ state: 'done', rowsWritten: 0, rowsBad: 1 });
    const id = await take(one, { who: 'koordinator' });
    expect((await page(id)).trial.sums.bad).toBe(0);
    await startSheet(world.regency, helpSheets(actorOf('koordinator')), id);
    await goOnWithHelps(world.regency, folder);
    const dinkes = actorOf('petugasDinkes');
    expect((await helpImportList(world.regency, dinkes)).imports).toEqual([]);
    await expect(helpImportPage(world.regency, dinkes, folder, id)).rejects.toMatchObject({
      code: 'import_not_found',
    });
    // Di dalamnya ada bantuan dinas lain: dinas pembawa berkas tidak mencabutnya.
    await expect(undoHelpSheet(world.regency, officer, id)).rejects.toMatchObject({
      code: 'out_of_reach',
    });
    for (const who of ['wali', 'kepala', 'admin'] as const)
      await expect(take(one, { who })).rejects.toMatchObject({ code: 'out_of_reach' });
    await expect(take(one, { of: 'dinkes' })).rejects.toMatchObject({ code: 'out_of_reach' });
  });

  it('dua berkas yang sama sekaligus: bantuannya tetap satu', async () => {
    const text = `${HEADER}\n1;Kemasan;Kemasan kaleng;;1/3/2026;CSR;;;;1234567890123;;;;;`;
    const ids = [await take(text), await take(text)];
    await Promise.all(ids.map(record));
    expect((await helps()).filter(({ title }) => title === 'Kemasan kaleng')).toHaveLength(1);
  });

  it('lembar sebesar batasnya ditulis sekali jalan', async () => {
    const rows = Array.from(
      { length: 3000 },
      (_, i) => `${i + 1};Pelatihan;Pelatihan ke-${i + 1} tahun ini;;1/4/2026;APBD;;;;1234567890123;;;;;`,
    );
    const id = await take(`${HEADER}\n${rows.join('\n')}`);
    await record(id);
    expect((await page(id)).one).toMatchObject({ helpsWritten: 3000, rowsWritten: 3000 });
    await expect(take(`${HEADER}\n${rows.join('\n')}\n${rows[0]}`)).rejects.toMatchObject({
      code: 'help_sheet_too_long',
    });
  });
});

describe('berkas yang ditolak, tanpa mengubah apa pun', () => {
  it.each([
    ['tanpa kolom yang perlu', 'Nama;Nagari\nIda;Sitiung\n', 'help_sheet_needs_columns'],
    ['gambar', '\u0089PNG\u0000', 'sheet_kind_refused'],
    ['kosong', '', 'sheet_empty'],
  ])('%s', async (_what, text, code) => {
    await expect(take(text)).rejects.toMatchObject({ code });
  });

  it('rumus, kata yang terlalu panjang, dan hari yang tidak mungkin disebut di barisnya', async () => {
    const id = await take(
      [
        HEADER,
        `1;Mesin;${'a'.repeat(151)};;1/2/2026;CSR;;;;1234567890123;;;;;`,
        '2;Mesin;Mesin jahit;;1/2/1999;CSR;;;;1234567890123;;;;;',
        '3;Mesin;Mesin jahit;;1/2/2029;CSR;;;;1234567890123;;;;;',
        '4;Mesin;#REF!;;1/2/2026;CSR;;;;1234567890123;;;;;',
        '5;Mesin;Mesin jahit;;1/2/2026;CSR;;;USH-SALAH;;Keripik Bundo;Sitiung;;;',
        '6;Mesin;Mesin jahit;;1/2/2027;CSR;;;;1234567890123;;;;;masih dipakai',
      ].join('\n'),
    );
    const { trial } = await page(id);
    expect(trial.problems.map(({ row, fault }) => [row, fault])).toEqual([
      [2, 'too_long'],
      [3, 'day_too_early'],
      [4, 'day_too_far'],
      [5, 'cell_formula'],
      [6, 'maker_code_wrong'],
      [7, 'result_too_early'],
    ]);
    expect(trial.sums).toMatchObject({ recipients: 1, bad: 5 });
  });

  it('bantuan yang dicatat dengan tangan dikenal lagi oleh lembarnya', async () => {
    await recordHelp(
      world.regency,
      officer,
      {
        kind: 'facilitation',
        title: 'Pendampingan halal',
        officeId: office('kumperindag'),
        beganOn: '2026-05-05',
        endedOn: null,
        funds: 'apbd',
        fundYear: 2026,
        value: null,
        nagariCode: null,
        othersWomen: null,
        othersMen: null,
        note: null,
      },
      [{ industryId: makers['Keripik Bundo']?.id ?? '', value: null, quantity: null, unit: null }],
    );
    const id = await take(
      `${HEADER}\n1;Fasilitasi;Pendampingan Halal;;5 Mei 2026;APBD;;;;1234567890123;;;;;`,
    );
    expect((await page(id)).trial.sums).toEqual({ helps: 0, recipients: 0, same: 1, bad: 0 });
  });
});
