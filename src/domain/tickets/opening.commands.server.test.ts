import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ANONYMOUS } from '#domain/offices/duty.ts';
import { isSentTwice, reportedBefore, reportOnline } from '#domain/tickets/opening.commands.server.ts';
import { isSomethingSimilar, nagariChoices, topicChoices } from '#domain/tickets/opening.queries.server.ts';
import { applicantBySecret } from '#domain/tickets/ticket.access.server.ts';
import { fileRow, filesOfTicket, mayOpenFile } from '#domain/tickets/ticket.files.server.ts';
import { ticketForm } from '#domain/tickets/ticket.form.ts';
import { actorOf } from '#tests/cast.ts';
import { openWorld, topic, type World } from '#tests/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
});
afterAll(() => world.close());

const report = (over: Record<string, unknown> = {}) =>
  v.parse(ticketForm, {
    topicId: topic('spp-irt'),
    nagariCode: '13.10.04.2001',
    words: 'Nomor P-IRT keripik tempe kami habis bulan depan.',
    name: 'Siti Aminah',
    phone: '0812 3456 7890',
    formId: 'formulir-pertama-0001',
    ...over,
  });

const idOf = async (code: string) =>
  (
    await world.regency.db
      .selectFrom('tickets')
      .select('id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
  ).id;

it('formulir yang sama dikirim dua kali menjadi satu layanan, dengan dua tautan yang sama-sama membuka', async () => {
  const first = await reportOnline(world.regency, report());
  const again = await reportedBefore(world.regency, report());
  expect(again?.code).toBe(first.code);
  const id = await idOf(first.code);
  for (const secret of [first.secret, again?.secret ?? ''])
    expect(await applicantBySecret(world.regency, id, secret)).toMatchObject({
      ticketId: id,
      channel: 'applicant',
    });
  const refused = await reportOnline(world.regency, report()).catch((error: unknown) => error);
  expect(isSentTwice(refused)).toBe(true);
  expect(
    await reportedBefore(world.regency, report({ words: 'Isi lain dari formulir yang sama.' })),
  ).toBeUndefined();
  expect(await reportedBefore(world.regency, report({ phone: '0812 3456 7899' }))).toBeUndefined();
});

it('rahasia tiket lain, yang dicabut, atau karangan tidak membuka apa pun', async () => {
  const mine = await reportOnline(world.regency, report({ formId: '' }));
  const other = await reportOnline(world.regency, report({ formId: '' }));
  const id = await idOf(mine.code);
  expect(await applicantBySecret(world.regency, id, other.secret)).toBeUndefined();
  expect(await applicantBySecret(world.regency, id, '')).toBeUndefined();
  expect(await applicantBySecret(world.regency, id, "' or 1=1 --")).toBeUndefined();
  await world.regency.db
    .updateTable('ticketTokens')
    .set({ revokedAt: world.regency.now() })
    .where('ticketId', '=', id)
    .execute();
  expect(await applicantBySecret(world.regency, id, mine.secret)).toBeUndefined();
});

it('kelompok tercatat dengan wakilnya', async () => {
  const { code } = await reportOnline(
    world.regency,
    report({ formId: '', applicantKind: 'group', organisation: 'KWT Melati' }),
  );
  const applicant = await world.regency.db
    .selectFrom('tickets')
    .innerJoin('applicants', 'applicants.id', 'tickets.applicantId')
    .select(['applicants.kind', 'name', 'representative'])
    .where('code', '=', code)
    .executeTakeFirst();
  expect(applicant).toEqual({ kind: 'group', name: 'KWT Melati', representative: 'Siti Aminah' });
});

it('topik atau nagari yang tidak ada ditolak dengan nama', async () => {
  const nowhere = report({ formId: '', nagariCode: '99.99.99.9999' });
  await expect(reportOnline(world.regency, nowhere)).rejects.toMatchObject({ code: 'unknown_nagari' });
  const nothing = report({ formId: '', topicId: '0198c0de-0000-7000-8000-000000000001' });
  await expect(reportOnline(world.regency, nothing)).rejects.toMatchObject({ code: 'unknown_topic' });
});

it('berkas hanya untuk yang boleh membaca tiketnya; yang internal hanya untuk petugas', async () => {
  const kept = (id: string) => ({
    id,
    name: 'a.pdf',
    mediaType: 'application/pdf',
    sha256: '',
    size: 5,
    width: null,
    height: null,
  });
  const fileId = world.regency.newId();
  const { code, secret } = await reportOnline(world.regency, report({ formId: '' }), [kept(fileId)]);
  const ticketId = await idOf(code);
  const file = await fileRow(world.regency, fileId);
  if (!file) throw new RangeError('no row');
  const applicant = await applicantBySecret(world.regency, ticketId, secret);
  if (!applicant) throw new RangeError('no applicant');
  const may = (actor: Parameters<typeof mayOpenFile>[2], isInternal = false) =>
    mayOpenFile(world.regency, { ...file, isInternal }, actor);
  expect(await may(applicant)).toBe(true);
  expect(await may(applicant, true)).toBe(false);
  expect(await may({ ...applicant, ticketId: world.regency.newId() })).toBe(false);
  expect(await may(ANONYMOUS)).toBe(false);
  expect(await may(actorOf('loket'), true)).toBe(true);
  expect(await may(actorOf('petugasPertanian'))).toBe(false);
  expect(await may(actorOf('wali'))).toBe(false);
  expect(await may(actorOf('admin'))).toBe(false);
  expect(await filesOfTicket(world.regency.db, ticketId, { withInternal: false })).toHaveLength(1);
  expect(await fileRow(world.regency, '-'.repeat(36))).toBeUndefined();
});

it('hanya ya atau tidak: ada yang serupa di nagari dan topik yang sama', async () => {
  const words = 'nomor P-IRT untuk keripik tempe kami akan habis bulan depan';
  const near = { topicId: topic('spp-irt'), nagariCode: '13.10.04.2001', words };
  expect(await isSomethingSimilar(world.regency, near)).toBe(true);
  expect(await isSomethingSimilar(world.regency, { ...near, nagariCode: '13.10.04.2002' })).toBe(false);
  expect(await isSomethingSimilar(world.regency, { ...near, topicId: topic('mesin') })).toBe(false);
  expect(
    await isSomethingSimilar(world.regency, { ...near, words: 'Harga kopi turun, ke mana menjual?' }),
  ).toBe(false);
});

it('pilihan: 52 nagari di 11 kecamatan, dan janji setiap topik dihitung dari sekarang', async () => {
  const kecamatan = await nagariChoices(world.regency);
  expect(kecamatan).toHaveLength(11);
  expect(kecamatan.flatMap((one) => one.nagari)).toHaveLength(52);
  const topics = await topicChoices(world.regency);
  expect(topics.find((one) => one.slug === 'spp-irt')).toMatchObject({
    standardDays: 14,
    supportingOffices: ['DPMPTSP'],
    due: { day: '2026-12-11', isProvisional: false },
  });
});
