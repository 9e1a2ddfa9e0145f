/** The answer: drafted, approved or returned, sent, copied out. One function an act. */
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import type { Actor } from '#domain/offices/duty.ts';
import { recordAct, type Changed, type Target } from '#domain/tickets/ticket.record.server.ts';
import { leadPart } from '#domain/tickets/ticket.ts';
import type { Regency } from '#platform/regency.server.ts';
import { actingOffice, definedOnly, needWords } from '#domain/tickets/ticket.lookups.server.ts';

/** The lead office sends the answer. */
export async function answerTicket(
  regency: Regency,
  actor: Actor,
  target: Target,
  answer: string,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'answer', (ticket) => ({
    officeId: leadPart(ticket)?.officeId,
    words: needWords(answer),
    data: {},
  }));
}

/** A simple question is answered at once at the desk. */
export async function answerOnSpot(
  regency: Regency,
  actor: Actor,
  target: Target,
  answer: string,
): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  return recordAct(regency, calendars, actor, target, 'answer_on_spot', (ticket) => {
    const officeId = actingOffice(ticket, actor, calendars);
    return { officeId, words: needWords(answer), data: { officeId } };
  });
}

/** The lead office writes a draft, and submits it to its head where approval is required. */
export async function draftAnswer(
  regency: Regency,
  actor: Actor,
  target: Target,
  draft: { text: string; isSubmitted: boolean },
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'draft_answer', (ticket) => ({
    officeId: leadPart(ticket)?.officeId,
    words: needWords(draft.text),
    data: { isSubmitted: draft.isSubmitted },
  }));
}

/** The head returns a submitted draft with a note. */
export async function returnAnswer(
  regency: Regency,
  actor: Actor,
  target: Target,
  note: string,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'return_answer', (ticket) => ({
    officeId: leadPart(ticket)?.officeId,
    words: needWords(note),
    data: {},
  }));
}

/** The head approves: the draft goes out as the answer. */
export async function approveAnswer(regency: Regency, actor: Actor, target: Target): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'approve_answer', (ticket) => ({
    officeId: leadPart(ticket)?.officeId,
    data: { answerTextId: ticket.draft?.textId ?? '' },
  }));
}

/** Says that the answer was copied into the other system or into a letter. */
export async function copyOut(
  regency: Regency,
  actor: Actor,
  target: Target,
  to: { target: 'lapor' } | { target: 'letter'; number?: string | undefined },
): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  return recordAct(regency, calendars, actor, target, 'copy_out', (ticket) => ({
    officeId: actingOffice(ticket, actor, calendars),
    data: definedOnly(to),
  }));
}
