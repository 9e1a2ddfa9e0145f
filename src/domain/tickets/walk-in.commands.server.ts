/** What the desk and the field officer do in one go: take a ticket down for somebody, and answer the simple ones at once. */
import type { Actor } from '#domain/offices/duty.ts';
import { answerOnSpot, issueToken, openTicket } from '#domain/tickets/ticket.commands.server.ts';
import { mayOpen } from '#domain/tickets/ticket.policy.ts';
import { outOfReach, unknownApplicant } from '#domain/tickets/ticket.problems.ts';
import type { Ticket } from '#domain/tickets/ticket.ts';
import type { WalkIn } from '#domain/tickets/walk-in.form.ts';
import { isApplicantInReach } from '#domain/tickets/walk-in.queries.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { isProblem } from '#shared/problem.ts';

export interface TakenDown {
  readonly ticket: Ticket;
  /** The secret of the link printed on the receipt, in a channel of its own. */
  readonly receiptSecret: string;
  /** Whether the answer given at once was recorded; undefined when none was given. */
  readonly isAnswered: boolean | undefined;
  readonly openActId: string;
}

/**
 * Opens a ticket for somebody at the desk, on a visit or from paper, and answers it at once when an answer was given.
 * A refused answer leaves the ticket standing: the applicant's receipt never depends on it.
 * @throws Problem outOfReach, unknownApplicant, unknownTopic, unknownNagari
 */
export async function takeWalkIn(regency: Regency, actor: Actor, walkIn: WalkIn): Promise<TakenDown> {
  if (!mayOpen(actor)) throw outOfReach({ act: 'open' });
  if (walkIn.applicantId !== undefined && !(await isApplicantInReach(regency, actor, walkIn.applicantId)))
    throw unknownApplicant();
  const { externalNumber, agendaNumber, sender, subject, letterOn, lateReason, lat, lng, accuracy } = walkIn;
  const source = { externalNumber, agendaNumber, sender, subject, letterOn, lateReason };
  let receiptSecret = '';
  let openActId = '';
  const { ticket } = await openTicket(
    regency,
    actor,
    {
      channel: walkIn.channel,
      kind: walkIn.kind,
      topicId: walkIn.topic,
      nagariCode: walkIn.nagari,
      title: walkIn.title,
      words: walkIn.words,
      applicant:
        walkIn.applicantId === undefined
          ? {
              kind: walkIn.applicantKind,
              name: walkIn.name ?? '',
              representative: walkIn.representative,
              phone: walkIn.phone,
              email: walkIn.email,
            }
          : { id: walkIn.applicantId },
      hidesName: walkIn.hidesName,
      wantsVisit: walkIn.wantsVisit,
      receivedAt: walkIn.receivedAt,
      source: Object.values(source).some((value) => value !== undefined) ? source : undefined,
    },
    async (trx, opened, actId) => {
      openActId = actId;
      receiptSecret = await issueToken(trx, regency, opened.ticket.id, 'receipt');
      if (lat !== undefined && lng !== undefined)
        await trx
          .insertInto('ticketPlaces')
          .values({
            ticketId: opened.ticket.id,
            lat,
            lng,
            accuracyM: accuracy ?? null,
            takenAt: regency.now(),
          })
          .execute();
    },
  );
  if (walkIn.answer === undefined) return { ticket, receiptSecret, openActId, isAnswered: undefined };
  try {
    const answered = await answerOnSpot(regency, actor, { ticketId: ticket.id }, walkIn.answer);
    return { ticket: answered.after, receiptSecret, openActId, isAnswered: true };
  } catch (refused) {
    if (!isProblem(refused)) throw refused;
    return { ticket, receiptSecret, openActId, isAnswered: false };
  }
}
