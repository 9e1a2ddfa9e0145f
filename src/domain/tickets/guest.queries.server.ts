/** The day's guest book: everybody who came to the counter or was met on a visit, and those who brought no matter. */
import type { TicketState } from '#domain/tickets/ticket.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, instantOn, type Day, WIB } from '#shared/day.ts';

export interface Guest {
  readonly id: string;
  readonly cameAt: Date;
  readonly name: string;
  /** Nagari, or the office or village a visitor without a ticket named. */
  readonly origin: string;
  /** The topic of the ticket, or what a visitor without one came for. */
  readonly purpose: string;
  readonly servedBy: string;
  /** What became of it; undefined for a visitor without a ticket. */
  readonly ticket:
    { readonly code: string; readonly state: TicketState; readonly channel: 'desk' | 'visit' } | undefined;
}

/** A page shows no more. */
const MOST = 1000;

/**
 * Everybody who came on a day, by the hour. What is in tickets is read off them: nothing is typed twice.
 * @param most of either kind; a file wants them all
 */
export async function guestsOn(regency: Regency, day: Day, most = MOST): Promise<Guest[]> {
  const from = instantOn(day, 0, WIB);
  const until = instantOn(addDays(day, 1), 0, WIB);
  const [tickets, guests] = await Promise.all([
    regency.db
      .selectFrom('tickets')
      .innerJoin('topics', 'topics.id', 'tickets.topicId')
      .innerJoin('areas', 'areas.code', 'tickets.nagariCode')
      .innerJoin('applicants', 'applicants.id', 'tickets.applicantId')
      .leftJoin('people', 'people.id', 'tickets.openedBy')
      .select(['tickets.id', 'tickets.code', 'tickets.receivedAt', 'topics.name as topic'])
      .select(['areas.name as nagari', 'applicants.name', 'people.name as servedBy'])
      .select((eb) => eb.ref('tickets.state').$castTo<TicketState>().as('state'))
      .select((eb) => eb.ref('tickets.channel').$castTo<'desk' | 'visit'>().as('channel'))
      .where('tickets.channel', 'in', ['desk', 'visit'])
      .where('tickets.receivedAt', '>=', from)
      .where('tickets.receivedAt', '<', until)
      .orderBy('tickets.receivedAt')
      .limit(most)
      .execute(),
    regency.db
      .selectFrom('guests')
      .innerJoin('people', 'people.id', 'guests.servedBy')
      .select(['guests.id', 'guests.cameAt', 'guests.name', 'origin', 'purpose', 'people.name as servedBy'])
      .where('cameAt', '>=', from)
      .where('cameAt', '<', until)
      .orderBy('cameAt')
      .limit(most)
      .execute(),
  ]);
  return [
    ...tickets.map((row): Guest => ({
      id: row.id,
      cameAt: row.receivedAt,
      name: row.name ?? '',
      origin: row.nagari,
      purpose: row.topic,
      servedBy: row.servedBy ?? '',
      ticket: { code: row.code, state: row.state, channel: row.channel },
    })),
    ...guests.map((row): Guest => ({
      id: row.id,
      cameAt: row.cameAt,
      name: row.name ?? '',
      origin: row.origin ?? '',
      purpose: row.purpose,
      servedBy: row.servedBy,
      ticket: undefined,
    })),
  ].toSorted((one, other) => one.cameAt.getTime() - other.cameAt.getTime());
}
