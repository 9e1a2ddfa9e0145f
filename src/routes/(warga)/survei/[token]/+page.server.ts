import { redirect } from '@sveltejs/kit';
import { answerSurvey, type SurveyChannel } from '#domain/surveys/survey.commands.server.ts';
import { surveyForm } from '#domain/surveys/survey.form.ts';
import { surveyNotFound } from '#domain/surveys/survey.problems.ts';
import { surveyByToken } from '#domain/surveys/survey.queries.server.ts';
import { applicantBySecret, ticketCookieName } from '#domain/tickets/ticket.access.server.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../../answer-form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const survey = await surveyByToken(locals.regency, params.token);
  if (!survey) throw surveyNotFound();
  return {
    status: survey.status,
    topic: locals.locale === 'en' ? survey.topicNameEn : survey.topicName,
    isThanked: url.searchParams.has('terima-kasih'),
    isStaffSession: locals.person !== undefined,
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { params, request, locals, url } = event;
    const parsed = parseForm(surveyForm, await readForm(request));
    if (!parsed.isRight) return refuseForm(parsed);
    const { comment, ...answers } = parsed.value;
    try {
      await answerSurvey(
        locals.regency,
        params.token,
        { answers, comment },
        { channel: await channelOf(event), isStaffSession: locals.person !== undefined },
      );
    } catch (thrown) {
      return refuseProblem(thrown, locals.locale, parsed.values);
    }
    redirect(303, `${url.pathname}?terima-kasih`);
  },
};

/** Through whose hands the ticket's link came, when this browser holds one. */
async function channelOf({ params, locals, cookies }: RequestEvent): Promise<SurveyChannel> {
  const survey = await surveyByToken(locals.regency, params.token);
  const secret = survey && cookies.get(ticketCookieName(survey.ticketId));
  const holder = secret && (await applicantBySecret(locals.regency, survey.ticketId, secret));
  return holder && holder.channel !== 'last_four' ? holder.channel : 'survey_link';
}
