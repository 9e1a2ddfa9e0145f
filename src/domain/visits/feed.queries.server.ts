/** Reads of a person's calendar by its secret address. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { staffActorOf } from '#domain/offices/office.queries.server.ts';
import { calendarFile, type CalendarEntry } from '#domain/visits/calendar-file.ts';
import { feedHash } from '#domain/visits/feed.commands.server.ts';
import { mayVisit } from '#domain/visits/visit.policy.ts';
import { visitNotFound } from '#domain/visits/visit.problems.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, dayOf, WIB } from '#shared/day.ts';

const DAYS_BACK = 31;
const DAYS_AHEAD = 366;
const MOST_ENTRIES = 2000;

/** The calendar behind a token. @throws Problem visitNotFound for a token that opens nothing, or whose person goes no more */
export async function feedFile(regency: Regency, token: string): Promise<string> {
  const feed = await regency.db
    .selectFrom('visitFeeds')
    .select('personId')
    .where('hash', '=', feedHash(regency, token))
    .executeTakeFirst();
  const actor = feed && (await staffActorOf(regency, feed.personId));
  if (!actor || !mayVisit(actor, 'read', actor.personId)) throw visitNotFound();
  const today = dayOf(regency.now(), WIB);
  const rows = await regency.db
    .selectFrom('visits')
    .innerJoin('areas', 'areas.code', 'visits.nagariCode')
    .leftJoin('industries', 'industries.id', 'visits.industryId')
    .leftJoin('tickets', 'tickets.id', 'visits.ticketId')
    .select([
      'visits.id',
      'visits.version',
      'visits.plannedOn',
      'visits.changedAt',
      'visits.state',
      'visits.seat',
    ])
    .select(['areas.name as nagari', 'industries.code as maker', 'tickets.code as ticket'])
    .where('visits.personId', '=', actor.personId)
    .where('visits.plannedOn', '>=', addDays(today, -DAYS_BACK))
    .where('visits.plannedOn', '<=', addDays(today, DAYS_AHEAD))
    .orderBy('visits.plannedOn')
    .orderBy('visits.seat')
    .orderBy('visits.id')
    .limit(MOST_ENTRIES)
    .execute();
  const entries = rows.map((row): CalendarEntry => ({
    id: row.id,
    version: row.version,
    on: row.plannedOn,
    changedAt: row.changedAt,
    isCancelled: row.state === 'cancelled',
    summary: `${row.seat}. ${[row.nagari, row.maker, row.ticket].filter((part) => part !== null).join(' · ')}`,
    description: '',
  }));
  return calendarFile('OVO Prima', new URL(regency.publicUrl).host, entries);
}

/** When her address was given last; undefined while she has none. */
export async function feedGivenAt(
  regency: Pick<Regency, 'db'>,
  { personId }: StaffActor,
): Promise<Date | undefined> {
  const row = await regency.db
    .selectFrom('visitFeeds')
    .select('createdAt')
    .where('personId', '=', personId)
    .executeTakeFirst();
  return row?.createdAt;
}
