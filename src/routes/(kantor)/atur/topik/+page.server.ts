import { allTopics } from '#domain/offices/setting.queries.server.ts';
import { requireVerb } from '../door.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'edit_layanan');
  return { topics: await allTopics(event.locals.regency) };
};
