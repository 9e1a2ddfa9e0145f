/** The clocks of a ticket: its own on the lead agency's calendar, and one for each office on that office's. */
import { dueAt, type Calendars, type Pause } from '#domain/offices/calendar.ts';
import type { ActClock, Part, StoredDue, Ticket } from '#domain/tickets/ticket.ts';

/**
 * What the clock says after an act: only the due instants that differ from the ones the ticket carries.
 * While a pause is open, the due instant is the one that would hold if it ended at `at`.
 */
export function clockAfter(ticket: Ticket, calendars: Calendars, at: Date): ActClock | null {
  const own = ticketDue(ticket, calendars, at);
  const parts: Record<string, StoredDue> = {};
  for (const part of ticket.parts) {
    if (part.endedAt !== null) continue;
    const due = partDue(part, calendars, at);
    if (due.at !== part.due?.at.toISOString() || due.isProvisional !== part.due.isProvisional)
      parts[part.id] = due;
  }
  const isSame = own.at === ticket.due.at.toISOString() && own.isProvisional === ticket.due.isProvisional;
  const hasParts = Object.keys(parts).length > 0;
  if (isSame && !hasParts) return null;
  return { ...(isSame ? {} : { ticket: own }), ...(hasParts ? { parts } : {}) };
}

/** The ticket's due instant: its own standard, never before a day already promised, and the earliest of a merge. */
export function ticketDue(ticket: Ticket, calendars: Calendars, at: Date): StoredDue {
  const days = ticket.standardDays + ticket.extendedDays;
  let due = dueAt(calendars.lead, ticket.receivedAt, days, ticket.pauses, at);
  if (ticket.dueFloor !== null && due.at < ticket.dueFloor) due = { ...due, at: ticket.dueFloor };
  for (const other of ticket.absorbed) {
    const since: Pause[] = ticket.pauses.filter((pause) => pause.to === null || pause.to > other.at);
    const theirs = dueAt(calendars.lead, other.receivedAt, other.days, [...other.pauses, ...since], at);
    if (theirs.at < due.at) due = theirs;
  }
  return { at: due.at.toISOString(), isProvisional: due.isProvisional };
}

function partDue(part: Part, calendars: Calendars, at: Date): StoredDue {
  const due = dueAt(calendars.of(part.officeId), part.sentAt, part.days, part.pauses, at);
  return { at: due.at.toISOString(), isProvisional: due.isProvisional };
}
