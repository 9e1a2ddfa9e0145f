import { ruleStandings } from '#domain/registry/rule.queries.server.ts';
import { requireVerb } from '../door.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'edit_rules');
  return { rules: await ruleStandings(event.locals.regency) };
};
