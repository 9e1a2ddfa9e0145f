import { filterAsked } from '#domain/registry/industry.queries.server.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import { requireStaff } from '../../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const actor = requireStaff(event, (one) => registryReach(one, 'read') !== undefined);
  const { searchParams: params } = event.url;
  event.setHeaders({ 'cache-control': 'no-store' });
  return {
    asked: filterAsked(params),
    may: { openPersonal: registryReach(actor, 'open_personal') !== undefined },
  };
};
