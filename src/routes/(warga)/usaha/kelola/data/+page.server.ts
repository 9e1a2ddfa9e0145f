import { proposeChange } from '#domain/registry/claim.commands.server.ts';
import { ownOwnerForm, ownRecordForm } from '#domain/registry/claim.form.ts';
import { INDUSTRY_LISTS } from '#domain/registry/industry.form.ts';
import { entryHere, owning } from '../holder.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ entry: await entryHere(event) });

export const actions: Actions = {
  record: owning(
    ownRecordForm,
    (regency, actor, input) =>
      proposeChange(regency, actor, { kind: 'record', productId: null, year: null }, input),
    { lists: INDUSTRY_LISTS },
  ),
  owner: owning(ownOwnerForm, (regency, actor, input) =>
    proposeChange(regency, actor, { kind: 'owner', productId: null, year: null }, input),
  ),
};
