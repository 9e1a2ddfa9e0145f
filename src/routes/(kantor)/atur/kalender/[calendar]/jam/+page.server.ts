import { setWeekHours } from '#domain/offices/calendar.commands.server.ts';
import { weekForm } from '#domain/offices/office.form.ts';
import { calendarNamed, weekToday } from '#domain/offices/setting.queries.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { requireVerb } from '../../../door.server.ts';
import { calendarAction } from '../calendar-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'edit_calendar');
  const { regency } = event.locals;
  const calendar = await calendarNamed(regency, event.params.calendar);
  const today = dayOf(regency.now(), WIB);
  return { calendar, today, hours: await weekToday(regency, calendar.id, today) };
};

export const actions: Actions = {
  default: calendarAction(weekForm, (regency, actor, calendarId, input) =>
    setWeekHours(regency, actor, calendarId, input),
  ),
};
