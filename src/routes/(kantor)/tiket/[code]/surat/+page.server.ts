import { letterOf } from '#domain/tickets/letter.queries.server.ts';
import { requireStaff } from '../../../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event);
  event.setHeaders({ 'cache-control': 'no-store' });
  const { regency } = event.locals;
  return {
    letter: await letterOf(regency, actor, event.params.code),
    address: `${new URL(regency.publicUrl).host}/lacak`,
  };
};
