import { proposeChange } from '#domain/registry/claim.commands.server.ts';
import { ownProductForm } from '#domain/registry/claim.form.ts';
import { productEndForm, productForm } from '#domain/registry/industry.form.ts';
import { entryHere, owning } from '../holder.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ entry: await entryHere(event) });

export const actions: Actions = {
  price: owning(
    () => ownProductForm,
    (regency, actor, { productId, ...input }) =>
      proposeChange(regency, actor, { kind: 'change_product', productId, year: null }, input),
  ),
  end: owning(
    () => productEndForm,
    (regency, actor, { productId }) =>
      proposeChange(regency, actor, { kind: 'end_product', productId, year: null }, {}),
  ),
  add: owning(
    () => productForm,
    (regency, actor, input) =>
      proposeChange(regency, actor, { kind: 'add_product', productId: null, year: null }, input),
  ),
};
