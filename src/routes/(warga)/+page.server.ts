import { leadAgency } from '#domain/offices/office.queries.server.ts';
import { figuresOfYear } from '#domain/outcomes/outcome.queries.server.ts';
import { topicChoices } from '#domain/tickets/opening.queries.server.ts';
import type { PageServerLoad } from './$types';

/** Seconds for which the server may keep this page for visitors without cookies. */
const KEPT_S = 20;

export const load: PageServerLoad = async ({ locals, setHeaders }) => {
  setHeaders({ 'x-ovo-cache': String(KEPT_S) });
  const [figures, counter, topics] = await Promise.all([
    figuresOfYear(locals.regency),
    leadAgency(locals.regency),
    topicChoices(locals.regency),
  ]);
  return {
    figures,
    counter,
    now: locals.regency.now(),
    topics: topics.map(({ slug, name, nameEn, standardDays, due }) => ({
      slug,
      name,
      nameEn,
      standardDays,
      due,
    })),
  };
};
