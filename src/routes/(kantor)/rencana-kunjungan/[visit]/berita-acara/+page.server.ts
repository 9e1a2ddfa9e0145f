import { minutesWords } from '#domain/visits/minutes-words.server.ts';
import { minutesFor } from '#domain/visits/minutes.queries.server.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { seesPlans } from '../../plan-door.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, seesPlans);
  const { visit: visitId } = event.params;
  const { regency, locale } = event.locals;
  const minutes = await minutesFor(regency, actor, visitId);
  return { visitId, words: minutes && minutesWords(minutes, locale) };
};
