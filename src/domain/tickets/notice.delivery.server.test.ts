import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dueAt } from '#domain/offices/calendar.ts';
import type { ApplicantActor } from '#domain/offices/duty.ts';
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import { deliverNotices } from '#domain/tickets/notice.delivery.server.ts';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import { readTicket } from '#domain/tickets/ticket.record.server.ts';
import { sweepClock } from '#domain/tickets/ticket.sweep.server.ts';
import { openMailer, type Mailer } from '#platform/jobs/mail.server.ts';
import { actorOf, CAST } from '#tests/cast.ts';
import { openMailServer, type MailServer } from '#tests/smtp.ts';
import { office, openWorld, topic, wib, type World } from '#tests/world.ts';

let world: World;
let post: MailServer;
let mailer: Mailer;
beforeAll(async () => {
  const bare = await openWorld();
  world = { ...bare, regency: { ...bare.regency, canMail: true } };
  post = await openMailServer();
  mailer = openMailer(post.url, 'https://ovoprima.example.go.id');
});
afterAll(async () => {
  mailer.close();
  await post.close();
  await world.close();
});

const asApplicant = (ticketId: string): ApplicantActor => ({
  kind: 'applicant',
  ticketId,
  channel: 'applicant',
});
let serial = 0;
const open = async (topicSlug = 'spp-irt') => {
  serial += 1;
  const { ticket } = await tickets.openTicket(
    world.regency,
    { kind: 'anonymous' },
    {
      channel: 'online',
      kind: 'problem',
      topicId: topic(topicSlug),
      nagariCode: '13.10.04.2001',
      words: 'Rahasia dapur keripik.',
      applicant: { kind: 'person', name: 'Murni', phone: '081234567890', email: `murni${serial}@contoh.id` },
      hidesName: false,
      wantsVisit: false,
    },
  );
  return ticket;
};
const deliver = () => deliverNotices(world.regency, mailer.send);
const routed = async () => {
  const ticket = await open();
  await tickets.routeTicket(
    world.regency,
    actorOf('koordinator'),
    { ticketId: ticket.id },
    { leadOfficeId: office('dinkes'), supportingOfficeIds: [] },
  );
  return { ticketId: ticket.id, code: ticket.code };
};
const told = (ticketId: string) =>
  world.regency.db
    .selectFrom('notices')
    .select(['template', 'addressee', 'officeId', 'personId', 'via', 'status', 'level', 'notBefore'])
    .where('ticketId', '=', ticketId)
    .execute();
const templates = async (ticketId: string, via: string) =>
  (await told(ticketId)).filter((row) => row.via === via).map((row) => row.template);
const level = async (ticketId: string) => (await readTicket(world.regency.db, ticketId))?.escalation;

describe('pemberitahuan mengikuti setiap langkah', () => {
  it('pemohon mendapat surat dan teks WhatsApp, petugas mendapat layarnya, pelaku sendiri tidak', async () => {
    world.at('2026-11-23 09:00');
    const ticket = await open();
    const before = post.letters.length;
    await deliver();
    const mine = post.letters.slice(before).filter((letter) => letter.to === `murni${serial}@contoh.id`);
    expect(mine).toHaveLength(1);
    expect(mine[0]?.raw).not.toContain('Rahasia dapur');
    expect(await told(ticket.id)).toContainEqual(
      expect.objectContaining({ template: 'received', via: 'whatsapp', status: 'by_hand' }),
    );
    expect(await told(ticket.id)).toContainEqual(
      expect.objectContaining({ template: 'new_ticket', personId: CAST.koordinator.id, status: 'sent' }),
    );
    await tickets.routeTicket(
      world.regency,
      actorOf('koordinator'),
      { ticketId: ticket.id },
      { leadOfficeId: office('dinkes'), supportingOfficeIds: [office('dpmptsp')] },
    );
    await tickets.acceptTicket(world.regency, actorOf('petugasDinkes'), { ticketId: ticket.id });
    await tickets.handBackPart(
      world.regency,
      actorOf('petugasDpmptsp'),
      { ticketId: ticket.id },
      'Bukan kami.',
    );
    await tickets.handBackTicket(
      world.regency,
      actorOf('petugasDinkes'),
      { ticketId: ticket.id },
      'Salah alamat.',
    );
    await deliver();
    const people = (await told(ticket.id)).flatMap((row) => row.personId ?? []);
    expect(people).toContain(CAST.petugasDpmptsp.id);
    const rows = await told(ticket.id);
    expect(rows.filter((row) => row.template === 'handed_back').map((row) => row.personId)).toContain(
      CAST.koordinator.id,
    );
  });

  it('yang laporannya digabung ikut diberi tahu dengan nomornya sendiri', async () => {
    world.at('2026-11-23 10:00');
    const second = await open();
    const first = await routed();
    await tickets.mergeTicket(world.regency, actorOf('koordinator'), { ticketId: second.id }, first.ticketId);
    await tickets.acceptTicket(world.regency, actorOf('petugasDinkes'), first);
    await tickets.answerTicket(world.regency, actorOf('petugasDinkes'), first, 'Boleh.');
    expect(await templates(second.id, 'whatsapp')).toEqual(['received', 'merged', 'answered']);
    const [row] = await world.regency.db
      .selectFrom('notices')
      .select('params')
      .where('ticketId', '=', second.id)
      .where('template', '=', 'answered')
      .execute();
    expect(row?.params).toMatchObject({ code: second.code });
  });

  it('satu surat per pemberitahuan, juga bila pengirim mati di tengah jalan', async () => {
    world.at('2026-11-23 11:00');
    await deliver();
    const ticket = await open();
    const before = post.letters.length;
    // The sender dies after claiming: it never comes back from its first letter.
    void deliverNotices(world.regency, () => new Promise(() => {}));
    await expect
      .poll(() =>
        world.regency.db
          .selectFrom('notices')
          .select('status')
          .where('ticketId', '=', ticket.id)
          .where('via', '=', 'email')
          .executeTakeFirst(),
      )
      .toEqual({ status: 'sending' });
    await deliver();
    expect(post.letters.length).toBe(before);
    world.at('2026-11-23 11:11');
    await Promise.all([deliver(), deliver(), deliver()]);
    await deliver();
    const mine = post.letters.filter((letter) => letter.to === `murni${serial}@contoh.id`);
    expect(mine).toHaveLength(1);
  });

  it('server surat yang menolak dicoba lagi, makin jarang, dengan nomor surat yang sama', async () => {
    world.at('2026-11-23 12:00');
    const ticket = await open();
    post.refuseNext(1);
    await deliver();
    const row = () =>
      world.regency.db
        .selectFrom('notices')
        .select(['id', 'status', 'tries', 'lastError'])
        .where('ticketId', '=', ticket.id)
        .where('via', '=', 'email')
        .executeTakeFirstOrThrow();
    expect(await row()).toMatchObject({ status: 'waiting', tries: 1, lastError: 'EMESSAGE 451' });
    world.at('2026-11-23 12:02');
    await deliver();
    expect(await row()).toMatchObject({ status: 'sent', tries: 2 });
    expect(post.letters.at(-1)?.messageId).toBe(`<${(await row()).id}@ovoprima.example.go.id>`);
  });
});

describe('jam berjalan sendiri', () => {
  it('pemohon yang diam: diingatkan setelah 5 hari kerja, ditutup setelah 10, dibuka lagi oleh balasan', async () => {
    world.at('2026-03-02 09:00');
    const target = await routed();
    await tickets.acceptTicket(world.regency, actorOf('petugasDinkes'), target);
    await tickets.askApplicant(world.regency, actorOf('petugasDinkes'), target, 'Fotonya?');
    // Ramadan 2026, closing at 15.00: the fifth working day is Monday 9 March.
    world.at('2026-03-09 14:59');
    await sweepClock(world.regency);
    expect(await templates(target.ticketId, 'whatsapp')).not.toContain('reminded');
    world.at('2026-03-09 15:00');
    await Promise.all([sweepClock(world.regency), sweepClock(world.regency)]);
    await sweepClock(world.regency);
    expect((await templates(target.ticketId, 'whatsapp')).filter((one) => one === 'reminded')).toHaveLength(
      1,
    );
    world.at('2026-03-16 14:59');
    await sweepClock(world.regency);
    expect((await readTicket(world.regency.db, target.ticketId))?.state).toBe('waiting_applicant');
    world.at('2026-03-16 15:00');
    await sweepClock(world.regency);
    expect(await readTicket(world.regency.db, target.ticketId)).toMatchObject({
      state: 'closed',
      endedHow: 'without_confirmation',
      escalation: 0,
      dataRequest: null,
    });
    world.at('2026-03-30 09:00');
    await tickets.replyLate(world.regency, asApplicant(target.ticketId), target, 'Maaf baru sempat.');
    expect(await readTicket(world.regency.db, target.ticketId)).toMatchObject({
      state: 'received',
      round: 2,
    });
  });

  it('empat tingkat pada saatnya, lewat Ramadan dan cuti bersama Idulfitri', async () => {
    world.at('2026-03-05 09:00');
    const target = await routed();
    // 14 days: the 7th counted day is 16 March, the 12th lies after the long Idulfitri closing.
    world.at('2026-03-16 14:59');
    await sweepClock(world.regency);
    expect(await level(target.ticketId)).toBe(0);
    world.at('2026-03-16 15:00');
    await sweepClock(world.regency);
    expect(await level(target.ticketId)).toBe(1);
    const ticket = await readTicket(world.regency.db, target.ticketId);
    const { lead } = await officeCalendars(world.regency);
    const start = wib('2026-03-05 09:00');
    const justBefore = (instant: Date) =>
      new Date(instant.getTime() + 7 * 3_600_000 - 60_000).toISOString().slice(0, 16).replace('T', ' ');
    const exactly = (instant: Date) =>
      new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    for (const [expected, instant] of [
      [2, dueAt(lead, start, 12).at],
      [3, ticket?.due.at ?? start],
      [4, dueAt(lead, start, 17).at],
    ] as const) {
      world.at(justBefore(instant));
      await sweepClock(world.regency);
      expect(await level(target.ticketId)).toBe(expected - 1);
      world.at(exactly(instant));
      await sweepClock(world.regency);
      expect(await level(target.ticketId)).toBe(expected);
    }
    const rows = (await told(target.ticketId)).filter((row) => row.level !== null);
    expect(rows.map((row) => [row.level, row.addressee]).toSorted()).toEqual([
      [1, 'officers'],
      [2, 'officers'],
      [3, 'heads'],
      [4, 'coordinators'],
      [4, 'leaders'],
    ]);
    // Found at closing time, told in the morning.
    for (const row of rows) expect(row.notBefore.toISOString()).toMatch(/T0[01]:[03]0/);
  });

  it('beberapa tingkat sekaligus: satu langkah, semua yang harus tahu diberi tahu dalam satu surat', async () => {
    world.at('2026-06-02 09:00');
    await deliver();
    const targets = [await routed(), await routed(), await routed()];
    await deliver();
    world.at('2026-07-15 22:00');
    await sweepClock(world.regency);
    const before = post.letters.length;
    await deliver();
    expect(post.letters.slice(before)).toEqual([]);
    for (const target of targets) expect(await level(target.ticketId)).toBe(4);
    const acts = await world.regency.db
      .selectFrom('ticketActs')
      .select('id')
      .where('act', '=', 'escalate')
      .where(
        'ticketId',
        'in',
        targets.map((target) => target.ticketId),
      )
      .execute();
    expect(acts).toHaveLength(3);
    world.at('2026-07-16 07:30');
    await deliver();
    const digests = post.letters.slice(before);
    for (const who of [CAST.petugasDinkes, CAST.kepala, CAST.koordinator, CAST.pimpinan]) {
      const own = digests.filter((letter) => letter.to === who.email);
      expect([who.key, own.length]).toEqual([who.key, 1]);
    }
  });

  it('tidak menaikkan yang sedang menunggu pemohon; bagian dinas yang lewat diberitahukan sekali', async () => {
    world.at('2026-08-03 09:00');
    const waiting = await routed();
    await tickets.acceptTicket(world.regency, actorOf('petugasDinkes'), waiting);
    await tickets.askApplicant(world.regency, actorOf('petugasDinkes'), waiting, 'Fotonya?');
    const ticket = await open('sentra');
    await tickets.routeTicket(
      world.regency,
      actorOf('koordinator'),
      { ticketId: ticket.id },
      { leadOfficeId: office('kumperindag'), supportingOfficeIds: [office('pmd')], days: 2 },
    );
    world.at('2026-08-06 09:00');
    await sweepClock(world.regency);
    await sweepClock(world.regency);
    expect(await level(waiting.ticketId)).toBe(0);
    const late = (await told(ticket.id)).filter((row) => row.template === 'part_overdue');
    expect(late.map((row) => row.officeId).toSorted()).toEqual(
      [office('kumperindag'), office('pmd')].toSorted(),
    );
  });
});
