import type { RequestEvent } from '@sveltejs/kit';
import { visitsBetween } from '#domain/visits/plan.queries.server.ts';
import { orderDay, stepInDay } from '#domain/visits/day.commands.server.ts';
import { cancelVisit, moveDay, moveVisit } from '#domain/visits/visit.commands.server.ts';
import { callOffForm, moveDayForm, moveForm, orderDayForm } from '#domain/visits/visit.form.ts';
import { visitReach } from '#domain/visits/visit.policy.ts';
import { visitors } from '#domain/visits/visit.queries.server.ts';
import { addDays, isDay, weekdayOf } from '#shared/day.ts';
import { parseForm } from '#shared/form.ts';
import { requireStaff } from '../../guard.server.ts';
import { asksForPerson } from './asked-person.ts';
import { planAction, seesPlans, todayOf } from './plan-door.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, seesPlans);
  const { regency } = event.locals;
  const given = event.url.searchParams;
  const today = todayOf(event);
  const day = given.get('dari') ?? '';
  const start = isDay(day) ? day : today;
  const from = addDays(start, 1 - weekdayOf(start));
  const officers = await visitors(regency);
  const personId = asksForPerson(given.get('petugas'), officers, actor, visitReach(actor, 'plan'));
  return {
    today,
    officers,
    from,
    personId,
    mayPlan: visitReach(actor, 'plan') !== undefined,
    wasPlanned: given.has('direncanakan'),
    visits: await visitsBetween(regency, actor, { from, to: addDays(from, 6), personId }),
  };
};

const officersOf = ({ locals }: RequestEvent) => visitors(locals.regency);

export const actions: Actions = {
  move: async (event) => {
    const form = moveForm(todayOf(event), await officersOf(event));
    return planAction(
      event,
      (data) => parseForm(form, data),
      (actor, asked) => moveVisit(event.locals.regency, actor, asked, asked),
    );
  },
  moveDay: async (event) => {
    const form = moveDayForm(todayOf(event), await officersOf(event));
    return planAction(
      event,
      (data) => parseForm(form, data),
      (actor, { fromOn, fromPersonId, ...to }) =>
        moveDay(event.locals.regency, actor, { on: fromOn, personId: fromPersonId }, to),
      // She sees the day where it stands now, with whoever goes now.
      ({ on, personId }) => `/rencana-kunjungan?dari=${on}&petugas=${personId}#h-${on}-${personId}`,
    );
  },
  cancel: (event) =>
    planAction(
      event,
      (data) => parseForm(callOffForm, data),
      (actor, asked) => cancelVisit(event.locals.regency, actor, asked, asked),
    ),
  order: (event) =>
    planAction(
      event,
      (data) => parseForm(orderDayForm, data),
      (actor, { visitId, step, ...day }) =>
        visitId !== undefined && step !== undefined
          ? stepInDay(event.locals.regency, actor, day, { visitId, step })
          : orderDay(event.locals.regency, actor, day),
    ),
};
