import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicantActor } from '#domain/offices/duty.ts';
import { knownFiles } from '#domain/stored-files.server.ts';
import { applicantView, keptOfApplicant } from '#domain/tickets/applicant-view.queries.server.ts';
import { decideData, requestData } from '#domain/tickets/data-request.commands.server.ts';
import { checkTickets } from '#domain/tickets/ticket.check.server.ts';
import { ticketForm } from '#domain/tickets/ticket.form.ts';
import { reportOnline } from '#domain/tickets/opening.commands.server.ts';
import {
  acceptTicket,
  answerTicket,
  routeTicket,
  writeMore,
} from '#domain/tickets/ticket.commands.server.ts';
import { actorOf } from '#tests/cast.ts';
import { office, openWorld, topic, wib, type World } from '#tests/world.ts';
import * as v from 'valibot';

let world: World;
beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
});
afterAll(() => world.close());

async function reported() {
  const fileId = world.regency.newId();
  const file = {
    id: fileId,
    name: 'siti.webp',
    mediaType: 'image/webp',
    sha256: '',
    size: 5,
    width: 1,
    height: 1,
  };
  const form = v.parse(ticketForm, {
    topicId: topic('spp-irt'),
    nagariCode: '13.10.04.2001',
    title: 'P-IRT Siti Aminah',
    words: 'Nomor P-IRT keripik Siti habis bulan depan.',
    name: 'Siti Aminah',
    phone: '0812 3456 7890',
    email: 'siti@contoh.id',
  });
  const { code } = await reportOnline(world.regency, form, [file]);
  const { id } = await world.regency.db
    .selectFrom('tickets')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  const siti: ApplicantActor = { kind: 'applicant', ticketId: id, channel: 'applicant' };
  return { id, siti, fileId, target: { ticketId: id } };
}

const applicantOf = (ticketId: string) =>
  world.regency.db
    .selectFrom('tickets')
    .innerJoin('applicants', 'applicants.id', 'tickets.applicantId')
    .select(['name', 'representative', 'phone', 'email', 'erasedAt'])
    .where('tickets.id', '=', ticketId)
    .executeTakeFirstOrThrow();

describe('hak pemohon atas datanya', () => {
  it('perbaikan: diminta di halamannya, diputuskan koordinator, hanya yang salah yang berubah', async () => {
    const { regency } = world;
    const { id, siti, target } = await reported();
    await requestData(regency, siti, target, { kind: 'correction', words: 'Nama saya Siti Amanah.' });
    expect((await applicantView(regency, siti, { isStaffSession: false })).ownData).toMatchObject({
      mayAsk: false,
      asked: { kind: 'correction', dueAt: new Date('2026-11-26T02:00:00Z') },
    });
    const told = await regency.db
      .selectFrom('notices')
      .select(['addressee', 'template'])
      .where('ticketId', '=', id)
      .where('template', '=', 'data_requested')
      .execute();
    expect(told).toEqual([{ addressee: 'coordinators', template: 'data_requested' }]);
    const reminders = () =>
      regency.db
        .selectFrom('notices')
        .select(['addressee', 'status', 'notBefore'])
        .where('ticketId', '=', id)
        .where('template', '=', 'data_request_due')
        .execute();
    // Two days later, at an hour when somebody is there; gone once it is decided.
    expect(await reminders()).toEqual([
      { addressee: 'coordinators', status: 'waiting', notBefore: wib('2026-11-25 09:01') },
    ]);

    await expect(
      decideData(regency, actorOf('petugasDinkes'), target, { isGranted: true, reason: 'Ya.', right: {} }),
    ).rejects.toMatchObject({ status: 404 });
    await expect(
      decideData(regency, actorOf('koordinator'), target, { isGranted: true, reason: 'Ya.', right: {} }),
    ).rejects.toMatchObject({ code: 'nothing_to_correct' });
    const { changed } = await decideData(regency, actorOf('koordinator'), target, {
      isGranted: true,
      reason: 'Sudah kami perbaiki.',
      right: { name: 'Siti Amanah' },
    });
    expect(await reminders()).toEqual([]);
    expect(changed.record).toMatchObject({
      act: 'decide_data',
      data: { changed: ['name'], isGranted: true },
    });
    expect(await applicantOf(id)).toMatchObject({
      name: 'Siti Amanah',
      phone: '081234567890',
      erasedAt: null,
    });
    const view = await applicantView(regency, siti, { isStaffSession: false });
    expect(view.ownData).toEqual({ mayCopy: true, mayAsk: true, asked: null });
    expect(view.history.at(-1)).toMatchObject({ act: 'decide_data', words: 'Sudah kami perbaiki.' });
  });

  it('penghapusan: nama, kontak, cerita, balasan, dan berkas hilang; jawaban dan catatan langkah tetap utuh', async () => {
    const { regency } = world;
    const { id, siti, fileId, target } = await reported();
    await writeMore(regency, siti, target, 'Rumah saya di belakang surau.');
    await routeTicket(regency, actorOf('koordinator'), target, {
      leadOfficeId: office('dinkes'),
      supportingOfficeIds: [],
    });
    await acceptTicket(regency, actorOf('petugasDinkes'), target);
    await answerTicket(regency, actorOf('petugasDinkes'), target, 'Boleh tetap berjualan.');
    await requestData(regency, siti, target, { kind: 'erasure', words: 'Siti tidak mau disimpan.' });
    const { erasedFileIds } = await decideData(regency, actorOf('koordinator'), target, {
      isGranted: true,
      reason: 'Dikabulkan.',
      right: {},
    });
    expect(erasedFileIds).toEqual([fileId]);
    expect(await knownFiles(regency, [fileId])).toEqual(new Set());
    expect(await applicantOf(id)).toEqual({
      name: null,
      representative: null,
      phone: null,
      email: null,
      erasedAt: regency.now(),
    });
    const bodies = await regency.db
      .selectFrom('ticketTexts')
      .select('body')
      .where('ticketId', '=', id)
      .execute();
    expect(bodies.flatMap(({ body }) => body ?? []).toSorted()).toEqual([
      'Boleh tetap berjualan.',
      'Dikabulkan.',
    ]);
    const document = await regency.db
      .selectFrom('ticketSearchDocuments')
      .select('document')
      .where('ticketId', '=', id)
      .executeTakeFirst();
    expect(document?.document).not.toMatch(/siti|keripik/i);
    const acts = await regency.db
      .selectFrom('ticketActs')
      .select('act')
      .where('ticketId', '=', id)
      .orderBy('seq')
      .execute();
    expect(acts.map((row) => row.act)).toEqual([
      'open',
      'write',
      'route',
      'accept',
      'answer',
      'request_data',
      'decide_data',
    ]);
    const view = await applicantView(regency, siti, { isStaffSession: false });
    expect(view.title).toBeNull();
    expect(view.history[0]).toMatchObject({ isErased: true, words: null, files: [] });
    expect((await checkTickets(regency)).differences).toEqual([]);
  });

  it('penolakan tidak menghapus apa pun dan menyebut alasannya; permintaan berikutnya boleh', async () => {
    const { regency } = world;
    const { id, siti, target } = await reported();
    await requestData(regency, siti, target, { kind: 'erasure', words: '' });
    await expect(
      requestData(regency, siti, target, { kind: 'correction', words: 'Nama saya salah.' }),
    ).rejects.toMatchObject({ code: 'not_now' });
    await decideData(regency, actorOf('koordinator'), target, {
      isGranted: false,
      reason: 'Laporan masih dikerjakan; mintalah lagi sesudah selesai.',
      right: {},
    });
    expect(await applicantOf(id)).toMatchObject({ name: 'Siti Aminah', erasedAt: null });
    await requestData(regency, siti, target, { kind: 'correction', words: 'Nama saya salah.' });
  });

  it('salinan penuh hanya lewat tautan pemohon sendiri; lewat struk nomornya tertutup, dengan empat angka tidak ada', async () => {
    const { regency } = world;
    const { siti } = await reported();
    expect(await keptOfApplicant(regency, siti)).toMatchObject({
      phone: '081234567890',
      email: 'siti@contoh.id',
    });
    const receipt = await keptOfApplicant(regency, { ...siti, channel: 'receipt' });
    expect(`${receipt.phone} ${receipt.email}`).not.toMatch(/7890|siti@/);
    await expect(keptOfApplicant(regency, { ...siti, channel: 'last_four' })).rejects.toMatchObject({
      status: 404,
    });
  });
});
