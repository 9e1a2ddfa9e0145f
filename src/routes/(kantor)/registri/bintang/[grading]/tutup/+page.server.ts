import { closeGrading } from '#domain/grading/grading.commands.server.ts';
import { closeForm } from '#domain/grading/grading.form.ts';
import { formAction } from '../../../../atur/answer.server.ts';
import { backTo, gradingFor, schemeOf } from '../../grading-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => ({ grading: await gradingFor(event, 'close') });

export const actions: Actions = {
  default: async (asked) =>
    formAction(
      closeForm(await schemeOf(asked)),
      ({ locals, params }: RequestEvent, actor, evidence) =>
        closeGrading(locals.regency, actor, params.grading, evidence),
      backTo(asked),
    )(asked),
};
