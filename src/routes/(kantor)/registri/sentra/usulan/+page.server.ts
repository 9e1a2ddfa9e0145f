import { acceptProposal, dismissProposal } from '#domain/sentra/sentra.commands.server.ts';
import { acceptForm, dismissForm, findAnewForm, SENTRA_LISTS } from '#domain/sentra/sentra.form.ts';
import { maySentraSomewhere } from '#domain/sentra/sentra.policy.ts';
import { findProposalsAnew, membersProposed, sentraProposals } from '#domain/sentra/sentra.queries.server.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { formAction } from '../../../atur/answer.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => maySentraSomewhere(one, 'start'));
  event.setHeaders({ 'cache-control': 'no-store' });
  const { regency } = event.locals;
  return { ...(await sentraProposals(regency, actor)), now: regency.now() };
};

export const actions: Actions = {
  accept: formAction(
    acceptForm,
    ({ locals }: RequestEvent, actor, input) => acceptProposal(locals.regency, actor, input),
    { lists: SENTRA_LISTS, to: (slug) => `/registri/sentra/${slug}` },
  ),
  dismiss: formAction(dismissForm, async ({ locals }: RequestEvent, actor, { proposed, because }) =>
    dismissProposal(locals.regency, actor, {
      memberIds: await membersProposed(locals.regency, actor, proposed),
      because,
    }),
  ),
  anew: formAction(findAnewForm, ({ locals }: RequestEvent, actor) =>
    findProposalsAnew(locals.regency, actor),
  ),
};
