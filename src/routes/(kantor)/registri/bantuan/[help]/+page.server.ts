import { changeShare, removeRecipient, withdrawHelp } from '#domain/help/help.commands.server.ts';
import { recipientForm, shareForm, withdrawForm } from '#domain/help/help.form.ts';
import { formAction } from '../../../atur/answer.server.ts';
import { helpFor } from '../help-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { help } = await helpFor(event, 'read');
  return { help, now: event.locals.regency.now() };
};

const target = ({ params }: RequestEvent) => ({ code: params.help });

export const actions: Actions = {
  share: formAction(shareForm, (event: RequestEvent, actor, input) =>
    changeShare(event.locals.regency, actor, target(event), input),
  ),
  remove: formAction(recipientForm, (event: RequestEvent, actor, { industryId }) =>
    removeRecipient(event.locals.regency, actor, target(event), industryId),
  ),
  withdraw: formAction(withdrawForm, (event: RequestEvent, actor, { because }) =>
    withdrawHelp(event.locals.regency, actor, target(event), because),
  ),
};
