import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicantActor } from '#domain/offices/duty.ts';
import { dropLink, keepLink } from '#domain/tickets/desk.commands.server.ts';
import { keepLinkForm, readDeskFilter } from '#domain/tickets/desk.form.ts';
import { DESK_GROUPS, groupOf } from '#domain/tickets/desk.groups.ts';
import { deskLinks, deskPage } from '#domain/tickets/desk.queries.server.ts';
import { deliverNotices } from '#domain/tickets/notice.delivery.server.ts';
import { checkTickets } from '#domain/tickets/ticket.check.server.ts';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import { openCounts, ticketsOnDesk, type DeskFilter } from '#domain/tickets/ticket.queries.server.ts';
import { sweepClock } from '#domain/tickets/ticket.sweep.server.ts';
import { parseForm } from '#shared/form.ts';
import { actorOf, CAST, type CastKey } from '#tests/cast.ts';
import { office, openWorld, topic, wib, type World } from '#tests/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld('2026-11-02 09:00');
});
afterAll(() => world.close());

const asApplicant = (ticketId: string): ApplicantActor => ({
  kind: 'applicant',
  ticketId,
  channel: 'applicant',
});
async function opened(slug = 'spp-irt', nagariCode = '13.10.04.2001') {
  const { ticket } = await tickets.openTicket(
    world.regency,
    { kind: 'anonymous' },
    {
      channel: 'online',
      kind: 'problem',
      topicId: topic(slug),
      nagariCode,
      words: 'Boleh kami tahu caranya?',
      applicant: { kind: 'person', name: 'Murni', phone: '081234567890' },
      hidesName: false,
      wantsVisit: false,
    },
  );
  return { ticketId: ticket.id };
}
async function inWork(slug = 'spp-irt') {
  const target = await opened(slug);
  await tickets.routeTicket(world.regency, actorOf('koordinator'), target, {
    leadOfficeId: office('dinkes'),
    supportingOfficeIds: [office('dpmptsp')],
  });
  await tickets.acceptTicket(world.regency, actorOf('petugasDinkes'), target);
  return target;
}
const listed = async (key: CastKey, filter: DeskFilter) =>
  (await ticketsOnDesk(world.regency, actorOf(key), filter)).rows.length;

describe('hitungan di meja', () => {
  it('tiap angka sama dengan daftar yang dibukanya, bagi siapa pun', async () => {
    const { regency } = world;
    await opened();
    const asked = await inWork();
    await tickets.askApplicant(regency, actorOf('petugasDinkes'), asked, 'Boleh kirim foto?');
    const replied = await inWork();
    await tickets.askApplicant(regency, actorOf('petugasDinkes'), replied, 'Boleh kirim foto?');
    await tickets.replyToQuestion(regency, asApplicant(replied.ticketId), replied, 'Ini fotonya.');
    const drafted = await inWork();
    await regency.db.updateTable('topics').set({ needsApproval: true }).execute();
    await tickets.draftAnswer(regency, actorOf('petugasDinkes'), drafted, {
      text: 'Boleh.',
      isSubmitted: true,
    });
    const assigned = await inWork();
    await tickets.assignPart(regency, actorOf('kepala'), assigned, { personId: CAST.petugasDinkes.id });
    for (const at of ['2026-11-03 09:00', '2026-11-20 09:00', '2026-12-24 09:00']) {
      world.at(at);
      for (const key of ['koordinator', 'petugasDinkes', 'kepala', 'petugasDpmptsp', 'lapangan'] as const) {
        const counts = await openCounts(regency, actorOf(key), {});
        const rows = (await ticketsOnDesk(regency, actorOf(key), {})).rows;
        for (const group of DESK_GROUPS)
          expect([key, group, counts.groups[group]]).toEqual([
            key,
            group,
            rows.filter((row) => groupOf(row, regency.now()) === group).length,
          ]);
        expect(counts.groups.late).toBe(await listed(key, { due: 'overdue' }));
        expect(counts.groups.later).toBe(await listed(key, { due: 'later' }));
        for (const needs of ['unaccepted', 'approval', 'reply'] as const)
          expect([key, needs, counts[needs]]).toEqual([key, needs, await listed(key, { needs })]);
        expect(counts.mine).toBe(await listed(key, { personId: 'me' }));
        expect(counts.nobody).toBe(await listed(key, { personId: 'nobody' }));
      }
    }
    expect(await openCounts(regency, actorOf('kepala'), {})).toMatchObject({ approval: 1, reply: 1 });
    const desk = (key: CastKey) => deskPage(regency, actorOf(key), new URLSearchParams());
    // What waits for the head stands first, and only once.
    const headDesk = await desk('kepala');
    expect(headDesk?.approvals).toHaveLength(1);
    expect(headDesk?.rows.map((row) => row.id)).not.toContain(headDesk?.approvals[0]?.id);
    expect((await desk('petugasDinkes'))?.approvals).toHaveLength(0);
    expect(await desk('pimpinan')).toBeUndefined();
    expect((await openCounts(regency, actorOf('petugasDinkes'), {})).mine).toBe(1);
    expect((await checkTickets(regency)).differences).toEqual([]);
  });

  it('balasan pemohon menunggu sampai kami berkata sesuatu kepadanya', async () => {
    const { regency } = world;
    const before = (await openCounts(regency, actorOf('petugasDinkes'), {})).reply;
    const target = await inWork();
    await tickets.writeMore(regency, asApplicant(target.ticketId), target, 'Ada tambahan.');
    await tickets.writeNote(regency, actorOf('petugasDinkes'), target, 'Sudah dibaca.');
    expect((await openCounts(regency, actorOf('petugasDinkes'), {})).reply).toBe(before + 1);
    await tickets.sendMessage(regency, actorOf('petugasDinkes'), target, 'Terima kasih.');
    expect((await openCounts(regency, actorOf('petugasDinkes'), {})).reply).toBe(before);
  });

  it('perpanjangan juga memberi hari kepada dinas penanggung jawab', async () => {
    const { regency } = world;
    const target = await inWork();
    const row = async () =>
      (await ticketsOnDesk(regency, actorOf('petugasDinkes'), {})).rows.find(
        (one) => one.id === target.ticketId,
      );
    const before = await row();
    await tickets.extendTicket(regency, actorOf('petugasDinkes'), target, { days: 5, reason: 'Uji lab.' });
    const after = await row();
    expect(after?.days).toBe((before?.days ?? 0) + 5);
    expect((after?.dueAt ?? new Date(0)) > (before?.dueAt ?? new Date(0))).toBe(true);
  });

  it('catatan disposisi tersimpan pada bagian tiap dinas', async () => {
    const target = await opened();
    const { after } = await tickets.routeTicket(world.regency, actorOf('koordinator'), target, {
      leadOfficeId: office('dinkes'),
      supportingOfficeIds: [],
      note: 'Mohon cek kuota.',
    });
    expect(after.parts[0]?.noteTextId).not.toBeNull();
  });

  it('ganti topik membawa syarat persetujuan topik yang baru', async () => {
    const { regency } = world;
    await regency.db.updateTable('topics').set({ needsApproval: false }).execute();
    const target = await inWork();
    await regency.db
      .updateTable('topics')
      .set({ needsApproval: true })
      .where('id', '=', topic('halal'))
      .execute();
    const { after } = await tickets.changeTopic(regency, actorOf('koordinator'), target, topic('halal'));
    expect(after.needsApproval).toBe(true);
  });
});

describe('saringan tersimpan', () => {
  it('menyimpan alamatnya saja; nama yang sama mengganti; milik orang lain tidak tersentuh', async () => {
    const { regency } = world;
    const typed = new FormData();
    typed.set('name', 'Serai wangi');
    typed.set('query', `cari=serai&topik=${topic('bahan-baku')}&jahat=<script>`);
    const parsed = parseForm(keepLinkForm, typed);
    if (!parsed.isRight) throw new RangeError('the link should be right');
    await keepLink(regency, actorOf('koordinator'), parsed.value);
    await keepLink(regency, actorOf('koordinator'), { ...parsed.value, query: 'cari=kopi' });
    const [link, ...more] = await deskLinks(regency, actorOf('koordinator'));
    expect([link?.query, more]).toEqual(['cari=kopi', []]);
    expect(parsed.value.query).not.toContain('jahat');
    expect(readDeskFilter(new URLSearchParams(parsed.value.query)).filter.text).toBe('serai');
    await dropLink(regency, actorOf('loket'), link?.id ?? '');
    expect(await deskLinks(regency, actorOf('koordinator'))).toHaveLength(1);
    await dropLink(regency, actorOf('koordinator'), link?.id ?? '');
    expect(await deskLinks(regency, actorOf('koordinator'))).toEqual([]);
  });
});

describe('pemberitahuan sampai kepada yang memegang', () => {
  it('yang ditunjuk diberi tahu sendiri, juga penggantinya; yang sudah pergi digantikan dinasnya', async () => {
    const { regency } = world;
    world.at('2027-01-04 09:00');
    await regency.db.updateTable('topics').set({ needsApproval: false }).execute();
    const told = async (ticketId: string, template: string) =>
      (
        await regency.db
          .selectFrom('notices')
          .select('personId')
          .where('ticketId', '=', ticketId)
          .where('template', '=', template)
          .where('personId', 'is not', null)
          .where('status', '=', 'sent')
          .execute()
      ).map((row) => row.personId);
    await regency.db
      .insertInto('duties')
      .values([
        {
          id: regency.newId(),
          personId: CAST.loket.id,
          duty: 'officer',
          officeId: office('dinkes'),
          startsOn: '2026-01-01',
        },
        {
          id: regency.newId(),
          personId: CAST.nobody.id,
          duty: 'officer',
          officeId: office('dinkes'),
          substituteFor: CAST.petugasDinkes.id,
          startsOn: '2027-01-01',
          endsOn: '2027-01-31',
        },
      ])
      .execute();
    const target = await inWork();
    await tickets.assignPart(regency, actorOf('kepala'), target, { personId: CAST.petugasDinkes.id });
    await tickets.writeMore(regency, asApplicant(target.ticketId), target, 'Ada tambahan.');
    await deliverNotices(regency);
    expect((await told(target.ticketId, 'applicant_wrote')).toSorted()).toEqual(
      [CAST.petugasDinkes.id, CAST.nobody.id].toSorted(),
    );
    // Half of the standard passes: the one who holds it hears of it, at the next opening.
    world.at('2027-01-14 16:00');
    await sweepClock(regency);
    world.at('2027-01-14 23:00');
    await deliverNotices(regency);
    expect(await told(target.ticketId, 'half_passed')).toEqual([]);
    world.at('2027-01-15 07:30');
    await deliverNotices(regency);
    expect((await told(target.ticketId, 'half_passed')).toSorted()).toEqual(
      [CAST.petugasDinkes.id, CAST.nobody.id].toSorted(),
    );
    expect(wib('2027-01-15 07:30')).toEqual(regency.now());
  });
});
