import { giveOwnCalendar, shareCalendar } from '#domain/offices/calendar.commands.server.ts';
import { lastChanges } from '#domain/offices/history.queries.server.ts';
import { closeOffice, reopenOffice } from '#domain/offices/office.commands.server.ts';
import { nothingForm } from '#domain/offices/office.form.ts';
import { allCalendars, officeById, tiesOfOffice } from '#domain/offices/setting.queries.server.ts';
import { recomputeDueDays } from '#domain/tickets/ticket.clock-change.server.ts';
import { formAction } from '../../answer.server.ts';
import { requireVerb } from '../../door.server.ts';
import { FIRST_PIECE } from '../../kalender/first-piece.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'set_up_offices');
  const { regency, locale } = event.locals;
  const office = await officeById(regency, event.params.office);
  const [ties, calendars, history] = await Promise.all([
    tiesOfOffice(regency, office.id),
    allCalendars(regency),
    lastChanges(regency, 'office', office.id, locale),
  ]);
  const calendar = calendars.find((one) => one.id === office.calendarId);
  return {
    office,
    ties,
    history,
    calendar: calendar && { id: calendar.id, name: calendar.name, isShared: calendar.offices.length > 1 },
    mayClose: !office.isLeadAgency && ties.openTickets === 0 && ties.topics.length === 0,
  };
};

export const actions: Actions = {
  close: formAction(nothingForm, ({ locals, params }: RequestEvent, actor) =>
    closeOffice(locals.regency, actor, params.office),
  ),
  reopen: formAction(nothingForm, ({ locals, params }: RequestEvent, actor) =>
    reopenOffice(locals.regency, actor, params.office),
  ),
  own: formAction(nothingForm, ({ locals, params }: RequestEvent, actor) =>
    giveOwnCalendar(locals.regency, actor, params.office),
  ),
  share: formAction(nothingForm, async ({ locals: { regency }, params }: RequestEvent, actor) => {
    await shareCalendar(regency, actor, params.office);
    await recomputeDueDays(regency, FIRST_PIECE);
  }),
};
