import { recordHelp } from '#domain/help/help.commands.server.ts';
import { helpForm } from '#domain/help/help.form.ts';
import { mayRecordHelp } from '#domain/help/help.policy.ts';
import { helpChoices } from '#domain/help/help.queries.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { formAction } from '../../../atur/answer.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, mayRecordHelp);
  const { regency } = event.locals;
  return { ...(await helpChoices(regency, actor)), today: dayOf(regency.now(), WIB) };
};

export const actions: Actions = {
  default: (asked) =>
    formAction(
      helpForm(asked.locals.regency.now()),
      ({ locals }: RequestEvent, actor, input) => recordHelp(locals.regency, actor, input),
      { to: (code) => `/registri/bantuan/${code}/penerima` },
    )(asked),
};
