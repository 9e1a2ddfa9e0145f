import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInReach } from '#domain/tickets/ticket.policy.ts';
import * as tickets from '#domain/tickets/ticket.commands.server.ts';
import {
  deskTotals,
  PAGE_SIZE,
  ticketsOnDesk,
  type DeskFilter,
} from '#domain/tickets/ticket.queries.server.ts';
import { foldCounts } from '#domain/tickets/ticket.counts.server.ts';
import { readTicket } from '#domain/tickets/ticket.record.server.ts';
import { stretchesMatching } from '#domain/tickets/ticket.search.server.ts';
import type { Ticket } from '#domain/tickets/ticket.ts';
import { actorOf, CAST, type CastKey } from '#tests/cast.ts';
import { office, openWorld, topic, type World } from '#tests/world.ts';

const NAGARI = ['13.10.04.2001', '13.10.04.2002'];
const SLUGS = ['spp-irt', 'nib', 'mesin'];
let world: World;
let all: Ticket[] = [];

beforeAll(async () => {
  world = await openWorld('2026-10-01 09:00');
  const ids: string[] = [];
  for (let i = 0; i < PAGE_SIZE * 2 + 7; i += 1) {
    world.at(`2026-${i % 3 === 0 ? '10' : '11'}-${String((i % 20) + 1).padStart(2, '0')} 09:00`);
    const isVisit = i % 10 === 3;
    const { ticket } = await tickets.openTicket(
      world.regency,
      isVisit ? actorOf('lapangan') : { kind: 'anonymous' },
      {
        channel: isVisit ? 'visit' : 'online',
        kind: 'problem',
        topicId: topic(SLUGS[i % 3] ?? 'nib'),
        nagariCode: NAGARI[i % 2] ?? '',
        title: `Tiket ${i}`,
        words: i === 5 ? 'Mesin pengering rusak sejak kemarin.' : `Kami perlu bantuan nomor ${i}.`,
        applicant: { kind: 'person', name: i === 6 ? 'Zubaidah' : 'Murni', phone: '081234567890' },
        hidesName: false,
        wantsVisit: i % 7 === 0,
      },
    );
    ids.push(ticket.id);
    const target = { ticketId: ticket.id };
    if (i % 4 !== 0)
      await tickets.routeTicket(world.regency, actorOf('koordinator'), target, {
        leadOfficeId: office(i % 2 === 0 ? 'dinkes' : 'dpmptsp'),
        supportingOfficeIds: i % 5 === 0 ? [office('dinkes'), office('pmd')] : [],
      });
    if (i % 12 === 2 || i % 12 === 10)
      await tickets.acceptTicket(world.regency, actorOf('petugasDinkes'), target);
    if (i % 12 === 2)
      await tickets.askApplicant(world.regency, actorOf('petugasDinkes'), target, 'Boleh kirim foto?');
    if (i % 12 === 10)
      await tickets.answerTicket(world.regency, actorOf('petugasDinkes'), target, 'Sudah kami bantu.');
  }
  world.at('2026-11-24 10:00');
  all = [];
  for (const id of ids) {
    const ticket = await readTicket(world.regency.db, id);
    if (ticket) all.push(ticket);
  }
});
afterAll(() => world.close());

async function everything(key: CastKey, filter: DeskFilter): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await ticketsOnDesk(world.regency, actorOf(key), filter, after);
    ids.push(...page.rows.map((row) => row.id));
    after = page.next;
  } while (after !== undefined);
  return ids;
}

const OPEN = ['received', 'routed', 'in_work', 'waiting_applicant'];
/** What stands on a desk by the policy itself, counted by hand: open, readable, and for an office held now. */
function byHand(key: CastKey): Ticket[] {
  const now = world.regency.now();
  const officeId = CAST[key].office && office(CAST[key].office);
  const isOffice = ['officer', 'head'].includes(CAST[key].duties[0] ?? '');
  return all.filter(
    (ticket) =>
      OPEN.includes(ticket.state) &&
      isInReach(ticket, actorOf(key), 'read', now) &&
      (!isOffice ||
        ticket.parts.some(
          (one) => one.officeId === officeId && one.endedAt === null && one.round === ticket.round,
        )),
  );
}

describe('meja', () => {
  const readers: CastKey[] = [
    'koordinator',
    'loket',
    'petugasDinkes',
    'petugasPmd',
    'petugasPertanian',
    'kepala',
    'lapangan',
  ];
  it.each(readers)('%s melihat semua miliknya, sekali saja, dan jumlahnya benar', async (key) => {
    const hand = byHand(key);
    const ids = await everything(key, {});
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(hand.map((ticket) => ticket.id).toSorted());
    const totals = await deskTotals(world.regency, actorOf(key), {});
    expect(totals.total).toBe(hand.length);
    for (const state of OPEN)
      expect(totals.byState[state as 'routed'] ?? 0).toBe(
        hand.filter((ticket) => ticket.state === state).length,
      );
  });

  it.each(['pimpinan', 'wali', 'camat', 'admin', 'nobody'] as const)(
    '%s tidak melihat tiket',
    async (key) => {
      expect(await everything(key, {})).toEqual([]);
      expect((await deskTotals(world.regency, actorOf(key), {})).total).toBe(0);
    },
  );

  it('yang lewat batas waktu lebih dahulu, dan dihitung tanpa yang dihentikan sementara', async () => {
    const now = world.regency.now();
    const page = await ticketsOnDesk(world.regency, actorOf('koordinator'), {});
    const due = page.rows.map((row) => row.dueAt.getTime());
    expect(due).toEqual(due.toSorted((a, b) => a - b));
    const overdue = byHand('koordinator').filter(
      (ticket) => ticket.due.at < now && ticket.state !== 'waiting_applicant',
    );
    expect(overdue.length).toBeGreaterThan(0);
    expect((await deskTotals(world.regency, actorOf('koordinator'), {})).overdue).toBe(overdue.length);
    expect(await everything('koordinator', { due: 'overdue' })).toHaveLength(overdue.length);
  });

  it('saringan dan pencarian', async () => {
    const hand = byHand('koordinator');
    const of = (filter: DeskFilter) => everything('koordinator', filter);
    expect(await of({ topicId: topic('nib') })).toHaveLength(
      hand.filter((ticket) => ticket.topicId === topic('nib')).length,
    );
    expect(await of({ nagariCode: NAGARI[0] })).toHaveLength(
      hand.filter((ticket) => ticket.nagariCode === NAGARI[0]).length,
    );
    expect(await of({ channel: 'visit' })).toHaveLength(hand.filter((one) => one.channel === 'visit').length);
    expect(await of({ state: 'answered' })).toHaveLength(
      all.filter((one) => one.state === 'answered').length,
    );
    expect(await everything('petugasDinkes', { state: 'answered' })).toHaveLength(
      all.filter((one) => one.state === 'answered' && one.parts.some((p) => p.officeId === office('dinkes')))
        .length,
    );
    expect(await of({ text: 'pengering' })).toEqual([all[5]?.id]);
    expect(await of({ text: 'zubaidah' })).toEqual([all[6]?.id]);
    expect(await of({ text: all[9]?.code.toLowerCase() })).toEqual([all[9]?.id]);
    expect(await of({ personId: 'nobody' })).toHaveLength(hand.length);
    expect((await ticketsOnDesk(world.regency, actorOf('koordinator'), {}, 'tidak~benar')).rows).toHaveLength(
      PAGE_SIZE,
    );
  });

  const ENDED_FILTERS: readonly DeskFilter[] = [
    { state: 'answered' },
    { state: 'ended' },
    { state: 'ended', topicId: topic('nib') },
    { state: 'answered', nagariCode: NAGARI[0], channel: 'online' },
    { state: 'answered', officeId: office('dinkes') },
    { state: 'answered', personId: 'nobody' },
    { state: 'answered', personId: CAST.petugasDinkes.id },
    { state: 'answered', due: 'overdue' },
    { state: 'answered', due: 'week' },
    { state: 'answered', text: 'bantuan' },
    { state: 'answered', text: 'tidakada' },
  ];
  it.each(
    (['koordinator', 'petugasDinkes', 'petugasPmd'] as const).flatMap((key) =>
      ENDED_FILTERS.map((filter) => [key, filter] as const),
    ),
  )('%s: jumlah yang sudah selesai sama dengan daftarnya %o', async (key, filter) => {
    const ids = await everything(key, filter);
    const before = await deskTotals(world.regency, actorOf(key), filter);
    expect(before).toMatchObject({ total: ids.length, isCapped: false });
    expect(Object.values(before.byState).reduce((sum, n) => sum + n, 0)).toBe(ids.length);
    await foldCounts(world.regency);
    expect(await deskTotals(world.regency, actorOf(key), filter)).toEqual(before);
  });

  it('kata yang sangat sering: yang terbaru lebih dahulu, bulan demi bulan, tanpa yang terlewat', async () => {
    const { regency } = world;
    const { stretches, areFew } = await stretchesMatching(regency.db, 'bantuan', regency.now(), [], 3);
    expect(areFew).toBe(false);
    const found: { id: string; receivedAt: Date }[] = [];
    for (const { matches } of stretches)
      found.push(
        ...(await regency.db
          .selectFrom('tickets as t')
          .select(['t.id', 't.receivedAt'])
          .where(matches)
          .orderBy('t.receivedAt', 'desc')
          .execute()),
      );
    expect(found.map((row) => row.id).toSorted()).toEqual(
      all
        .filter((_, i) => i !== 5)
        .map((ticket) => ticket.id)
        .toSorted(),
    );
    const times = found.map((row) => row.receivedAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(new Set(all.map((ticket) => ticket.receivedAt.getUTCMonth())).size).toBeGreaterThan(1);
  });

  it('tulisan yang dihapus tidak ditemukan lagi', async () => {
    const ticket = all[5];
    const row = await world.regency.db
      .selectFrom('tickets')
      .select('bodyTextId')
      .where('id', '=', ticket?.id ?? '')
      .executeTakeFirstOrThrow();
    await tickets.eraseTexts(world.regency, actorOf('koordinator'), { ticketId: ticket?.id ?? '' }, [
      row.bodyTextId ?? '',
    ]);
    expect(await everything('koordinator', { text: 'pengering' })).toEqual([]);
  });
});
