import {
  changeAnswerTemplate,
  removeAnswerTemplate,
} from '#domain/layanan/answer-template.commands.server.ts';
import { answerTemplateForm } from '#domain/layanan/answer-template.form.ts';
import { keptTemplate } from '#domain/layanan/answer-template.queries.server.ts';
import { lastChanges } from '#domain/offices/history.queries.server.ts';
import { nothingForm } from '#domain/offices/office.form.ts';
import { formAction } from '../../answer.server.ts';
import { requireVerb } from '../../door.server.ts';
import { templateChoices } from '../choices.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireVerb(event, 'keep_answer_templates');
  const { regency, locale } = event.locals;
  const template = await keptTemplate(regency, actor, event.params.answer);
  return {
    template,
    ...(await templateChoices(regency, actor)),
    history: await lastChanges(regency, 'answer_template', template.id, locale),
  };
};

export const actions: Actions = {
  change: formAction(
    answerTemplateForm,
    ({ locals, params }: RequestEvent, actor, input) =>
      changeAnswerTemplate(locals.regency, actor, params.answer, input),
    { to: () => '/atur/templat' },
  ),
  remove: formAction(
    nothingForm,
    ({ locals, params }: RequestEvent, actor) => removeAnswerTemplate(locals.regency, actor, params.answer),
    { to: () => '/atur/templat' },
  ),
};
