import { createTopic } from '#domain/layanan/layanan.commands.server.ts';
import { topicForm } from '#domain/offices/office.form.ts';
import { openOffices } from '#domain/offices/office.queries.server.ts';
import { formAction } from '../../answer.server.ts';
import { requireVerb } from '../../door.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'edit_layanan');
  return {
    offices: (await openOffices(event.locals.regency)).map(({ id, shortName }) => ({ id, shortName })),
  };
};

export const actions: Actions = {
  default: formAction(topicForm, ({ locals }, actor, input) => createTopic(locals.regency, actor, input), {
    lists: ['supportingOfficeIds'],
    to: (id) => `/atur/topik/${id}`,
  }),
};
