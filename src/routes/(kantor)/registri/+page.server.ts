import { waitingCount } from '#domain/registry/claim.queries.server.ts';
import { industryList } from '#domain/registry/industry.queries.server.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import { nagariLike } from '#domain/areas/area-search.ts';
import { sentraLike } from '#domain/sentra/sentra-search.queries.server.ts';
import { requireStaff } from '../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => registryReach(one, 'read') !== undefined);
  event.setHeaders({ 'cache-control': 'no-store' });
  const { regency } = event.locals;
  const [list, waiting] = await Promise.all([
    industryList(regency, actor, event.url.searchParams),
    waitingCount(regency, actor),
  ]);
  const typed = list.asked['cari'] ?? '';
  return {
    list,
    waiting,
    found: {
      products: list.products,
      nagari: nagariLike(list.kecamatan, typed),
      sentra: await sentraLike(regency, actor, typed),
    },
  };
};
