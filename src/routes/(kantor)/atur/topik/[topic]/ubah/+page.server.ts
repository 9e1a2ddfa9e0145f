import { changeTopic } from '#domain/layanan/layanan.commands.server.ts';
import { topicForm } from '#domain/offices/office.form.ts';
import { openOffices } from '#domain/offices/office.queries.server.ts';
import { openTicketsOfTopic, topicById } from '#domain/offices/setting.queries.server.ts';
import { formAction } from '../../../answer.server.ts';
import { requireVerb } from '../../../door.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'edit_layanan');
  const { regency } = event.locals;
  const topic = await topicById(regency, event.params.topic);
  const [tickets, offices] = await Promise.all([openTicketsOfTopic(regency, topic.id), openOffices(regency)]);
  return { topic, tickets, offices: offices.map(({ id, shortName }) => ({ id, shortName })) };
};

export const actions: Actions = {
  default: formAction(
    topicForm,
    ({ locals, params }: RequestEvent, actor, input) =>
      changeTopic(locals.regency, actor, params.topic, input),
    { lists: ['supportingOfficeIds'], to: (id) => `/atur/topik/${id}` },
  ),
};
