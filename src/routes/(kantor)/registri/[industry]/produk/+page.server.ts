import { addProduct, changeProduct, endProduct } from '#domain/registry/industry.commands.server.ts';
import { productChangeForm, productEndForm, productForm } from '#domain/registry/industry.form.ts';
import { formAction } from '../../../atur/answer.server.ts';
import { industryFor } from '../../industry-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { industry } = await industryFor(event, 'change_product');
  return { industry };
};

export const actions: Actions = {
  add: formAction(productForm, ({ locals, params }: RequestEvent, actor, input) =>
    addProduct(locals.regency, actor, { code: params.industry }, input),
  ),
  change: formAction(productChangeForm, ({ locals, params }: RequestEvent, actor, input) =>
    changeProduct(locals.regency, actor, { code: params.industry }, input),
  ),
  end: formAction(productEndForm, ({ locals, params }: RequestEvent, actor, input) =>
    endProduct(locals.regency, actor, { code: params.industry }, input.productId),
  ),
};
