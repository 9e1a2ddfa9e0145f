import { removePeriod, removeWeekHours, setDecreedUntil } from '#domain/offices/calendar.commands.server.ts';
import { lastChanges } from '#domain/offices/history.queries.server.ts';
import { decreedForm, periodIdForm, validFromForm } from '#domain/offices/office.form.ts';
import { calendarYear } from '#domain/offices/setting.queries.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { requireVerb } from '../../door.server.ts';
import { calendarAction } from './calendar-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'edit_calendar');
  const { regency, locale } = event.locals;
  const today = dayOf(regency.now(), WIB);
  const thisYear = Number(today.slice(0, 4));
  const asked = Number(event.url.searchParams.get('tahun'));
  const year = asked >= 2000 && asked <= 2100 ? Math.trunc(asked) : thisYear;
  return {
    ...(await calendarYear(regency, event.params.calendar, year)),
    history: await lastChanges(regency, 'calendar', event.params.calendar, locale),
    today,
    years: [thisYear - 1, thisYear, thisYear + 1, thisYear + 2],
  };
};

export const actions: Actions = {
  decreed: calendarAction(decreedForm, (regency, actor, calendarId, { decreedUntil }) =>
    setDecreedUntil(regency, actor, calendarId, decreedUntil),
  ),
  drop_period: calendarAction(periodIdForm, (regency, actor, calendarId, { periodId }) =>
    removePeriod(regency, actor, calendarId, periodId),
  ),
  drop_week: calendarAction(validFromForm, (regency, actor, calendarId, { validFrom }) =>
    removeWeekHours(regency, actor, calendarId, validFrom),
  ),
};
