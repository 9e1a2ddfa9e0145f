import { confirmProposal, declineProposal, openProposal } from '#domain/registry/claim.commands.server.ts';
import { confirmForm, declineForm, proposalForm, PROPOSAL_LISTS } from '#domain/registry/claim.form.ts';
import { waitingProposals } from '#domain/registry/claim.queries.server.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../../answer-form.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import { attempt, formAction } from '../../atur/answer.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => registryReach(one, 'decide_proposal') !== undefined);
  event.setHeaders({ 'cache-control': 'no-store' });
  const { regency } = event.locals;
  return {
    ...(await waitingProposals(regency, actor)),
    now: regency.now(),
    may: { openPersonal: registryReach(actor, 'open_personal') !== undefined },
  };
};

export const actions: Actions = {
  confirm: formAction(
    confirmForm,
    ({ locals }: RequestEvent, actor, input) => confirmProposal(locals.regency, actor, input),
    { lists: PROPOSAL_LISTS },
  ),
  decline: formAction(declineForm, ({ locals }: RequestEvent, actor, input) =>
    declineProposal(locals.regency, actor, input),
  ),
  open: async (event) => {
    const actor = requireStaff(event);
    const { regency, locale } = event.locals;
    const parsed = parseForm(proposalForm, await readForm(event.request));
    if (!parsed.isRight) return refuseForm(parsed);
    const opened = await attempt(() => openProposal(regency, actor, parsed.value.proposalId));
    return opened.value === undefined
      ? refuseProblem(opened.refused, locale)
      : { opened: opened.value, errors: {}, values: {} };
  },
};
