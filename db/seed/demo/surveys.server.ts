/** Who of the demonstration filled in the survey after an answer, and with which grades: through the real command. */
import { answerSurvey } from '#domain/surveys/survey.commands.server.ts';
import { tokenOf } from '#domain/surveys/survey.queries.server.ts';
import { SKM_ELEMENTS, type Grade, type SkmElement } from '#domain/surveys/skm.ts';
import type { Regency } from '#platform/regency.server.ts';
import { chanceFrom } from './chance.ts';

const HOUR_MS = 3_600_000;
const WILLING = 0.55;
/** One in so many answers is about time and complaints, where the programme is weakest. */
const WEAK: Partial<Record<SkmElement, Readonly<Record<'4' | '3' | '2' | '1', number>>>> = {
  u2: { 4: 34, 3: 50, 2: 13, 1: 3 },
  u3: { 4: 28, 3: 48, 2: 18, 1: 6 },
  u8: { 4: 32, 3: 49, 2: 15, 1: 4 },
};
const USUAL = { 4: 48, 3: 45, 2: 6, 1: 1 } as const;

/** Answers a little more than half of the surveys some days after they opened, none after the year's end. */
export async function fillSurveys(real: Regency, end: Date): Promise<void> {
  const surveys = await real.db
    .selectFrom('surveys')
    .innerJoin('tickets', 'tickets.id', 'surveys.ticketId')
    .select(['surveys.id', 'surveys.createdAt', 'surveys.round', 'tickets.code'])
    .where('surveys.answeredAt', 'is', null)
    .orderBy('surveys.createdAt')
    .orderBy('tickets.code')
    .execute();
  for (const survey of surveys) {
    const chance = chanceFrom(`survey ${survey.code} ${survey.round}`);
    const at = new Date(survey.createdAt.getTime() + chance.between(2, 200) * HOUR_MS);
    if (!chance.happens(WILLING) || at > end) continue;
    const answers = Object.fromEntries(
      SKM_ELEMENTS.map((element) => [element, Number(chance.weigh(WEAK[element] ?? USUAL)) as Grade]),
    );
    const regency = { ...real, now: () => at, newId: () => chance.id(at) };
    await answerSurvey(
      regency,
      tokenOf(real, survey.id),
      { answers, comment: '' },
      { channel: 'applicant', isStaffSession: false },
    );
  }
}
