import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { helpList } from '#domain/help/help.queries.server.ts';
import { twinList } from '#domain/registry/industry.queries.server.ts';
import { leadAgencyWhatsapp } from '#domain/offices/office.queries.server.ts';
import { skmIndexOf, type SkmAnswers } from '#domain/surveys/skm.ts';
import { checkTickets } from '#domain/tickets/ticket.check.server.ts';
import { readStored } from '#platform/files/store.server.ts';
import { openIdentity } from '#platform/identity/identity.server.ts';
import { openPool } from '#platform/db/database.server.ts';
import { openWorld, wib, type World } from '#tests/world.ts';
import { actorOf, CAST } from './cast.ts';
import { checksums } from '../../../server/backup.ts';
import { holdsDemo, seedDemo } from './demo.server.ts';

/** Two loads at the same instant, and one at an earlier hour of the same day. */
const HOURS = ['2026-11-23 10:00', '2026-11-23 10:00', '2026-11-23 07:00'] as const;
const SMALL = 160;
/** Accounts carry random ids and salted passwords; everything else is to be the same. */
const RANDOM = new Set(['people', 'auth_users', 'auth_accounts']);

const folder = mkdtempSync(join(tmpdir(), 'ovo-demo-'));
const worlds: World[] = [];
beforeAll(async () => {
  for (const [i, hour] of HOURS.entries()) {
    const world = await openWorld(hour);
    worlds.push(world);
    // The demonstration brings the cast itself.
    await world.regency.db.deleteFrom('duties').execute();
    await world.regency.db.deleteFrom('people').execute();
    const identity = openIdentity(world.regency.db, 'a-secret-for-tests-only-0123456789', 'http://127.0.0.1');
    const options = {
      password: 'sandi-uji-coba-1',
      tickets: SMALL,
      files: join(folder, String(i)),
      tell: () => {},
    };
    expect(await seedDemo(world.regency, identity, options)).toBe(true);
    expect(await seedDemo(world.regency, identity, options)).toBe(false);
  }
}, 300_000);
afterAll(async () => {
  await Promise.all(worlds.map((world) => world.close()));
  rmSync(folder, { recursive: true, force: true });
});

const sumsOf = async (world: World) => {
  const pool = openPool(world.connection, 1);
  const sums = await checksums(pool, 'k1310');
  await pool.end();
  return Object.fromEntries(Object.entries(sums).filter(([table]) => !RANDOM.has(table)));
};
const actsOf = (world: World) =>
  world.regency.db
    .selectFrom('ticketActs')
    .select(['id', 'ticketId', 'act', 'at', 'recordedAt'])
    // The clock is only played for what still lies there when the year ends.
    .where('actorKind', '<>', 'system')
    .where('recordedAt', '<=', wib(HOURS[2]))
    .orderBy('ticketId')
    .orderBy('seq')
    .execute();

it('saat yang sama memberi tahun yang sama, tabel demi tabel', async () => {
  const [first, second] = await Promise.all([sumsOf(worlds[0] as World), sumsOf(worlds[1] as World)]);
  expect(second).toEqual(first);
});

it('jam yang lebih siang melanjutkan hari yang sama', async () => {
  const [later, earlier] = await Promise.all([actsOf(worlds[0] as World), actsOf(worlds[2] as World)]);
  expect(earlier.length).toBeGreaterThan(600);
  expect(later).toEqual(earlier);
});

it('setiap tiket tersimpan sama dengan riwayatnya, dan tidak ada yang terjadi sesudah sekarang', async () => {
  const { regency } = worlds[0] as World;
  expect(await holdsDemo(regency)).toBe(true);
  expect((await checkTickets(regency)).differences).toEqual([]);
  const { last } = await regency.db
    .selectFrom('ticketActs')
    .select((eb) => eb.fn.max('recordedAt').as('last'))
    .executeTakeFirstOrThrow();
  expect(last !== null && last <= regency.now()).toBe(true);
});

it('kabupaten yang berjalan baik: hampir semua tepat waktu, yang lewat hanya beberapa hari', async () => {
  const { db, now } = (worlds[0] as World).regency;
  const tickets = await db
    .selectFrom('tickets')
    .select(['isOpen', 'state', 'dueAt', 'channel', 'kind'])
    .execute();
  expect(tickets.length).toBeGreaterThanOrEqual(SMALL);
  const overdue = tickets.filter(
    (one) => one.isOpen && one.state !== 'waiting_applicant' && one.dueAt < now(),
  );
  expect(overdue.length).toBeLessThanOrEqual(5);
  for (const one of overdue) expect(now().getTime() - one.dueAt.getTime()).toBeLessThan(30 * 86_400_000);
  const rounds = await db
    .selectFrom('ticketRounds')
    .select(['answeredAt', 'dueAt'])
    .where('answeredAt', 'is not', null)
    .execute();
  const onTime = rounds.filter(
    (round) => round.answeredAt !== null && round.answeredAt <= round.dueAt,
  ).length;
  expect(onTime / rounds.length).toBeGreaterThan(0.88);
  expect(onTime).toBeLessThan(rounds.length);
});

it('kepala punya jawaban yang menunggu persetujuan dan pemberitahuan yang belum dibaca, juga di malam hari', async () => {
  const { db } = (worlds[2] as World).regency;
  const { waiting } = await db
    .selectFrom('ticketActs as draft')
    .innerJoin('tickets', 'tickets.id', 'draft.ticketId')
    .whereRef('draft.seq', '=', 'tickets.version')
    .where('draft.act', '=', 'draft_answer')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow();
  expect(waiting).toBeGreaterThanOrEqual(5);
  const { unread } = await db
    .selectFrom('notices')
    .select((eb) => eb.fn.countAll<number>().as('unread'))
    .where('personId', '=', CAST.kepala.id)
    .where('status', '=', 'sent')
    .executeTakeFirstOrThrow();
  expect(unread).toBeGreaterThan(0);
});

it('tiga tahun bantuan dengan penerimanya, sebagian sudah ditinjau, dan sertifikat sepertiga usaha', async () => {
  const { db } = (worlds[0] as World).regency;
  const count = async (table: 'helps' | 'helpRecipients' | 'helpResults' | 'industries') => {
    const { n } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return n;
  };
  expect(await count('helps')).toBe(90);
  expect(await count('helpRecipients')).toBeGreaterThan(1000);
  expect(await count('helpResults')).toBeGreaterThan(50);
  const holders = await db.selectFrom('industryCertificates').select('industryId').distinct().execute();
  const share = holders.length / (await count('industries'));
  expect(share).toBeGreaterThan(0.25);
  expect(share).toBeLessThan(0.45);
});

it('semua nagari dan semua pintu terwakili, tidak ada dua orang bernama sama, dan nomor WhatsApp-nya rekaan', async () => {
  const { db } = (worlds[0] as World).regency;
  const tickets = await db.selectFrom('tickets').select(['channel', 'nagariCode']).execute();
  expect(new Set(tickets.map((one) => one.channel)).size).toBe(8);
  expect(new Set(tickets.map((one) => one.nagariCode)).size).toBeGreaterThan(45);
  const names = (await db.selectFrom('applicants').select('name').execute()).map((one) => one.name);
  expect(new Set(names).size).toBe(names.length);
  const offices = await db.selectFrom('offices').select('whatsapp').execute();
  expect(offices.every((one) => one.whatsapp?.startsWith('0810 0000'))).toBe(true);
  expect(await leadAgencyWhatsapp((worlds[0] as World).regency)).toMatch(/^628100000/);
});

it('orang bercerita dengan kata-kata sendiri, menilai, dan melampirkan berkas yang dapat dibuka', async () => {
  const { regency } = worlds[0] as World;
  const words = await regency.db
    .selectFrom('tickets')
    .innerJoin('ticketTexts', 'ticketTexts.id', 'tickets.bodyTextId')
    .select('ticketTexts.body')
    .execute();
  expect(new Set(words.map((one) => one.body)).size / words.length).toBeGreaterThan(0.97);
  expect(words.filter((one) => /[{}]/.test(one.body ?? ''))).toEqual([]);
  const surveys = await regency.db
    .selectFrom('surveys')
    .select('answers')
    .where('answeredAt', 'is not', null)
    .execute();
  const skm = skmIndexOf(surveys.map((one) => one.answers as SkmAnswers));
  expect(skm?.respondents).toBeGreaterThan(SMALL / 6);
  expect(['A', 'B']).toContain(skm?.band);
  const files = await regency.db.selectFrom('ticketFiles').select(['id', 'size']).execute();
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) expect((await readStored(join(folder, '0'), file.id))?.length).toBe(file.size);
});

it('data IKM: sekitar empat ratus usaha di semua nagari, dan setiap baris punya tindakannya', async () => {
  const { db, now } = (worlds[0] as World).regency;
  const [industries, acts, figures] = await Promise.all([
    db.selectFrom('industries').selectAll().execute(),
    db.selectFrom('industryActs').selectAll().orderBy('industryId').orderBy('seq').execute(),
    db.selectFrom('industryFigures').selectAll().execute(),
  ]);
  expect(industries.length).toBeGreaterThan(370);
  expect(industries.length).toBeLessThan(430);
  expect(new Set(industries.map((one) => one.nagariCode)).size).toBe(52);
  expect(new Set(industries.map((one) => one.name.toLowerCase())).size).toBe(industries.length);
  expect(figures.length).toBeGreaterThan(1000);
  const actsBy = Map.groupBy(acts, (act) => act.industryId);
  for (const one of industries) {
    const own = actsBy.get(one.id) ?? [];
    expect(own.map((act) => act.seq)).toEqual(Array.from({ length: one.version }, (_, i) => i + 1));
    expect(own.map((act) => act.at)).toEqual(
      own.map((act) => act.at).toSorted((a, b) => Number(a) - Number(b)),
    );
    expect(own.at(-1)?.at).toEqual(one.changedAt);
    expect(one.changedAt <= now()).toBe(true);
    expect(own.some((act) => act.act === 'consent')).toBe(one.consentedOn !== null);
    expect(own.filter((act) => act.act === 'record_figures')).toHaveLength(
      figures.filter((row) => row.industryId === one.id).length,
    );
  }
});

it('pemilik yang mengusulkan perubahan, data kembar, dan data yang sudah digabung', async () => {
  const { db } = (worlds[0] as World).regency;
  const proposals = await db.selectFrom('claimProposals').select(['kind', 'state']).execute();
  const waiting = proposals.filter(({ state }) => state === 'waiting').map(({ kind }) => kind);
  expect(waiting.toSorted()).toEqual([
    'add_product',
    'change_product',
    'end_product',
    'figures',
    'owner',
    'record',
  ]);
  expect(proposals.map(({ state }) => state)).toEqual(expect.arrayContaining(['accepted', 'declined']));
  const merged = await db.selectFrom('industries').select('id').where('mergedInto', 'is not', null).execute();
  expect(merged).toHaveLength(1);
  const twins = await twinList((worlds[0] as World).regency, actorOf('koordinator'), '');
  expect(twins.groups.length).toBeGreaterThanOrEqual(2);
});

it('dari bantuan yang sudah setahun hanya sedikit yang belum ditinjau', async () => {
  const list = await helpList((worlds[0] as World).regency, actorOf('koordinator'), new URLSearchParams());
  expect(list.due).toBeGreaterThan(0);
  expect(list.due).toBeLessThan(20);
});
