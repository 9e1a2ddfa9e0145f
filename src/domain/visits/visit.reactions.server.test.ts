import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { reportOnline } from '#domain/tickets/opening.commands.server.ts';
import { ticketForm } from '#domain/tickets/ticket.form.ts';
import { planVisit as planForTicket, recordVisit } from '#domain/tickets/ticket.commands.server.ts';
import { readActs } from '#domain/tickets/ticket.record.server.ts';
import * as visits from '#domain/visits/visit.commands.server.ts';
import { actorOf, CAST } from '#tests/cast.ts';
import { openWorld, topic, type World } from '#tests/world.ts';

const SITIUNG = '13.10.04.2001';
const yusrizal = actorOf('koordinator');
const budi = actorOf('lapangan');
let world: World;
beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
});
afterAll(() => world.close());

async function openedTicket(): Promise<string> {
  const form = v.parse(ticketForm, {
    topicId: topic('spp-irt'),
    nagariCode: SITIUNG,
    title: 'Mesin rusak',
    words: 'Mesin pengupas rusak sejak Senin.',
    name: 'Murni',
    phone: '0812 3456 7890',
  });
  const { code } = await reportOnline(world.regency, form, []);
  const tickets = world.regency.db.selectFrom('tickets').select('id').where('code', '=', code);
  return (await tickets.executeTakeFirstOrThrow()).id;
}
const visitsOf = (ticketId: string) =>
  world.regency.db
    .selectFrom('visits')
    .selectAll()
    .where('ticketId', '=', ticketId)
    .orderBy('createdAt')
    .execute();
const linesOf = async (ticketId: string) =>
  (await readActs(world.regency.db, ticketId)).map(({ act }) => act).filter((act) => act.endsWith('_visit'));
const plan = (ticketId: string, more: Partial<visits.VisitPlan> = {}): visits.VisitPlan => ({
  nagariCode: SITIUNG,
  ticketId,
  reason: 'ticket',
  on: '2026-11-25',
  personId: CAST.lapangan.id,
  ...more,
});
const found = {
  purpose: null,
  metName: 'Murni',
  metAs: null,
  found: 'Mesin rusak.',
  agreed: null,
  signedName: null,
};

describe('tiket dan kunjungannya bergerak bersama', () => {
  it('rencana di tiket membuat kunjungan, dan rencana ulang memindahkannya', async () => {
    const ticketId = await openedTicket();
    await planForTicket(
      world.regency,
      yusrizal,
      { ticketId },
      { on: '2026-11-25', personId: CAST.lapangan.id },
    );
    await planForTicket(
      world.regency,
      yusrizal,
      { ticketId },
      { on: '2026-11-26', personId: CAST.petugasKumperindag.id },
    );
    expect(await visitsOf(ticketId)).toMatchObject([
      { state: 'planned', plannedOn: '2026-11-26', personId: CAST.petugasKumperindag.id, version: 2 },
    ]);
    await recordVisit(world.regency, yusrizal, { ticketId }, { on: '2026-11-23', isMet: true });
    expect(await visitsOf(ticketId)).toMatchObject([{ state: 'done', version: 3 }]);
    expect(await linesOf(ticketId)).toEqual(['plan_visit', 'plan_visit', 'record_visit']);
  });

  it('rencana kunjungan menjadi baris tiket; tempat lain di hari yang sama tidak', async () => {
    const ticketId = await openedTicket();
    const { after } = await visits.planVisit(world.regency, yusrizal, plan(ticketId));
    await visits.moveVisit(
      world.regency,
      yusrizal,
      { id: after.id },
      { on: '2026-11-25', personId: CAST.lapangan.id, seat: 9 },
    );
    expect(await linesOf(ticketId)).toEqual(['plan_visit']);
    await visits.moveVisit(
      world.regency,
      yusrizal,
      { id: after.id },
      { on: '2026-11-27', personId: CAST.lapangan.id },
    );
    // Direncanakan lagi untuk tiket yang sama: yang sudah ada yang pindah.
    const again = await visits.planVisit(world.regency, yusrizal, plan(ticketId, { on: '2026-11-28' }));
    expect(again.after.id).toBe(after.id);
    await visits.reportVisit(world.regency, budi, { id: after.id }, { on: null, report: found, place: null });
    expect(await linesOf(ticketId)).toEqual(['plan_visit', 'plan_visit', 'plan_visit', 'record_visit']);
    const last = (await readActs(world.regency.db, ticketId)).at(-1);
    expect(last?.data).toEqual({ on: '2026-11-23', isMet: true, visitId: after.id });
  });

  it('laporan yang tidak direncanakan membuat rencana orang lain tidak perlu lagi', async () => {
    const ticketId = await openedTicket();
    const { after } = await visits.planVisit(
      world.regency,
      yusrizal,
      plan(ticketId, { personId: CAST.petugasKumperindag.id }),
    );
    const id = world.regency.newId();
    await visits.planVisit(world.regency, yusrizal, plan(ticketId, { id, isUnplanned: true }));
    await visits.reportVisit(world.regency, yusrizal, { id }, { on: null, report: found, place: null });
    const rows = new Map((await visitsOf(ticketId)).map((row) => [row.id, row.state]));
    expect(rows.get(after.id)).toBe('cancelled');
    expect(rows.get(id)).toBe('done');
    expect(await linesOf(ticketId)).toEqual(['plan_visit', 'record_visit']);
  });
});
