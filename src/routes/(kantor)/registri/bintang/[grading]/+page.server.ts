import { gradingPage } from '#domain/grading/grading.queries.server.ts';
import { requireStaff } from '../../../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event);
  event.setHeaders({ 'cache-control': 'no-store' });
  const { regency } = event.locals;
  return { grading: await gradingPage(regency, actor, event.params.grading), now: regency.now() };
};
