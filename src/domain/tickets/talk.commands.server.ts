/** What is said on the way to an answer, and what the clock is told meanwhile. One function an act. */
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import type { Actor } from '#domain/offices/duty.ts';
import { recordAct, type Changed, type Target } from '#domain/tickets/ticket.record.server.ts';
import { leadPart, type Channel } from '#domain/tickets/ticket.ts';
import type { Regency } from '#platform/regency.server.ts';
import { words, needWords, actingOffice } from '#domain/tickets/ticket.lookups.server.ts';

/** A question to the applicant: pauses the ticket and the office that asked. */
export async function askApplicant(
  regency: Regency,
  actor: Actor,
  target: Target,
  question: string,
): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  return recordAct(regency, calendars, actor, target, 'ask', (ticket) => {
    const officeId = actingOffice(ticket, actor, calendars);
    return { officeId, words: needWords(question), data: { officeId } };
  });
}

/** Staff write down what the applicant replied by another way. */
export async function recordReply(
  regency: Regency,
  actor: Actor,
  target: Target,
  reply: string,
  channel: Channel,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'record_reply', () => ({
    words: needWords(reply),
    data: { channel },
  }));
}

/** A message to the applicant that asks nothing. */
export async function sendMessage(
  regency: Regency,
  actor: Actor,
  target: Target,
  text: string,
): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  return recordAct(regency, calendars, actor, target, 'message', (ticket) => ({
    officeId: actingOffice(ticket, actor, calendars),
    words: needWords(text),
    data: {},
  }));
}

/** An internal note; the applicant never sees it. */
export async function writeNote(
  regency: Regency,
  actor: Actor,
  target: Target,
  text: string,
): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  return recordAct(regency, calendars, actor, target, 'note', (ticket) => ({
    officeId: actingOffice(ticket, actor, calendars),
    words: needWords(text),
    data: {},
  }));
}

/** More days, once, with a reason that the applicant is told. */
export async function extendTicket(
  regency: Regency,
  actor: Actor,
  target: Target,
  asked: { days: number; reason: string },
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'extend', (ticket) => ({
    officeId: leadPart(ticket)?.officeId,
    words: needWords(asked.reason),
    data: { days: asked.days },
  }));
}

/** Waiting for another agency (BPOM, OSS): shown, the clock runs on. */
export async function waitForAgency(
  regency: Regency,
  actor: Actor,
  target: Target,
  agency: string,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'wait_agency', (ticket) => ({
    officeId: leadPart(ticket)?.officeId,
    data: { agency: needWords(agency) },
  }));
}

/** The other agency has answered. */
export async function endWait(regency: Regency, actor: Actor, target: Target): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'end_wait', (ticket) => ({
    officeId: leadPart(ticket)?.officeId,
    data: {},
  }));
}

/** Says that the applicant was visited, or that nobody was there; what was found is for staff. */
export async function recordVisit(
  regency: Regency,
  actor: Actor,
  target: Target,
  visit: { on: string; isMet: boolean; note?: string | undefined },
): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  return recordAct(regency, calendars, actor, target, 'record_visit', (ticket) => ({
    officeId: actingOffice(ticket, actor, calendars),
    words: words(visit.note),
    data: { on: visit.on, isMet: visit.isMet },
  }));
}

/** Plans a visit to the applicant. */
export async function planVisit(
  regency: Regency,
  actor: Actor,
  target: Target,
  visit: { on: string; personId: string; note?: string | undefined },
): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  return recordAct(regency, calendars, actor, target, 'plan_visit', (ticket) => ({
    officeId: actingOffice(ticket, actor, calendars),
    words: words(visit.note),
    data: { on: visit.on, personId: visit.personId },
  }));
}
