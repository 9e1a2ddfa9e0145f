import { endSentra, reopenSentra, withdrawDecree } from '#domain/sentra/sentra.commands.server.ts';
import { becauseForm } from '#domain/sentra/sentra.form.ts';
import { formAction } from '../../../../atur/answer.server.ts';
import { backTo, sentraFor, targetOf } from '../sentra-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => ({
  sentra: await sentraFor(event, 'withdraw_decree', 'end', 'reopen'),
});

/** One of the three acts, each with a reason alone. */
function withReason(act: typeof endSentra) {
  return (asked: RequestEvent) =>
    formAction(
      becauseForm,
      (event: RequestEvent, actor, { because }) => act(event.locals.regency, actor, targetOf(event), because),
      backTo(asked),
    )(asked);
}

export const actions: Actions = {
  withdraw: withReason(withdrawDecree),
  end: withReason(endSentra),
  reopen: withReason(reopenSentra),
};
