import { calendarNamed } from '#domain/offices/setting.queries.server.ts';
import { requireVerb } from '../../../door.server.ts';
import { importList } from './import-list.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'edit_calendar');
  return { calendar: await calendarNamed(event.locals.regency, event.params.calendar) };
};

export const actions: Actions = { default: importList };
