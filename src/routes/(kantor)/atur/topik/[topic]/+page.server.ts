import { closeTopic, reopenTopic } from '#domain/layanan/layanan.commands.server.ts';
import { lastChanges } from '#domain/offices/history.queries.server.ts';
import { nothingForm } from '#domain/offices/office.form.ts';
import {
  allOffices,
  allTopics,
  openTicketsOfTopic,
  topicById,
} from '#domain/offices/setting.queries.server.ts';
import { formAction } from '../../answer.server.ts';
import { requireVerb } from '../../door.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'edit_layanan');
  const { regency, locale } = event.locals;
  const topic = await topicById(regency, event.params.topic);
  const [tickets, offices, topics, history] = await Promise.all([
    openTicketsOfTopic(regency, topic.id),
    allOffices(regency),
    allTopics(regency),
    lastChanges(regency, 'topic', topic.id, locale),
  ]);
  const nameOf = (id: string) => offices.find((office) => office.id === id)?.shortName ?? '';
  return {
    topic,
    tickets,
    history,
    lead: nameOf(topic.leadOfficeId),
    supporting: topic.supportingOfficeIds.map(nameOf).toSorted(),
    isLast: topics.every((one) => one.closedOn !== null || one.id === topic.id),
  };
};

export const actions: Actions = {
  close: formAction(nothingForm, ({ locals, params }: RequestEvent, actor) =>
    closeTopic(locals.regency, actor, params.topic),
  ),
  reopen: formAction(nothingForm, ({ locals, params }: RequestEvent, actor) =>
    reopenTopic(locals.regency, actor, params.topic),
  ),
};
