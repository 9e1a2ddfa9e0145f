import { seatPanel } from '#domain/grading/grading.commands.server.ts';
import { PANEL_LISTS, panelForm } from '#domain/grading/grading.form.ts';
import { assessors } from '#domain/grading/grading.queries.server.ts';
import { formAction } from '../../../../atur/answer.server.ts';
import { backTo, gradingFor } from '../../grading-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => ({
  grading: await gradingFor(event, 'seat_panel'),
  assessors: await assessors(event.locals.regency),
});

export const actions: Actions = {
  default: (asked) =>
    formAction(
      panelForm,
      ({ locals, params }: RequestEvent, actor, { people }) =>
        seatPanel(locals.regency, actor, params.grading, people),
      { lists: PANEL_LISTS, ...backTo(asked) },
    )(asked),
};
