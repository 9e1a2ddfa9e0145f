import { fillSelfAssessment, submitSelfAssessment } from '#domain/grading/grading.commands.server.ts';
import { ownAnswersForm } from '#domain/grading/grading.form.ts';
import { ownDraft } from '#domain/grading/grading.queries.server.ts';
import type { StarScheme } from '#domain/grading/star-grading.ts';
import { holderHere, owning } from '../../holder.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => ({ draft: await draftHere(event) });

async function draftHere(event: RequestEvent) {
  const actor = await holderHere(event);
  return actor && ownDraft(event.locals.regency, actor, event.params.grading);
}

/** Without a link that holds there are no questions: what was typed comes back with the refusal. */
async function answersForm(event: RequestEvent, needsAll: boolean) {
  const draft = await draftHere(event);
  const none: Pick<StarScheme, 'groups'> = { groups: [] };
  return ownAnswersForm(draft?.scheme ?? none, needsAll);
}

export const actions: Actions = {
  submit: async (event) => {
    const form = await answersForm(event, true);
    return owning(
      () => form,
      (regency, actor, answers) => submitSelfAssessment(regency, actor, event.params.grading, answers),
      { said: 'tersimpan' },
    )(event);
  },
  keep: async (event) => {
    const form = await answersForm(event, false);
    return owning(
      () => form,
      (regency, actor, answers) => fillSelfAssessment(regency, actor, event.params.grading, answers),
      { said: 'tersimpan' },
    )(event);
  },
};
