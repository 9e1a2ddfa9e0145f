import { openOffices } from '#domain/offices/office.queries.server.ts';
import { officePlans } from '#domain/sentra/sentra-plans.queries.server.ts';
import { maySentraSomewhere } from '#domain/sentra/sentra.policy.ts';
import { requireStaff } from '../../../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => maySentraSomewhere(one, 'read'));
  const { regency } = event.locals;
  event.setHeaders({ 'cache-control': 'no-store' });
  return {
    plans: await officePlans(regency, actor, event.url.searchParams.get('dinas')),
    offices: await openOffices(regency),
  };
};
