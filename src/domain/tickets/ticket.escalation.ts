/**
 * What the clock does by itself, and when: reminders and lapses after silence, escalations of what is open. Pure; the
 * sweep asks `clockActDue`, and the row keeps `nextCheckAt` so that it need not look at every ticket.
 */
import { dueAt, type Calendars } from '#domain/offices/calendar.ts';
import type { Ticket } from '#domain/tickets/ticket.ts';
import { ticketWorkflow } from '#domain/tickets/ticket.workflow.ts';

/** Working days of silence on the lead agency's calendar. */
export const REMIND_AFTER_DAYS = 5;
export const LAPSE_AFTER_DAYS = 10;
/** Working days after the due instant until the coordinator's side and the leader are told. */
export const LAST_LEVEL_AFTER_DAYS = 3;
export const LEVELS = [1, 2, 3, 4] as const;
export type EscalationLevel = (typeof LEVELS)[number];

/** Stands for "nothing more to come", so that an index can tell it from "not yet computed". */
const NEVER = new Date('9999-01-01T00:00:00Z');

/** What the clock has to do now. */
export type ClockAct =
  | { readonly act: 'remind' }
  | { readonly act: 'lapse' }
  | { readonly act: 'escalate'; readonly level: number };

/** The instant of an escalation level: half, four fifths and all of the standard, and three working days later. */
function levelAt(ticket: Ticket, calendars: Calendars, level: EscalationLevel): Date {
  const days = ticket.standardDays + ticket.extendedDays;
  const due = ticket.due.at;
  switch (level) {
    case 1:
    case 2: {
      const share = Math.ceil((level === 1 ? 0.5 : 0.8) * days);
      const at = dueAt(calendars.lead, ticket.receivedAt, share, ticket.pauses, due).at;
      return at < due ? at : due;
    }
    case 3:
      return due;
    case 4:
      return dueAt(calendars.lead, due, LAST_LEVEL_AFTER_DAYS, ticket.pauses, due).at;
  }
}

/** When the applicant's silence began; undefined when nothing is expected of her. */
function silentSince(ticket: Ticket): Date | undefined {
  if (ticket.state === 'answered') return ticket.answeredAt ?? undefined;
  if (ticket.state === 'waiting_applicant') return ticket.pauses.find((pause) => pause.to === null)?.from;
  return undefined;
}

/** What the clock has to do at `now`; several levels passed at once are one act of the highest. */
export function clockActDue(ticket: Ticket, calendars: Calendars, now: Date): ClockAct | undefined {
  const since = silentSince(ticket);
  if (since) {
    if (dueAt(calendars.lead, since, LAPSE_AFTER_DAYS).at <= now) return { act: 'lapse' };
    const isReminderDue =
      ticket.state === 'waiting_applicant' &&
      ticket.remindedAt === null &&
      dueAt(calendars.lead, since, REMIND_AFTER_DAYS).at <= now;
    return isReminderDue ? { act: 'remind' } : undefined;
  }
  if (ticketWorkflow[ticket.state].clock !== 'runs') return undefined;
  const passed = LEVELS.findLast(
    (level) => level > ticket.escalation && levelAt(ticket, calendars, level) <= now,
  );
  return passed && { act: 'escalate', level: passed };
}

/** The next instant at which `clockActDue` may say something; `NEVER` when only an act can change that. */
export function nextCheckAt(ticket: Ticket, calendars: Calendars): Date {
  const since = silentSince(ticket);
  if (since) {
    const isReminded = ticket.state === 'answered' || ticket.remindedAt !== null;
    return dueAt(calendars.lead, since, isReminded ? LAPSE_AFTER_DAYS : REMIND_AFTER_DAYS).at;
  }
  if (ticketWorkflow[ticket.state].clock !== 'runs') return NEVER;
  const next = LEVELS.find((level) => level > ticket.escalation);
  return next === undefined ? NEVER : levelAt(ticket, calendars, next);
}
