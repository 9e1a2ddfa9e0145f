import { addHoliday } from '#domain/offices/calendar.commands.server.ts';
import { holidayForm } from '#domain/offices/office.form.ts';
import { allCalendars, calendarById } from '#domain/offices/setting.queries.server.ts';
import { recomputeDueDays } from '#domain/tickets/ticket.clock-change.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { settingNotFound } from '#domain/offices/office.problems.ts';
import type { Regency } from '#platform/regency.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import { formAction } from '../answer.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireStaff(event, 'administrator');
  const { regency } = event.locals;
  const year = Number(dayOf(regency.now(), WIB).slice(0, 4));
  const { name, holidays } = await calendarById(regency, await sharedCalendar(regency), year);
  return { name, holidays };
};

export const actions: Actions = {
  default: formAction(holidayForm, async ({ locals: { regency } }, actor, { sure, ...input }) => {
    await addHoliday(regency, actor, await sharedCalendar(regency), input, sure);
    // What is left after this many goes on at the next call.
    await recomputeDueDays(regency, 2000);
  }),
};

async function sharedCalendar(regency: Regency): Promise<string> {
  const all = await allCalendars(regency);
  const most = all.toSorted((a, b) => b.offices.length - a.offices.length)[0];
  if (!most) throw settingNotFound();
  return most.id;
}
