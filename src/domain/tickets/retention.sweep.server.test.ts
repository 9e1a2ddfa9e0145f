import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setRetention } from '#domain/offices/setting.commands.server.ts';
import { auditPage } from '#domain/offices/setting.queries.server.ts';
import { answerOnSpot } from '#domain/tickets/answer.commands.server.ts';
import { countOutdated, eraseOutdated } from '#domain/tickets/retention.sweep.server.ts';
import { checkTickets } from '#domain/tickets/ticket.check.server.ts';
import { attachFiles } from '#domain/tickets/ticket.files.server.ts';
import { readActs } from '#domain/tickets/ticket.record.server.ts';
import { welcomeGuest } from '#domain/tickets/guest.commands.server.ts';
import { guestsOn } from '#domain/tickets/guest.queries.server.ts';
import { openTicket } from '#domain/tickets/ticket.commands.server.ts';
import { agree } from '#domain/tickets/voice.commands.server.ts';
import { actorOf } from '#tests/cast.ts';
import { openWorld, topic, type World } from '#tests/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld('2021-03-01 09:00');
});
afterAll(() => world.close());

const YEARS = { personalYears: 5, filesYears: 3, guestsYears: 2, auditsYears: 10 };
const removed: string[] = [];
const erase = () =>
  eraseOutdated(world.regency, (ids) => {
    removed.push(...ids);
    return Promise.resolve();
  });

async function endedTicket(words: string, applicantId?: string) {
  const { regency } = world;
  const { ticket } = await openTicket(regency, actorOf('loket'), {
    channel: 'desk',
    kind: 'problem',
    topicId: topic('merek'),
    nagariCode: '13.10.04.2001',
    words,
    applicant:
      applicantId === undefined
        ? { kind: 'person', name: 'Murni Sembilan', phone: '081234567890' }
        : { id: applicantId },
    hidesName: false,
    wantsVisit: false,
  });
  await answerOnSpot(regency, actorOf('loket'), { ticketId: ticket.id }, 'Sudah kami jelaskan.');
  await agree(
    regency,
    { kind: 'applicant', ticketId: ticket.id, channel: 'applicant' },
    { ticketId: ticket.id },
  );
  return ticket.id;
}

const found = async (words: string) => {
  const rows = await world.regency.db
    .selectFrom('ticketSearchDocuments')
    .select('ticketId')
    .where(sql<boolean>`document @@ websearch_to_tsquery('indonesian', ${words})`)
    .execute();
  return rows.length;
};

it('menghapus yang melewati masa simpannya, langkahnya tetap, dan tidak dua kali', async () => {
  const { regency } = world;
  const { db } = regency;
  const old = await endedTicket('Keripik tempe berjamur.');
  const { applicantId } = await db
    .selectFrom('tickets')
    .select('applicantId')
    .where('id', '=', old)
    .executeTakeFirstOrThrow();
  const fileId = regency.newId();
  await db.transaction().execute(async (trx) =>
    attachFiles(trx, regency, {
      ticketId: old,
      actId: (await readActs(trx, old))[0]?.id ?? '',
      files: [
        { id: fileId, name: 'murni.jpg', mediaType: 'image/jpeg', size: 3, sha256: 'x', width: 1, height: 1 },
      ],
    }),
  );
  expect(await found('berjamur')).toBe(1);

  // Five years and a day later the first is due; a second one of the same person is not.
  world.at('2025-06-01 09:00');
  const young = await endedTicket('Label baru untuk kemasan.', applicantId);
  world.at('2026-03-02 10:00');
  expect(await countOutdated(regency, YEARS)).toEqual({
    applicants: 0,
    texts: 2,
    files: 1,
    guests: 0,
    audits: 0,
  });
  expect(await countOutdated(regency, { ...YEARS, personalYears: 6, filesYears: 6 })).toEqual({
    applicants: 0,
    texts: 0,
    files: 0,
    guests: 0,
    audits: 0,
  });
  const acts = (await readActs(db, old)).length;
  expect(await erase()).toEqual({ applicants: 0, texts: 2, files: 1, guests: 0, audits: 0 });
  expect(removed).toEqual([fileId]);
  expect(await found('berjamur')).toBe(0);
  expect(await found('kemasan')).toBe(1);
  const texts = await db.selectFrom('ticketTexts').select('body').where('ticketId', '=', old).execute();
  expect(texts.map(({ body }) => body)).toEqual([null, null]);
  const history = await readActs(db, old);
  expect(history).toHaveLength(acts + 1);
  expect(history.at(-1)).toMatchObject({ act: 'erase_texts', actorKind: 'system' });
  expect((await checkTickets(regency)).differences).toEqual([]);
  expect(await erase()).toEqual({ applicants: 0, texts: 0, files: 0, guests: 0, audits: 0 });
  expect((await readActs(db, old)).length).toBe(acts + 1);

  // With her last ticket she is forgotten.
  world.at('2030-06-02 09:00');
  expect(await erase()).toMatchObject({ applicants: 1, texts: 2 });
  const applicant = await db
    .selectFrom('applicants')
    .selectAll()
    .where('id', '=', applicantId)
    .executeTakeFirstOrThrow();
  expect(applicant).toMatchObject({ name: null, phone: null, email: null });
  expect(await found('Murni')).toBe(0);
  expect((await readActs(db, young)).at(-1)?.act).toBe('erase_texts');
  expect((await checkTickets(regency)).differences).toEqual([]);
  const { rows } = await auditPage(regency, { subject: 'setting', subjectId: 'retention' });
  expect(rows.map(({ verb, actor, after }) => ({ verb, actor, after }))).toEqual([
    { verb: 'erase_by_retention', actor: null, after: { applicants: 1, texts: 2 } },
    { verb: 'erase_by_retention', actor: null, after: { files: 1 } },
    { verb: 'erase_by_retention', actor: null, after: { texts: 2 } },
  ]);
});

it('nama di buku tamu punya masa simpan sendiri: dua tahun sejak hari datangnya', async () => {
  const { regency } = world;
  world.at('2030-07-01 09:00');
  await welcomeGuest(regency, actorOf('loket'), {
    at: regency.now(),
    name: 'Dasril',
    origin: 'Sitiung',
    purpose: 'Mengantar berkas',
  });
  world.at('2032-06-30 09:00');
  expect((await countOutdated(regency, YEARS)).guests).toBe(0);
  world.at('2032-07-02 09:00');
  expect((await countOutdated(regency, YEARS)).guests).toBe(1);
  expect((await erase()).guests).toBe(1);
  expect((await erase()).guests).toBe(0);
  // That somebody came stays; who it was does not.
  expect(await guestsOn(regency, '2030-07-01')).toEqual([
    expect.objectContaining({ name: '', origin: '', purpose: '–', servedBy: 'Rina Marlina' }),
  ]);
  const { rows } = await auditPage(regency, { subject: 'setting', subjectId: 'retention' });
  expect(rows[0]).toMatchObject({ verb: 'erase_by_retention', after: { guests: 1 } });
});

it('riwayat pengaturan yang tua ikut dihapus, dan penghapusannya tercatat', async () => {
  const { regency } = world;
  const years = { ...YEARS, auditsYears: 1 };
  const counts = { ...(await countOutdated(regency, years)) };
  await setRetention(regency, actorOf('admin'), years, counts, () => Promise.resolve(counts));
  world.at('2034-01-01 09:00');
  const { audits } = await erase();
  expect(audits).toBeGreaterThan(0);
  const { rows } = await auditPage(regency, {});
  expect(rows[0]).toMatchObject({ verb: 'erase_by_retention' });
  expect(rows.some(({ verb }) => verb === 'set_retention')).toBe(false);
});
