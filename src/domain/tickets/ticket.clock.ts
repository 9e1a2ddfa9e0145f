/** The clocks of a ticket: its own on the lead agency's calendar, and one for each office on that office's. */
import { closingOf, dueAt, type Calendars, type Pause, type WorkCalendar } from '#domain/offices/calendar.ts';
import type { ActClock, Part, StoredDue, Ticket } from '#domain/tickets/ticket.ts';
import { addDays, dayOf } from '#shared/day.ts';

/**
 * What the clock says after an act: only the due instants that differ from the ones the ticket carries.
 * While a pause is open, the due instant is the one that would hold if it ended at `at`. Old cases have no clock.
 */
export function clockAfter(ticket: Ticket, calendars: Calendars, at: Date): ActClock | null {
  if (ticket.endedHow === 'before_the_desk') return null;
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
function ticketDue(ticket: Ticket, calendars: Calendars, at: Date): StoredDue {
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

/** The due instant this ticket would have under another topic; a day already promised is never made earlier. */
export function dueUnderTopic(
  ticket: Ticket,
  calendars: Calendars,
  topic: { topicId: string; standardDays: number },
  at: Date,
): Date {
  const dueFloor = ticket.dueFloor && ticket.dueFloor > ticket.due.at ? ticket.dueFloor : ticket.due.at;
  return new Date(ticketDue({ ...ticket, ...topic, dueFloor }, calendars, at).at);
}

function partDue(part: Part, calendars: Calendars, at: Date): StoredDue {
  const due = dueAt(calendars.of(part.officeId), part.sentAt, part.days, part.pauses, at);
  return { at: due.at.toISOString(), isProvisional: due.isProvisional };
}

/** How a clock is shown: the day it is on, how many are left or past, and how near the end. */
export interface ClockFace {
  readonly counted: number;
  readonly days: number;
  /** Working days past the due day; 0 when in time. */
  readonly late: number;
  readonly tone: 'good' | 'warn' | 'alarm' | 'paused' | 'stopped';
  /** 0…100, for the bar. */
  readonly percent: number;
}

/**
 * The face of a clock from its due instant alone: the days counted are those of the standard less the closings still to
 * come, so that a list needs no history. `at` is now, or the instant the clock stopped.
 */
export function clockFace(
  calendar: WorkCalendar,
  clock: { dueAt: Date; days: number; isPaused: boolean; isStopped: boolean },
  at: Date,
): ClockFace {
  const left = closingsBetween(calendar, at, clock.dueAt);
  const late = at > clock.dueAt ? Math.max(1, closingsBetween(calendar, clock.dueAt, at)) : 0;
  const counted = Math.max(0, Math.min(clock.days, clock.days - left)) + (late > 0 ? late : 0);
  const percent = clock.days === 0 ? (late > 0 ? 100 : 50) : Math.min(100, (counted / clock.days) * 100);
  const isLate = late > 0 && !clock.isPaused;
  const running = isLate ? 'alarm' : percent >= 80 || left <= 1 ? 'warn' : 'good';
  const tone = clock.isStopped ? (late > 0 ? 'alarm' : 'stopped') : clock.isPaused ? 'paused' : running;
  return { counted, days: clock.days, late: isLate ? late : 0, tone, percent: Math.round(percent) };
}

/** Closing times of working days after `from`, up to and including `until`. */
function closingsBetween(calendar: WorkCalendar, from: Date, until: Date): number {
  if (until <= from) return 0;
  const last = yearOf(calendar, until);
  let count = 0;
  for (let year = yearOf(calendar, from); year <= last; year += 1) {
    const closings = closingsIn(calendar, year);
    count += upTo(closings, until.getTime()) - upTo(closings, from.getTime());
  }
  return count;
}

const yearOf = (calendar: WorkCalendar, instant: Date) =>
  Number(dayOf(instant, calendar.utcOffset).slice(0, 4));

/** A list asks for the closings of the same months row by row, so each year of a calendar is walked through once. */
const closingsByYear = new WeakMap<WorkCalendar, Map<number, readonly number[]>>();

/** The closing instants of a year, in order. */
function closingsIn(calendar: WorkCalendar, year: number): readonly number[] {
  const known = closingsByYear.get(calendar) ?? new Map<number, readonly number[]>();
  closingsByYear.set(calendar, known);
  let closings = known.get(year);
  if (closings === undefined) {
    const found: number[] = [];
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
      const closing = closingOf(calendar, day);
      if (closing) found.push(closing.getTime());
    }
    known.set(year, (closings = found));
  }
  return closings;
}

/** How many of the ordered instants are not after this one. */
function upTo(instants: readonly number[], instant: number): number {
  let [low, high] = [0, instants.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instants[middle] ?? Infinity) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
