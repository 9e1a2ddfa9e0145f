/** Writes of surveys: one opens when a ticket is answered, and is answered once. */
import type { SkmAnswers } from '#domain/surveys/skm.ts';
import {
  ratingInStaffSession,
  surveyAnswered,
  surveyExpired,
  surveyNotFound,
} from '#domain/surveys/survey.problems.ts';
import { surveyByToken, tokenOf } from '#domain/surveys/survey.queries.server.ts';
import { leadPart, type Ticket, type TicketActRecord } from '#domain/tickets/ticket.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Recorded, Regency } from '#platform/regency.server.ts';

/** Reaction to an answer: a survey for this round, in the act's own transaction. A second answer opens none. */
export async function openSurvey(trx: Trx, fact: Recorded, regency: Regency): Promise<void> {
  const ticket = fact.after as Ticket;
  const record = fact.record as TicketActRecord;
  const id = regency.newId();
  await trx
    .insertInto('surveys')
    .values({
      id,
      ticketId: ticket.id,
      round: ticket.round,
      tokenHash: regency.seal(tokenOf(regency, id)),
      topicId: ticket.topicId,
      officeId: leadPart(ticket)?.officeId ?? record.officeId,
      createdAt: regency.now(),
    })
    .onConflict((conflict) => conflict.columns(['ticketId', 'round']).doNothing())
    .execute();
}

/** Whose hand holds the survey: a ticket's link, or only the survey's own address. */
export type SurveyChannel = 'applicant' | 'officer_link' | 'receipt' | 'survey_link';

/**
 * Writes the answers, once.
 * @throws Problem ratingInStaffSession, surveyNotFound, surveyAnswered, surveyExpired
 */
export async function answerSurvey(
  regency: Regency,
  token: string,
  given: { readonly answers: SkmAnswers; readonly comment: string },
  by: { readonly channel: SurveyChannel; readonly isStaffSession: boolean },
): Promise<void> {
  if (by.isStaffSession) throw ratingInStaffSession();
  const survey = await surveyByToken(regency, token);
  if (!survey) throw surveyNotFound();
  if (survey.status === 'expired') throw surveyExpired();
  await regency.db.transaction().execute(async (trx) => {
    const written = await trx
      .updateTable('surveys')
      .set({
        answers: JSON.stringify(given.answers),
        comment: given.comment === '' ? null : given.comment,
        answeredAt: regency.now(),
        answeredVia: by.channel,
      })
      .where('id', '=', survey.id)
      // Two hands at once: the first is counted.
      .where('answeredAt', 'is', null)
      .executeTakeFirst();
    if (written.numUpdatedRows === 0n) throw surveyAnswered();
    const { id, ticketId } = survey;
    const fact = { room: 'surveys', act: 'answer', subjectId: ticketId, actId: regency.newId() };
    await regency.react(
      trx,
      { ...fact, before: undefined, after: undefined, record: { surveyId: id } },
      regency,
    );
  });
}
