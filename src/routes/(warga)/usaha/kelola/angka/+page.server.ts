import { proposeChange } from '#domain/registry/claim.commands.server.ts';
import { ownFiguresForm } from '#domain/registry/claim.form.ts';
import { periodAsked } from '#domain/registry/industry.form.ts';
import { entryHere, owning } from '../holder.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const now = event.locals.regency.now();
  return {
    entry: await entryHere(event),
    year: periodAsked(event.url.searchParams, now).year,
    lastYear: periodAsked(new URLSearchParams(), now).year,
  };
};

export const actions: Actions = {
  default: owning(ownFiguresForm, (regency, actor, { year, ...input }) =>
    proposeChange(regency, actor, { kind: 'figures', productId: null, year }, input),
  ),
};
