import { givePanelScore } from '#domain/grading/grading.commands.server.ts';
import { panelScoreForm } from '#domain/grading/grading.form.ts';
import { formAction } from '../../../../atur/answer.server.ts';
import { backTo, gradingFor, schemeOf } from '../../grading-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => ({ grading: await gradingFor(event, 'score') });

export const actions: Actions = {
  default: async (asked) =>
    formAction(
      panelScoreForm(await schemeOf(asked)),
      ({ locals, params }: RequestEvent, actor, score) =>
        givePanelScore(locals.regency, actor, params.grading, score),
      backTo(asked),
    )(asked),
};
