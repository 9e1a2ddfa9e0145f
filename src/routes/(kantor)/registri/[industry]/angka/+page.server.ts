import { recordFigures } from '#domain/registry/industry.commands.server.ts';
import { figuresForm, periodAsked } from '#domain/registry/industry.form.ts';
import { formAction } from '../../../atur/answer.server.ts';
import { industryFor } from '../../industry-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { industry } = await industryFor(event, 'record_figures');
  const period = periodAsked(event.url.searchParams, event.locals.regency.now());
  const kept = industry.figures.find((one) => one.year === period.year && one.quarter === period.quarter);
  return { industry, period, kept };
};

export const actions: Actions = {
  default: (asked) =>
    formAction(
      figuresForm(asked.locals.regency.now()),
      ({ locals, params }: RequestEvent, actor, input) =>
        recordFigures(locals.regency, actor, { code: params.industry }, input),
      { to: () => `/registri/${asked.params.industry}` },
    )(asked),
};
