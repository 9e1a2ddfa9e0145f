import { maySentraSomewhere } from '#domain/sentra/sentra.policy.ts';
import { sentraList } from '#domain/sentra/sentra.queries.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => maySentraSomewhere(one, 'read'));
  event.setHeaders({ 'cache-control': 'no-store' });
  return {
    rows: await sentraList(event.locals.regency, actor),
    may: { start: maySentraSomewhere(actor, 'start') },
  };
};
