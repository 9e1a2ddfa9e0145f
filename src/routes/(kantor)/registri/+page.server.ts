import { industryList } from '#domain/registry/industry.queries.server.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import { requireStaff } from '../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => registryReach(one, 'read') !== undefined);
  event.setHeaders({ 'cache-control': 'no-store' });
  return { list: await industryList(event.locals.regency, actor, event.url.searchParams) };
};
