/** What several commands ask before they record an act: whose part, in whose name, how many days, which words. */
import type { OfficeRow } from '#domain/offices/office.queries.server.ts';
import { workingDaysBetween, type Calendars } from '#domain/offices/calendar.ts';
import { officesOf, type Actor } from '#domain/offices/duty.ts';
import { unknownOffice, unknownPart, unknownTopic, wordsNeeded } from '#domain/tickets/ticket.problems.ts';
import { currentParts, isOpen, type Part, type Ticket } from '#domain/tickets/ticket.ts';
import type { Trx } from '#platform/db/database.server.ts';

/** Words a person may leave out: trimmed, undefined when nothing is left. */
export function words(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** Words that must be there. @throws Problem wordsNeeded */
export function needWords(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw wordsNeeded();
  return trimmed;
}

/** @throws Problem unknownPart when there is none */
export function requirePart(part: Part | undefined): Part {
  if (!part) throw unknownPart();
  return part;
}

/** The part the actor's office holds, supporting before lead. */
export function ownPart(ticket: Ticket, actor: Actor, state?: Part['state']): Part | undefined {
  const mine = officesOf(actor, 'officer', 'head');
  return currentParts(ticket)
    .filter(
      (part) =>
        mine.includes(part.officeId) &&
        part.endedAt === null &&
        (state === undefined || part.state === state),
    )
    .toSorted((a, b) => Number(a.role === 'lead') - Number(b.role === 'lead'))[0];
}

/** In whose name the actor acts on this ticket: the office that holds it, else the actor's own, else the lead agency. */
export function actingOffice(ticket: Ticket, actor: Actor, calendars: Calendars): string {
  const mine = officesOf(actor);
  const held = currentParts(ticket).filter((part) => mine.includes(part.officeId));
  return (
    (held.find((part) => part.role === 'lead') ?? held[0])?.officeId ?? mine[0] ?? calendars.leadOfficeId
  );
}

/** The working days the ticket has left, on the office's own calendar; at least one when it is late already. */
export function daysLeft(ticket: Ticket, calendars: Calendars, officeId: string, now: Date): number {
  if (!isOpen(ticket.state)) return 1;
  return Math.max(1, workingDaysBetween(calendars.of(officeId), now, ticket.due.at));
}

/** A topic that is still offered. @throws Problem unknownTopic */
export async function openTopic(trx: Trx, topicId: string) {
  const topic = await trx
    .selectFrom('topics')
    .select(['id', 'standardDays', 'needsApproval'])
    .where('id', '=', topicId)
    .where('closedOn', 'is', null)
    .executeTakeFirst();
  if (!topic) throw unknownTopic();
  return topic;
}

/** The standard in working days, also of a topic that is no longer offered. @throws Problem unknownTopic */
export async function standardOf(trx: Trx, topicId: string): Promise<number> {
  const topic = await trx
    .selectFrom('topics')
    .select('standardDays')
    .where('id', '=', topicId)
    .executeTakeFirst();
  if (!topic) throw unknownTopic();
  return topic.standardDays;
}

/** @param offices those that still work. @throws Problem unknownOffice when this one is not among them */
export function requireOffice(offices: readonly OfficeRow[], officeId: string): void {
  if (!offices.some((office) => office.id === officeId)) throw unknownOffice();
}

/** The object without the keys that are undefined. */
export function definedOnly<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
