import { helpList } from '#domain/help/help.queries.server.ts';
import { nextSteps } from '#domain/nagari/next-steps.ts';
import { ownNagariOf } from '#domain/nagari/nagari.policy.ts';
import { waitingProposals } from '#domain/registry/claim.queries.server.ts';
import { sentraInNagari } from '#domain/sentra/sentra.queries.server.ts';
import {
  developProduct,
  endPotential,
  graduateProduct,
  removePaper,
} from '#domain/nagari/nagari.commands.server.ts';
import { paperForm, potentialEndForm, productStepForm } from '#domain/nagari/nagari.form.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { formAction } from '../../../atur/answer.server.ts';
import { nagariFor } from '../nagari-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const nagari = await nagariFor(event, 'read');
  const { regency } = event.locals;
  const actor = requireStaff(event);
  // What waits for this nagari is told to its wali; others have lists of their own.
  const isOwn = ownNagariOf(actor) === nagari.code;
  const [sentra, owners, helps] = await Promise.all([
    sentraInNagari(regency, actor, nagari.code),
    isOwn ? waitingProposals(regency, actor) : { total: 0 },
    isOwn ? helpList(regency, actor, new URLSearchParams()) : { due: 0 },
  ]);
  return {
    nagari,
    sentra: sentra.map(({ slug, record, standing }) => ({ slug, name: record.name, state: standing.state })),
    steps: nextSteps(nagari, { owners: owners.total, results: helps.due }),
    now: regency.now(),
  };
};

export const actions: Actions = {
  end_potential: formAction(potentialEndForm, ({ locals, params }: RequestEvent, actor, { potentialId }) =>
    endPotential(locals.regency, actor, params.nagari, potentialId),
  ),
  remove_paper: formAction(paperForm, ({ locals, params }: RequestEvent, actor, paper) =>
    removePaper(locals.regency, actor, params.nagari, paper),
  ),
  develop: formAction(productStepForm, ({ locals, params }: RequestEvent, actor, { productId }) =>
    developProduct(locals.regency, actor, params.nagari, productId),
  ),
  graduate: formAction(productStepForm, ({ locals, params }: RequestEvent, actor, { productId }) =>
    graduateProduct(locals.regency, actor, params.nagari, productId),
  ),
};
