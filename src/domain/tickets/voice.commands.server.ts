/** What the applicant alone says: replies, agrees, objects, withdraws. One function an act. */
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import type { Actor } from '#domain/offices/duty.ts';
import { recordAct, type Changed, type Target } from '#domain/tickets/ticket.record.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { words, needWords, standardOf } from '#domain/tickets/ticket.lookups.server.ts';

/** The applicant answers a question: the clock runs on. */
export async function replyToQuestion(
  regency: Regency,
  actor: Actor,
  target: Target,
  reply: string,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'reply', () => ({
    words: needWords(reply),
    data: {},
  }));
}

/** The applicant adds something without having been asked. */
export async function writeMore(
  regency: Regency,
  actor: Actor,
  target: Target,
  text: string,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'write', () => ({
    words: needWords(text),
    data: {},
  }));
}

/** The applicant agrees with the answer: closed. */
export async function agree(regency: Regency, actor: Actor, target: Target): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'agree', () => ({ data: {} }));
}

/** The applicant objects: a new round with the full standard. */
export async function objectToAnswer(
  regency: Regency,
  actor: Actor,
  target: Target,
  reason: string,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'object', async (ticket, trx) => ({
    words: needWords(reason),
    data: { standardDays: await standardOf(trx, ticket.topicId) },
  }));
}

/** The applicant takes the ticket back. */
export async function withdrawTicket(
  regency: Regency,
  actor: Actor,
  target: Target,
  reason?: string,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'withdraw', () => ({
    words: words(reason),
    data: {},
  }));
}

/** A reply that came after the ticket had lapsed: it opens again. */
export async function replyLate(
  regency: Regency,
  actor: Actor,
  target: Target,
  reply: string,
): Promise<Changed> {
  return recordAct(
    regency,
    await officeCalendars(regency),
    actor,
    target,
    'late_reply',
    async (ticket, trx) => ({
      words: needWords(reply),
      data: { standardDays: await standardOf(trx, ticket.topicId) },
    }),
  );
}
