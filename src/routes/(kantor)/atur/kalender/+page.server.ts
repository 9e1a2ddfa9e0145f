import { allCalendars } from '#domain/offices/setting.queries.server.ts';
import { requireVerb } from '../door.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'edit_calendar');
  return { calendars: await allCalendars(event.locals.regency) };
};
