import { decideProduct } from '#domain/nagari/nagari.commands.server.ts';
import { DECIDE_FILES, DECIDE_LISTS, decideForm } from '#domain/nagari/nagari.form.ts';
import { proposalIn } from '#domain/nagari/nagari.queries.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { formAction } from '../../../../../../atur/answer.server.ts';
import { backTo, nagariFor } from '../../../../nagari-for.server.ts';
import { withPapers } from '../papers.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const nagari = await nagariFor(event, 'decide_product');
  const proposal = proposalIn(nagari, event.params.product);
  return {
    nagari: { code: nagari.code, name: nagari.name },
    proposal,
    higher: proposal.place > 1 ? nagari.proposals.find((one) => one.place === 1)?.name : undefined,
    today: dayOf(event.locals.regency.now(), WIB),
  };
};

export const actions: Actions = {
  default: (asked) =>
    formAction(
      decideForm(asked.locals.regency.now()),
      ({ locals, params }: RequestEvent, actor, { attendance, minutes, ...input }) =>
        withPapers(locals.regency, { attendance, minutes }, (files) =>
          decideProduct(locals.regency, actor, params.nagari, { ...input, productId: params.product }, files),
        ),
      { ...backTo(asked), lists: DECIDE_LISTS, files: DECIDE_FILES },
    )(asked),
};
