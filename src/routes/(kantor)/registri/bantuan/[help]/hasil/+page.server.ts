import { tellResult } from '#domain/help/help.commands.server.ts';
import { resultForm } from '#domain/help/help.form.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { formAction } from '../../../../atur/answer.server.ts';
import { helpFor } from '../../help-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { help } = await helpFor(event, 'tell_result');
  return { help, today: dayOf(event.locals.regency.now(), WIB) };
};

export const actions: Actions = {
  default: (asked) =>
    formAction(
      resultForm(asked.locals.regency.now()),
      ({ locals, params }: RequestEvent, actor, input) =>
        tellResult(locals.regency, actor, { code: params.help }, input),
      { to: () => `/registri/bantuan/${asked.params.help}/hasil` },
    )(asked),
};
