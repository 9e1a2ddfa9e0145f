import { waitingCount } from '#domain/registry/claim.queries.server.ts';
import { industryList } from '#domain/registry/industry.queries.server.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import { nagariLike } from '#domain/areas/area-search.ts';
import { knownAreas } from '#domain/areas/outline.queries.server.ts';
import { sentraLike } from '#domain/sentra/sentra-search.queries.server.ts';
import { requireStaff } from '../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => registryReach(one, 'read') !== undefined);
  event.setHeaders({ 'cache-control': 'no-store' });
  const { regency } = event.locals;
  const [list, waiting, areas] = await Promise.all([
    industryList(regency, actor, event.url.searchParams),
    waitingCount(regency, actor),
    knownAreas(regency),
  ]);
  const typed = list.asked['cari'] ?? '';
  return {
    list,
    waiting,
    found: {
      products: list.products,
      nagari: nagariLike(areas, typed),
      sentra: await sentraLike(regency, actor, typed),
    },
  };
};
