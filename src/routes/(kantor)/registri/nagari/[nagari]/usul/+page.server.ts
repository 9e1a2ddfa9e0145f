import { proposeProduct } from '#domain/nagari/nagari.commands.server.ts';
import { PROPOSE_LISTS, proposeForm } from '#domain/nagari/nagari.form.ts';
import { formAction } from '../../../../atur/answer.server.ts';
import { backTo, nagariFor } from '../../nagari-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => ({ nagari: await nagariFor(event, 'propose_product') });

export const actions: Actions = {
  default: (asked) =>
    formAction(
      proposeForm,
      ({ locals, params }: RequestEvent, actor, input) =>
        proposeProduct(locals.regency, actor, params.nagari, input),
      { ...backTo(asked), lists: PROPOSE_LISTS },
    )(asked),
};
