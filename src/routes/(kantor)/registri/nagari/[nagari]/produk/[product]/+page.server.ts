import { givePoints } from '#domain/nagari/nagari.commands.server.ts';
import { pointsForm } from '#domain/nagari/nagari.form.ts';
import { criteriaToday } from '#domain/nagari/nagari-rules.queries.server.ts';
import { proposalIn } from '#domain/nagari/nagari.queries.server.ts';
import { formAction } from '../../../../../atur/answer.server.ts';
import { nagariFor } from '../../../nagari-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const nagari = await nagariFor(event, 'read');
  return { nagari, proposal: proposalIn(nagari, event.params.product) };
};

export const actions: Actions = {
  default: async (asked) =>
    formAction(
      pointsForm((await criteriaToday(asked.locals.regency)).criteria),
      ({ locals, params }: RequestEvent, actor, input) =>
        givePoints(locals.regency, actor, params.nagari, { ...input, productId: params.product }),
    )(asked),
};
