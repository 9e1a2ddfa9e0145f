import { requireStaff } from '../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  requireStaff(event);
  return { name: event.locals.person?.name ?? '' };
};
