import { mayScheme } from '#domain/grading/grading.policy.ts';
import { schemeVersions } from '#domain/grading/star-scheme.queries.server.ts';
import { requireStaff } from '../../../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => mayScheme(one, 'read_scheme'));
  event.setHeaders({ 'cache-control': 'no-store' });
  return { versions: await schemeVersions(event.locals.regency, actor) };
};
