import { endPrimaryProduct } from '#domain/nagari/nagari.commands.server.ts';
import { endProductForm } from '#domain/nagari/nagari.form.ts';
import { productNameIn } from '#domain/nagari/nagari.queries.server.ts';
import { formAction } from '../../../../../../atur/answer.server.ts';
import { backTo, nagariFor } from '../../../../nagari-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const nagari = await nagariFor(event, 'end_product');
  return {
    nagari: { code: nagari.code, name: nagari.name },
    name: productNameIn(nagari, event.params.product),
  };
};

export const actions: Actions = {
  default: (asked) =>
    formAction(
      endProductForm,
      ({ locals, params }: RequestEvent, actor, { because }) =>
        endPrimaryProduct(locals.regency, actor, params.nagari, { because, productId: params.product }),
      backTo(asked),
    )(asked),
};
