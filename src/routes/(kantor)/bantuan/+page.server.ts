import { dutiesOf } from '#domain/tickets/desk.policy.ts';
import { requireStaff } from '../../guard.server.ts';
import type { PageServerLoad } from './$types';

/** Own duties first; the others are there to be read too. */
export const load: PageServerLoad = (event) => dutiesOf(requireStaff(event));
