import { nagariList } from '#domain/nagari/nagari.queries.server.ts';
import { nagariReach } from '#domain/nagari/nagari.policy.ts';
import { requireStaff } from '../../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => nagariReach(one, 'read') !== undefined);
  event.setHeaders({ 'cache-control': 'no-store' });
  return { list: await nagariList(event.locals.regency, actor) };
};
