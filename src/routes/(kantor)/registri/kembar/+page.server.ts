import { registryReach } from '#domain/registry/industry.policy.ts';
import { twinList } from '#domain/registry/industry.queries.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => registryReach(one, 'change') !== undefined);
  event.setHeaders({ 'cache-control': 'no-store' });
  return { twins: await twinList(event.locals.regency, actor, event.url.searchParams.get('nagari') ?? '') };
};
