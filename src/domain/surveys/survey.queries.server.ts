/** Reads of surveys. */
import type { Regency } from '#platform/regency.server.ts';

const DAY_MS = 86_400_000;

/** Calendar days during which a survey may be answered. */
const OPEN_DAYS = 90;

/** The token of a survey: derived, so that it can be linked to again while only its hash is kept. */
export function tokenOf(regency: Regency, surveyId: string): string {
  return regency.seal(`survey:${surveyId}`).slice(0, 32);
}

export interface SurveyAsked {
  readonly id: string;
  readonly ticketId: string;
  readonly topicName: string;
  readonly topicNameEn: string;
  readonly status: 'open' | 'answered' | 'expired';
}

/** The survey behind a token; undefined when there is none. */
export async function surveyByToken(regency: Regency, token: string): Promise<SurveyAsked | undefined> {
  if (!/^[0-9a-f]{32}$/.test(token)) return undefined;
  const row = await regency.db
    .selectFrom('surveys')
    .innerJoin('topics', 'topics.id', 'surveys.topicId')
    .select([
      'surveys.id',
      'surveys.ticketId',
      'surveys.createdAt',
      'surveys.answeredAt',
      'topics.name as topicName',
      'topics.nameEn as topicNameEn',
    ])
    .where('surveys.tokenHash', '=', regency.seal(token))
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, ticketId, topicName, topicNameEn } = row;
  const isOver = regency.now().getTime() > row.createdAt.getTime() + OPEN_DAYS * DAY_MS;
  const status = row.answeredAt !== null ? 'answered' : isOver ? 'expired' : 'open';
  return { id, ticketId, topicName, topicNameEn, status };
}

/** The token of the newest survey of a ticket that still waits for its answer. */
export async function openSurveyToken(regency: Regency, ticketId: string): Promise<string | undefined> {
  const row = await regency.db
    .selectFrom('surveys')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('answeredAt', 'is', null)
    .where('createdAt', '>', new Date(regency.now().getTime() - OPEN_DAYS * DAY_MS))
    .orderBy('round', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && tokenOf(regency, row.id);
}
