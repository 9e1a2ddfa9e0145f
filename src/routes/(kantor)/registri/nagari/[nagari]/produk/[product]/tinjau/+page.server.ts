import { reviewProduct } from '#domain/nagari/nagari.commands.server.ts';
import { reviewForm } from '#domain/nagari/nagari.form.ts';
import { decidedProductIn } from '#domain/nagari/nagari.queries.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { formAction } from '../../../../../../atur/answer.server.ts';
import { backTo, nagariFor } from '../../../../nagari-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const nagari = await nagariFor(event, 'review_product');
  return {
    nagari: { code: nagari.code, name: nagari.name },
    name: decidedProductIn(nagari, event.params.product).name,
    today: dayOf(event.locals.regency.now(), WIB),
  };
};

export const actions: Actions = {
  default: (asked) =>
    formAction(
      reviewForm(asked.locals.regency.now()),
      ({ locals, params }: RequestEvent, actor, input) =>
        reviewProduct(locals.regency, actor, params.nagari, { ...input, productId: params.product }),
      backTo(asked),
    )(asked),
};
