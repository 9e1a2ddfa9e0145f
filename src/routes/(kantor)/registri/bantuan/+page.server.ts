import { helpList } from '#domain/help/help.queries.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event);
  event.setHeaders({ 'cache-control': 'no-store' });
  return { list: await helpList(event.locals.regency, actor, event.url.searchParams) };
};
