import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFigures } from '#domain/outcomes/outcome.check.server.ts';
import { tallyFigures } from '#domain/outcomes/outcome.tally.server.ts';
import { takeOldCases, undoOldCases } from '#domain/tickets/old-case.commands.server.ts';
import type { OldCaseColumn } from '#domain/tickets/old-case-sheet.ts';
import { oldCaseList, oldCasePage, oldCaseSheets } from '#domain/tickets/old-case.queries.server.ts';
import { goOnWithOldCases } from '#domain/tickets/old-case.run.server.ts';
import { checkTickets } from '#domain/tickets/ticket.check.server.ts';
import { reopenTicket } from '#domain/tickets/ticket.commands.server.ts';
import { matchSheet, startSheet } from '#platform/sheets/sheet-import.commands.server.ts';
import type { ColumnMatch } from '#shared/sheet-columns.ts';
import { actorOf } from '#tests/cast.ts';
import { office, openWorld, topic, wib, type World } from '#tests/world.ts';

let world: World;
const coordinator = actorOf('koordinator');
const folder = mkdtempSync(join(tmpdir(), 'ovo-old-cases-'));
beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const book = [
  'BUKU PERKARA TAHUN 2024;;;;;;;;;;',
  'No;Tanggal Masuk;Tgl Selesai;Nama Pemohon;No HP;Nagari;Jenis Layanan;OPD;Permohonan;Jawaban;Melalui;Nomor Agenda',
  '1;3/9/2024;5 September 2024;BU IDA;0812-3456-7890;Sitiung;NIB;;Cara mengurus NIB;Sudah dibantu di OSS;datang ke kantor;12/A',
  '2;2024-10-01;2024-11-20;Pak Budi;8,57E+10;Sungai Duo;Sertifikat halal;Kumperindag;Minta sertifikat halal;Sudah didaftarkan;WA;',
  '3;01/10/2024;30/09/2024;Ani;;Sitiung;NIB;;Terbalik harinya;Sudah;;',
  '4;01/10/2024;02/10/2024;Cici;;Sitiung;Sihir;;Layanan tidak ada;Sudah;;',
  '5;01/02/2024;02/02/2024;Dedi;;Sitiung;NIB;;Sebelum program;Sudah;;',
  '6;3/9/2024;6/9/2024;Bu Ida;081234567890;Sitiung;NIB;;Cara mengurus NIB;Jawaban lain;;',
  '7;3/10/2024;;Eka;;Sitiung;NIB;;Belum selesai;;;',
].join('\r\n');
/** Takes a sheet in, leaves the columns as they were understood, and tries it. */
const take = async (text = book, name = 'Buku 2024.csv') => {
  const given = { file: new File([text], name), source: 'Meja' };
  const id = await takeOldCases(world.regency, coordinator, folder, given);
  const { one } = await oldCasePage(world.regency, coordinator, folder, id);
  const columns = one.columns as ColumnMatch<OldCaseColumn>;
  await matchSheet(world.regency, oldCaseSheets(coordinator), id, columns);
  await goOnWithOldCases(world.regency, folder);
  return id;
};
const page = async (id: string) => {
  const { one, lines } = await oldCasePage(world.regency, coordinator, folder, id);
  return { one, trial: { fresh: one.rowsNew, same: one.rowsSame, bad: one.rowsBad, problems: lines } };
};
const record = async (id: string) => {
  await startSheet(world.regency, oldCaseSheets(coordinator), id);
  await goOnWithOldCases(world.regency, folder);
};
const tickets = () =>
  world.regency.db.selectFrom('tickets').selectAll().orderBy('receivedAt').orderBy('id').execute();
const countOf = async (table: 'notices' | 'surveys') =>
  (
    await world.regency.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count;
const isSound = async () => {
  await tallyFigures(world.regency);
  expect((await checkTickets(world.regency)).differences).toEqual([]);
  expect((await checkFigures(world.regency)).differences).toEqual([]);
};

describe('buku perkara, dari percobaan sampai dibatalkan', () => {
  let id: string;

  it('percobaan menyebut setiap kekurangan, dan belum menulis apa pun', async () => {
    id = await take();
    const { one, trial } = await page(id);
    expect(one.state).toBe('checked');
    expect(trial).toMatchObject({ fresh: 2, same: 0, bad: 5 });
    expect(trial.problems.map(({ row, fault, isGrave }) => [row, fault, isGrave])).toEqual([
      [4, 'phone_spoilt', false],
      [5, 'done_before_received', true],
      [6, 'topic_unknown', true],
      [7, 'day_too_early', true],
      [7, 'day_too_early', true],
      [8, 'row_twice', true],
      [9, 'needed', true],
      [9, 'needed', true],
    ]);
    expect(await tickets()).toEqual([]);
  });

  it('masuk sebagai tiket selesai dengan hari yang sebenarnya, dan tidak ada yang diberi tahu', async () => {
    await record(id);
    const [first, second] = await tickets();
    expect(first).toMatchObject({
      state: 'closed',
      endedHow: 'before_the_desk',
      channel: 'desk',
      topicId: topic('nib'),
      nagariCode: '13.10.04.2001',
      receivedAt: wib('2024-09-03 09:00'),
      answeredAt: wib('2024-09-05 15:00'),
      endedAt: wib('2024-09-05 15:00'),
      dueAt: wib('2024-09-05 15:00'),
      // Both times are kept: when it came in, and when it was entered.
      enteredAt: world.regency.now(),
      openedBy: coordinator.personId,
    });
    expect(second).toMatchObject({ channel: 'whatsapp', leadOfficeId: office('kumperindag') });
    const source = await world.regency.db
      .selectFrom('ticketSources')
      .select(['agendaNumber', 'lateReason'])
      .where('ticketId', '=', first?.id ?? '')
      .executeTakeFirstOrThrow();
    expect(source).toEqual({ agendaNumber: '12/A', lateReason: 'Perkara lama dari lembar Buku 2024.csv' });
    expect([await countOf('notices'), await countOf('surveys')]).toEqual([0, 0]);
    expect(await oldCaseList(world.regency, coordinator)).toMatchObject({
      kept: 2,
      imports: [{ fileName: 'Buku 2024.csv', state: 'done', rowsWritten: 2 }],
    });
  });

  it('tidak masuk hitungan kinerja, dan semua catatan tetap cocok', async () => {
    await isSound();
    const counted = await world.regency.db.selectFrom('outcomeCounts').selectAll().execute();
    expect(counted).toEqual([]);
    expect(await world.regency.db.selectFrom('outcomeSpreads').selectAll().execute()).toEqual([]);
  });

  it('berkas yang sama sekali lagi tidak mengubah apa pun', async () => {
    const before = await tickets();
    const again = await take();
    const { trial } = await page(again);
    expect(trial).toMatchObject({ fresh: 0, same: 2, bad: 5 });
    await record(again);
    expect(await tickets()).toEqual(before);
    await expect(record(again)).rejects.toMatchObject({
      code: 'import_step_missed',
    });
  });

  it('dibatalkan seluruhnya: diarsipkan dengan nama impornya; yang dibuka lagi tinggal dan dihitung', async () => {
    const [first, second] = await tickets();
    await reopenTicket(world.regency, coordinator, { ticketId: second?.id ?? '' }, 'Ternyata belum selesai.');
    await undoOldCases(world.regency, coordinator, id);
    const { one } = await oldCasePage(world.regency, coordinator, folder, id);
    expect(one).toMatchObject({ state: 'undone', rowsWritten: 2, rowsKept: 1 });
    const after = await tickets();
    expect(after.map(({ state }) => state)).toEqual(['archived', 'received']);
    const act = await world.regency.db
      .selectFrom('ticketActs')
      .innerJoin('ticketTexts', 'ticketTexts.id', 'ticketActs.textId')
      .select(['act', 'body', 'data'])
      .where('ticketActs.ticketId', '=', first?.id ?? '')
      .where('seq', '=', 2)
      .executeTakeFirstOrThrow();
    expect(act).toEqual({
      act: 'archive_old',
      body: 'Impor dibatalkan: Buku 2024.csv',
      data: { importId: id },
    });
    await isSound();
    await expect(undoOldCases(world.regency, coordinator, id)).rejects.toMatchObject({
      code: 'import_step_missed',
    });
  });

  it('setelah dibatalkan perkara yang sama dapat dimasukkan lagi, pemohonnya tetap satu', async () => {
    const again = await take();
    await record(again);
    const ida = (await tickets()).filter(({ receivedAt }) => receivedAt.getUTCMonth() === 8);
    expect(ida.map(({ state }) => state).toSorted()).toEqual(['archived', 'closed']);
    expect(new Set(ida.map(({ applicantId }) => applicantId)).size).toBe(1);
  });
});

describe('yang ditolak', () => {
  it('tanpa kolom yang perlu, bukan tabel, atau terlalu panjang', async () => {
    await expect(take('Nama;Nagari\nIda;Sitiung\n')).rejects.toMatchObject({
      code: 'old_cases_need_columns',
    });
    await expect(take('\u0089PNG\u0000')).rejects.toMatchObject({ code: 'sheet_kind_refused' });
    const [, header, row] = book.split('\r\n');
    const long = Array.from({ length: 2001 }, (_, i) => row?.replace('Cara', `Cara ${i}`)).join('\n');
    await expect(take(`${header}\n${long}`)).rejects.toMatchObject({ code: 'old_cases_too_many' });
  });

  it('siapa pun selain koordinator', async () => {
    for (const who of ['loket', 'petugasKumperindag', 'kepala', 'wali', 'admin'] as const)
      await expect(
        takeOldCases(world.regency, actorOf(who), folder, {
          file: new File([book], 'x.csv'),
          source: 'Meja',
        }),
      ).rejects.toMatchObject({ code: 'out_of_reach' });
  });
});
