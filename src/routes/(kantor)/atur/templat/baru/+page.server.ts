import { addAnswerTemplate } from '#domain/layanan/answer-template.commands.server.ts';
import { answerTemplateForm } from '#domain/layanan/answer-template.form.ts';
import { formAction } from '../../answer.server.ts';
import { requireVerb } from '../../door.server.ts';
import { templateChoices } from '../choices.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireVerb(event, 'keep_answer_templates');
  return templateChoices(event.locals.regency, actor);
};

export const actions: Actions = {
  default: formAction(
    answerTemplateForm,
    ({ locals }, actor, input) => addAnswerTemplate(locals.regency, actor, input),
    { to: () => '/atur/templat' },
  ),
};
