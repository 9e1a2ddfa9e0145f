import { readAsked } from '../asked.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const { area, office } = await readAsked(event);
  return { area, figures: office };
};
