import { withdrawGrading } from '#domain/grading/grading.commands.server.ts';
import { becauseForm } from '#domain/grading/grading.form.ts';
import { formAction } from '../../../../atur/answer.server.ts';
import { backTo, gradingFor } from '../../grading-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => ({ grading: await gradingFor(event, 'withdraw') });

export const actions: Actions = {
  default: (asked) =>
    formAction(
      becauseForm,
      ({ locals, params }: RequestEvent, actor, { because }) =>
        withdrawGrading(locals.regency, actor, params.grading, because),
      backTo(asked),
    )(asked),
};
