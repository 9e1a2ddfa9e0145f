import { notePotential } from '#domain/nagari/nagari.commands.server.ts';
import { potentialForm } from '#domain/nagari/nagari.form.ts';
import { formAction } from '../../../../atur/answer.server.ts';
import { backTo, nagariFor } from '../../nagari-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => ({ nagari: await nagariFor(event, 'note_potential') });

export const actions: Actions = {
  default: (asked) =>
    formAction(
      potentialForm,
      ({ locals, params }: RequestEvent, actor, input) =>
        notePotential(locals.regency, actor, params.nagari, input),
      backTo(asked),
    )(asked),
};
