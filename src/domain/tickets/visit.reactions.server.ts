/** What follows in a ticket when a visit for it is planned, moved, reported or came to nothing. */
import type { Calendars } from '#domain/offices/calendar.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { actingOffice, words } from '#domain/tickets/ticket.lookups.server.ts';
import { allowedActs } from '#domain/tickets/ticket.policy.ts';
import { readActs, readTicket, recordActIn } from '#domain/tickets/ticket.record.server.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Recorded, Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';

/** As the room of visits tells it. */
interface Fact {
  readonly after: {
    readonly id: string;
    readonly ticketId: string | null;
    readonly personId: string;
    readonly plannedOn: string;
    readonly heldAt: Date | null;
    readonly isUnplanned: boolean;
  };
  readonly record: {
    readonly act: 'plan' | 'move' | 'report' | 'miss';
    readonly data: { readonly fromTicket?: true };
    readonly actor: StaffActor;
    readonly at: Date;
    readonly words: string | undefined;
  };
  readonly known: Calendars;
}

/** The ticket's own line. A ticket that takes it no more (answered meanwhile) is left as it is: the visit happened all the same. */
export async function followVisit(trx: Trx, fact: Recorded, regency: Regency): Promise<void> {
  const { after, record, known: calendars } = fact as unknown as Fact;
  if (after.ticketId === null || record.data.fromTicket) return;
  const ticket = await readTicket(trx, after.ticketId);
  if (!ticket) return;
  const { actor } = record;
  const may = allowedActs(ticket, actor, regency.now());
  const target = { ticketId: ticket.id };
  const officeId = actingOffice(ticket, actor, calendars);
  if (record.act === 'plan' || record.act === 'move') {
    const { plannedOn: on, personId, isUnplanned, id: visitId } = after;
    if (isUnplanned || !may.includes('plan_visit')) return;
    // Another place in the same day is nobody's business but hers who goes.
    if (await isPlannedSo(trx, ticket.id, on, personId)) return;
    await recordActIn(trx, regency, calendars, actor, target, 'plan_visit', () => ({
      officeId,
      data: { on, personId, visitId },
    }));
    return;
  }
  if (!may.includes('record_visit')) return;
  const on = dayOf(after.heldAt ?? record.at, WIB);
  await recordActIn(trx, regency, calendars, actor, target, 'record_visit', () => ({
    officeId,
    words: words(record.words),
    data: { on, isMet: record.act === 'report', visitId: after.id },
  }));
}

/** True when the newest plan says just that, and nobody went since. */
async function isPlannedSo(trx: Trx, ticketId: string, on: string, personId: string): Promise<boolean> {
  const newest = (await readActs(trx, ticketId)).findLast(
    (act) => act.act === 'plan_visit' || act.act === 'record_visit',
  );
  return newest?.act === 'plan_visit' && newest.data.on === on && newest.data.personId === personId;
}
