import { changeHelp } from '#domain/help/help.commands.server.ts';
import { helpChangeForm } from '#domain/help/help.form.ts';
import { helpChoices } from '#domain/help/help.queries.server.ts';
import { formAction } from '../../../../atur/answer.server.ts';
import { helpFor } from '../../help-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { help, actor } = await helpFor(event, 'change');
  return { help, ...(await helpChoices(event.locals.regency, actor)) };
};

export const actions: Actions = {
  default: (asked) =>
    formAction(
      helpChangeForm(asked.locals.regency.now()),
      ({ locals, params }: RequestEvent, actor, { seenVersion, ...record }) =>
        changeHelp(locals.regency, actor, { code: params.help, seenVersion }, record),
      { to: () => `/registri/bantuan/${asked.params.help}` },
    )(asked),
};
