import { removePeriod, removeWeekHours, setDecreedUntil } from '#domain/offices/calendar.commands.server.ts';
import { wallYear } from '#domain/offices/calendar-year.ts';
import { lastChanges } from '#domain/offices/history.queries.server.ts';
import { decreedForm, periodIdForm, validFromForm } from '#domain/offices/office.form.ts';
import { workCalendars } from '#domain/offices/office.queries.server.ts';
import { calendarById } from '#domain/offices/setting.queries.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { requireVerb } from '../../door.server.ts';
import { calendarAction } from './calendar-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'edit_calendar');
  const { regency, locale } = event.locals;
  const today = dayOf(regency.now(), WIB);
  const asked = Number(event.url.searchParams.get('tahun'));
  const thisYear = Number(today.slice(0, 4));
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : thisYear;
  const { calendar: id } = event.params;
  const calendar = await calendarById(regency, id, year);
  const [history, working] = await Promise.all([
    lastChanges(regency, 'calendar', id, locale),
    workCalendars(regency.db),
  ]);
  const wall = working.get(id);
  return {
    calendar,
    history,
    today,
    year,
    years: [thisYear - 1, thisYear, thisYear + 1, thisYear + 2],
    months: wall === undefined ? [] : wallYear(wall, year),
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
