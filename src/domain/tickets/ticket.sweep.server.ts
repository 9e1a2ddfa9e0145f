/**
 * What the clock does by itself: reminders, lapses, escalations, and telling an office that its own part is overdue.
 * Each act is a transaction of its own and is decided again under the ticket's lock, so that running twice, or in two
 * processes at once, does nothing twice.
 */
import { nextOpening } from '#domain/offices/calendar.ts';
import { SYSTEM } from '#domain/offices/duty.ts';
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import { clockActDue, nextCheckAt, type ClockAct } from '#domain/tickets/ticket.escalation.ts';
import { readTicket, recordActIn } from '#domain/tickets/ticket.record.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** What one run did. */
export interface Swept {
  readonly reminded: number;
  readonly lapsed: number;
  readonly escalated: number;
  readonly partsTold: number;
  /** Tickets whose next instant was computed anew, without an act. */
  readonly rescheduled: number;
}

/** How many tickets and parts one run looks at, at most; the rest is found a minute later. */
const BATCH = 500;

/**
 * Does everything that is due by `regency.now()`.
 * @param limit tickets, and parts, in one run
 * @throws AggregateError after the run, when some tickets could not be acted on
 */
export async function sweepClock(regency: Regency, limit = BATCH): Promise<Swept> {
  const swept = { reminded: 0, lapsed: 0, escalated: 0, partsTold: 0, rescheduled: 0 };
  const failures: unknown[] = [];
  for (const ticketId of await ticketsToCheck(regency, limit)) {
    // One broken ticket must not keep the clock from all others.
    const done = await checkTicket(regency, ticketId).catch((error: unknown) => {
      failures.push(error);
      return undefined;
    });
    if (done === 'remind') swept.reminded += 1;
    else if (done === 'lapse') swept.lapsed += 1;
    else if (done === 'escalate') swept.escalated += 1;
    else if (done === 'rescheduled') swept.rescheduled += 1;
  }
  swept.partsTold = await tellOverdueParts(regency, limit);
  if (failures.length > 0) throw new AggregateError(failures, 'the clock could not act on every ticket');
  return swept;
}

async function ticketsToCheck(regency: Regency, limit: number): Promise<string[]> {
  const candidates = regency.db
    .selectFrom('tickets')
    .select('id')
    .where((eb) => eb.or([eb('isOpen', '=', true), eb('state', '=', 'answered')]))
    .limit(limit);
  // Two reads of one index: what is due, and what was written without a schedule (restored or imported).
  const due = await candidates
    .where('nextCheckAt', '<=', regency.now())
    .orderBy('nextCheckAt')
    .orderBy('id')
    .execute();
  const unknown = await candidates.where('nextCheckAt', 'is', null).execute();
  return [...due, ...unknown].map((row) => row.id);
}

async function checkTicket(
  regency: Regency,
  ticketId: string,
): Promise<ClockAct['act'] | 'rescheduled' | undefined> {
  const calendars = await officeCalendars(regency);
  return regency.db.transaction().execute(async (trx) => {
    const held = await trx
      .selectFrom('tickets')
      .select('id')
      .where('id', '=', ticketId)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    // Somebody is acting on it this very moment; the next run looks again.
    const ticket = held && (await readTicket(trx, ticketId));
    if (!ticket) return undefined;
    const due = clockActDue(ticket, calendars, regency.now());
    if (due) {
      const target = { ticketId };
      if (due.act === 'escalate')
        await recordActIn(trx, regency, calendars, SYSTEM, target, 'escalate', () => ({
          data: { level: due.level },
        }));
      else await recordActIn(trx, regency, calendars, SYSTEM, target, due.act, () => ({ data: {} }));
      return due.act;
    }
    await trx
      .updateTable('tickets')
      .set({ nextCheckAt: nextCheckAt(ticket, calendars) })
      .where('id', '=', ticketId)
      .execute();
    return 'rescheduled';
  });
}

/** Tells each office, once, that the day for its own part has passed. It is a notice, not an act. */
async function tellOverdueParts(regency: Regency, limit: number): Promise<number> {
  const calendars = await officeCalendars(regency);
  const now = regency.now();
  return regency.db.transaction().execute(async (trx) => {
    const parts = await trx
      .selectFrom('disposisi')
      .innerJoin('tickets', 'tickets.id', 'disposisi.ticketId')
      .select([
        'disposisi.id',
        'disposisi.ticketId',
        'disposisi.officeId',
        'disposisi.personId',
        'disposisi.dueAt',
        'tickets.code',
      ])
      .where('disposisi.isCurrent', '=', true)
      .where('disposisi.isPaused', '=', false)
      .where('disposisi.overdueToldAt', 'is', null)
      .where('disposisi.dueAt', '<=', now)
      .orderBy('disposisi.dueAt')
      .limit(limit)
      .forUpdate('disposisi')
      .skipLocked()
      .execute();
    if (parts.length === 0) return 0;
    await trx
      .insertInto('notices')
      .values(
        parts.map((part) => ({
          id: regency.newId(),
          ticketId: part.ticketId,
          audience: 'staff',
          addressee: part.personId === null ? 'officers' : 'person',
          officeId: part.officeId,
          personId: part.personId,
          template: 'part_overdue',
          params: JSON.stringify({ code: part.code, dueAt: part.dueAt.toISOString() }),
          via: 'screen',
          status: 'waiting',
          delivery: 'digest',
          dedupeKey: `part ${part.id} ${part.dueAt.toISOString()}`,
          notBefore: nextOpening(calendars.of(part.officeId), new Date(now.getTime() + 60_000)),
          createdAt: now,
        })),
      )
      .onConflict((conflict) => conflict.column('dedupeKey').doNothing())
      .execute();
    await trx
      .updateTable('disposisi')
      .set({ overdueToldAt: now })
      .where(
        'id',
        'in',
        parts.map((part) => part.id),
      )
      .execute();
    return parts.length;
  });
}
