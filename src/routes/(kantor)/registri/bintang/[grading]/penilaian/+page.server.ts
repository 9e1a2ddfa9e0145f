import { fillSelfAssessment, submitSelfAssessment } from '#domain/grading/grading.commands.server.ts';
import { ownAnswersForm } from '#domain/grading/grading.form.ts';
import { formAction } from '../../../../atur/answer.server.ts';
import { backTo, gradingFor, schemeOf } from '../../grading-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => ({ grading: await gradingFor(event, 'submit_self') });

export const actions: Actions = {
  submit: async (asked) =>
    formAction(
      ownAnswersForm(await schemeOf(asked), true),
      ({ locals, params }: RequestEvent, actor, answers) =>
        submitSelfAssessment(locals.regency, actor, params.grading, answers),
      backTo(asked),
    )(asked),
  keep: async (asked) =>
    formAction(
      ownAnswersForm(await schemeOf(asked), false),
      ({ locals, params }: RequestEvent, actor, answers) =>
        fillSelfAssessment(locals.regency, actor, params.grading, answers),
      backTo(asked),
    )(asked),
};
