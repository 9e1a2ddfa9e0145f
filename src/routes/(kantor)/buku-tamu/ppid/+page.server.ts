import { registerYearAsked } from '#domain/tickets/formal-request.form.ts';
import { formalRequestsOf } from '#domain/tickets/formal-request.queries.server.ts';
import { mayKeepGuests } from '#domain/tickets/guest.policy.ts';
import { requireStaff } from '../../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireStaff(event, mayKeepGuests);
  const { regency } = event.locals;
  const asked = registerYearAsked(event.url.searchParams, regency.now());
  return { ...asked, requests: await formalRequestsOf(regency, asked.year) };
};
