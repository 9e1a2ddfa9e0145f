import { guestsOn } from '#domain/tickets/walk-in.queries.server.ts';
import { dayOf, isDay, WIB } from '#shared/day.ts';
import { requireStaff } from '../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireStaff(event, 'desk', 'coordinator');
  const { regency } = event.locals;
  const asked = event.url.searchParams.get('hari') ?? '';
  const day = isDay(asked) ? asked : dayOf(regency.now(), WIB);
  return { day, guests: await guestsOn(regency, day) };
};
