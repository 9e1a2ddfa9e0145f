/** What follows in the visits when a ticket's visit is planned or recorded there, or a ticket's words are erased. */
import { sql } from 'kysely';
import type { Calendars } from '#domain/offices/calendar.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import type { ActData, Ticket } from '#domain/tickets/ticket.ts';
import { changeVisitRow, insertVisit, nextSeat, type VisitRow } from '#domain/visits/visit.record.server.ts';
import type { VisitReason, VisitState } from '#domain/visits/visit.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Recorded, Regency } from '#platform/regency.server.ts';
import { instantOn, WIB } from '#shared/day.ts';

const FROM_TICKET = { fromTicket: true } as const;

interface Fact<Act extends keyof ActData> {
  readonly after: Ticket;
  readonly record: { readonly actorId: string | null; readonly at: Date; readonly data: ActData[Act] };
  readonly known: Calendars;
}

/** Who did it there; what she may do was asked there. */
const actorOf = (personId: string): StaffActor => ({ kind: 'staff', personId, duties: [] });

/** A ticket has one visit to come: the plan makes it, or moves it. */
export async function followPlan(trx: Trx, fact: Recorded, regency: Regency): Promise<void> {
  const { after: ticket, record, known: calendars } = fact as unknown as Fact<'plan_visit'>;
  const { on, personId, visitId } = record.data;
  if (visitId !== undefined || record.actorId === null) return;
  const actor = actorOf(record.actorId);
  const visit = await toCome(trx, ticket.id);
  if (visit?.plannedOn === on && visit.personId === personId) return;
  const seat = await nextSeat(trx, personId, on);
  const data = { on, personId, seat, ...FROM_TICKET };
  if (visit) {
    const said = { act: 'move' as const, data, set: { plannedOn: on, personId, seat } };
    await changeVisitRow(trx, regency, calendars, actor, visit, said);
    return;
  }
  const maker = await trx
    .selectFrom('applicants')
    .select('industryId')
    .where('id', '=', ticket.applicantId)
    .executeTakeFirst();
  const row = {
    id: regency.newId(),
    nagariCode: ticket.nagariCode,
    ticketId: ticket.id,
    industryId: maker?.industryId ?? null,
    reason: 'ticket' as const,
    personId,
    plannedOn: on,
    seat,
  };
  await insertVisit(trx, regency, calendars, actor, row, data);
}

/** Told at the ticket how it ended: so ended the visit to come. Told by another visit: the one to come is not needed. */
export async function followRecord(trx: Trx, fact: Recorded, regency: Regency): Promise<void> {
  const { after: ticket, record, known: calendars } = fact as unknown as Fact<'record_visit'>;
  const { on, isMet, visitId } = record.data;
  if (record.actorId === null || (visitId !== undefined && !isMet)) return;
  const visit = await toCome(trx, ticket.id);
  if (!visit || visit.id === visitId) return;
  const actor = actorOf(record.actorId);
  if (visitId !== undefined) {
    const because = 'done_otherwise' as const;
    const said = { act: 'cancel' as const, data: { because, ...FROM_TICKET }, set: { because } };
    await changeVisitRow(trx, regency, calendars, actor, visit, said);
    return;
  }
  const heldAt = instantOn(on, 12 * 60, WIB);
  const because = 'other' as const;
  if (isMet) {
    const data = { files: 0, hasPlace: false, ...FROM_TICKET };
    await changeVisitRow(trx, regency, calendars, actor, visit, { act: 'report', data, set: { heldAt } });
  } else {
    const said = { act: 'miss' as const, data: { because, ...FROM_TICKET }, set: { heldAt, because } };
    await changeVisitRow(trx, regency, calendars, actor, visit, said);
  }
}

/**
 * What was written of a visit goes with the words of its ticket: all of it when the period is over or the applicant asked for
 * it, that of one visit when its line is emptied. The bytes of pictures go with the sweep that finds them erased.
 */
export async function eraseReports(trx: Trx, fact: Recorded, regency: Regency): Promise<void> {
  const { after: ticket, record } = fact as unknown as {
    after: Ticket;
    record: { act: string; actorKind: string; data: { kind?: string; textIds: readonly string[] } };
  };
  const { textIds, kind } = record.data;
  if (textIds.length === 0 || (record.act === 'decide_data' && kind !== 'erasure')) return;
  const isWhole = record.act === 'decide_data' || record.actorKind === 'system';
  const visits = await trx
    .selectFrom('visits')
    .select('id')
    .where('ticketId', '=', ticket.id)
    .$if(!isWhole, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('ticketActs')
            .select('ticketActs.id')
            .where('ticketActs.ticketId', '=', ticket.id)
            .where('ticketActs.act', '=', 'record_visit')
            .where('ticketActs.textId', 'in', [...textIds])
            .where(sql<boolean>`${sql.ref('ticketActs.data')} ->> 'visitId' = ${sql.ref('visits.id')}::text`),
        ),
      ),
    )
    .execute();
  const ids = visits.map(({ id }) => id);
  if (ids.length > 0) await eraseVisits(trx, regency.now(), ids);
}

async function eraseVisits(trx: Trx, erasedAt: Date, ids: readonly string[]): Promise<void> {
  const empty = { purpose: null, metName: null, metAs: null, found: null, agreed: null, signedName: null };
  await trx
    .updateTable('visitReports')
    .set({ ...empty, erasedAt })
    .where('visitId', 'in', ids)
    .where('erasedAt', 'is', null)
    .execute();
  await trx.updateTable('visitNotes').set({ body: null, erasedAt }).where('visitId', 'in', ids).execute();
  await trx.deleteFrom('visitPlaces').where('visitId', 'in', ids).execute();
  await trx
    .deleteFrom('visitFilePlaces')
    .where('fileId', 'in', (eb) => eb.selectFrom('visitFiles').select('id').where('visitId', 'in', ids))
    .execute();
  await trx
    .updateTable('visitFiles')
    .set({ caption: null, erasedAt })
    .where('visitId', 'in', ids)
    .where('erasedAt', 'is', null)
    .execute();
}

async function toCome(trx: Trx, ticketId: string): Promise<VisitRow | undefined> {
  return trx
    .selectFrom('visits')
    .selectAll()
    .$narrowType<{ state: VisitState; reason: VisitReason }>()
    .where('ticketId', '=', ticketId)
    .where('state', '=', 'planned')
    .where('isUnplanned', '=', false)
    .forUpdate()
    .executeTakeFirst();
}
