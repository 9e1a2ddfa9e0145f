import { requireStaff } from '../../../guard.server.ts';
import { readAsked } from '../asked.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const { area, office } = await readAsked(event.locals.regency, requireStaff(event), event.url.searchParams);
  return { area, figures: office };
};
