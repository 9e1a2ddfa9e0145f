import { addPapers } from '#domain/nagari/nagari.commands.server.ts';
import { DECIDE_FILES, papersForm } from '#domain/nagari/nagari.form.ts';
import { decidedProductIn } from '#domain/nagari/nagari.queries.server.ts';
import { formAction } from '../../../../../../atur/answer.server.ts';
import { backTo, nagariFor } from '../../../../nagari-for.server.ts';
import { withPapers } from '../papers.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const nagari = await nagariFor(event, 'add_papers');
  return {
    nagari: { code: nagari.code, name: nagari.name },
    name: decidedProductIn(nagari, event.params.product).name,
  };
};

export const actions: Actions = {
  default: (asked) =>
    formAction(
      papersForm,
      ({ locals, params }: RequestEvent, actor, input) =>
        withPapers(locals.regency, input, (files) =>
          addPapers(locals.regency, actor, params.nagari, { productId: params.product, files }),
        ),
      { ...backTo(asked), files: DECIDE_FILES },
    )(asked),
};
