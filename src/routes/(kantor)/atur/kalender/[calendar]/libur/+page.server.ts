import { addHoliday } from '#domain/offices/calendar.commands.server.ts';
import { holidayForm } from '#domain/offices/office.form.ts';
import { calendarNamed } from '#domain/offices/setting.queries.server.ts';
import { requireVerb } from '../../../door.server.ts';
import { calendarAction } from '../calendar-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'edit_calendar');
  return { calendar: await calendarNamed(event.locals.regency, event.params.calendar) };
};

export const actions: Actions = {
  default: calendarAction(holidayForm, (regency, actor, calendarId, { sure, ...input }) =>
    addHoliday(regency, actor, calendarId, input, sure),
  ),
};
