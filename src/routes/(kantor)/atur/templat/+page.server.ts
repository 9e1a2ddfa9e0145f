import { keptTemplates } from '#domain/layanan/answer-template.queries.server.ts';
import { requireVerb } from '../door.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireVerb(event, 'keep_answer_templates');
  return { templates: await keptTemplates(event.locals.regency, actor) };
};
