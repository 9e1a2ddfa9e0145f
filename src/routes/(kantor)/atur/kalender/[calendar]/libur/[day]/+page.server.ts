import { changeHoliday, removeHoliday } from '#domain/offices/calendar.commands.server.ts';
import { holidayChangeForm, sureForm } from '#domain/offices/office.form.ts';
import { calendarNamed, holidayOf } from '#domain/offices/setting.queries.server.ts';
import { requireVerb } from '../../../../door.server.ts';
import { calendarAction } from '../../calendar-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'edit_calendar');
  const { regency } = event.locals;
  const [calendar, holiday] = await Promise.all([
    calendarNamed(regency, event.params.calendar),
    holidayOf(regency, event.params.calendar, event.params.day),
  ]);
  return { calendar, holiday };
};

export const actions: Actions = {
  change: calendarAction(holidayChangeForm, (regency, actor, calendarId, input, { params }) =>
    changeHoliday(regency, actor, calendarId, params['day'] ?? '', input),
  ),
  remove: calendarAction(sureForm, (regency, actor, calendarId, { sure }, { params }) =>
    removeHoliday(regency, actor, calendarId, params['day'] ?? '', sure),
  ),
};
