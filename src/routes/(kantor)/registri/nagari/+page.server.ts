import { regencyMap } from '#domain/areas/outline.queries.server.ts';
import { nagariList } from '#domain/nagari/nagari.queries.server.ts';
import { nagariReach } from '#domain/nagari/nagari.policy.ts';
import { requireStaff } from '../../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => nagariReach(one, 'read') !== undefined);
  event.setHeaders({ 'cache-control': 'no-store' });
  const { regency } = event.locals;
  const [list, map] = await Promise.all([nagariList(regency, actor), regencyMap(regency)]);
  return { list, map };
};
