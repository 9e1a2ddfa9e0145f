import { gradingReach } from '#domain/grading/grading.policy.ts';
import { gradingList } from '#domain/grading/grading.queries.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => gradingReach(one, 'read') !== undefined);
  event.setHeaders({ 'cache-control': 'no-store' });
  return { list: await gradingList(event.locals.regency, actor, event.url.searchParams) };
};
