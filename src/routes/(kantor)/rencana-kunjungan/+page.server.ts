import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { StaffActor } from '#domain/offices/duty.ts';
import { orderDay, stepInDay } from '#domain/visits/day.commands.server.ts';
import { makersUnseen, nagariToVisit, visitsBetween } from '#domain/visits/plan.queries.server.ts';
import { cancelVisit, moveDay, moveVisit, planVisits } from '#domain/visits/visit.commands.server.ts';
import { callOffForm, moveDayForm, moveForm, orderDayForm, planManyForm } from '#domain/visits/visit.form.ts';
import { visitReach } from '#domain/visits/visit.policy.ts';
import { visitors } from '#domain/visits/visit.queries.server.ts';
import { addDays, dayOf, isDay, weekdayOf, WIB } from '#shared/day.ts';
import { parseForm, type FormParsed, type FormRefused } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../answer-form.server.ts';
import { requireStaff } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

const seesPlans = (actor: StaffActor) => visitReach(actor, 'read') !== undefined;
const todayOf = ({ locals }: Pick<RequestEvent, 'locals'>) => dayOf(locals.regency.now(), WIB);

/** What the address asks for: the week of a day, one officer, one nagari; what is none of ours is passed over. */
async function asked(event: Pick<RequestEvent, 'locals' | 'url'>) {
  const { regency } = event.locals;
  const given = event.url.searchParams;
  const today = todayOf(event);
  const day = given.get('dari') ?? '';
  const start = isDay(day) ? day : today;
  const [officers, places] = await Promise.all([visitors(regency), nagariToVisit(regency)]);
  return {
    today,
    officers,
    places,
    from: addDays(start, 1 - weekdayOf(start)),
    personId: officers.find(({ id }) => id === given.get('petugas'))?.id,
    nagari: places.find(({ code }) => code === given.get('nagari'))?.code,
  };
}

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, seesPlans);
  const { regency } = event.locals;
  const week = await asked(event);
  const { from, personId, nagari, today } = week;
  return {
    ...week,
    self: actor.personId,
    mayPlan: visitReach(actor, 'plan'),
    visits: await visitsBetween(regency, actor, { from, to: addDays(from, 6), personId }),
    unseen: nagari === undefined ? [] : await makersUnseen(regency, nagari, today),
  };
};

/** Every action of the page: who, what was typed, what it does, and back to where she was. */
async function act<T>(
  event: RequestEvent,
  read: (data: FormData) => FormParsed<T> | FormRefused,
  does: (actor: StaffActor, value: T) => Promise<unknown>,
) {
  const actor = requireStaff(event, seesPlans);
  const parsed = read(await readForm(event.request));
  if (!parsed.isRight) return refuseForm(parsed);
  try {
    await does(actor, parsed.value);
  } catch (refused) {
    return refuseProblem(refused, event.locals.locale, parsed.values);
  }
  const query = new URLSearchParams([...event.url.searchParams].filter(([name]) => !name.startsWith('/')));
  redirect(303, `/rencana-kunjungan?${query}`);
}

export const actions: Actions = {
  plan: async (event) => {
    const { regency } = event.locals;
    const form = planManyForm(todayOf(event), await visitors(regency));
    return act(
      event,
      (data) => parseForm(form, data, { lists: ['makers'] }),
      (actor, { makers, reason = 'confirm', ...plan }) =>
        planVisits(
          regency,
          actor,
          makers.map((industry) => ({ ...plan, reason, industry })),
        ),
    );
  },
  move: async (event) => {
    const { regency } = event.locals;
    const form = moveForm(todayOf(event), await visitors(regency));
    return act(
      event,
      (data) => parseForm(form, data),
      (actor, asked) => moveVisit(regency, actor, asked, asked),
    );
  },
  moveDay: async (event) => {
    const { regency } = event.locals;
    const form = moveDayForm(todayOf(event), await visitors(regency));
    return act(
      event,
      (data) => parseForm(form, data),
      (actor, { fromOn, fromPersonId, ...to }) =>
        moveDay(regency, actor, { on: fromOn, personId: fromPersonId }, to),
    );
  },
  cancel: (event) =>
    act(
      event,
      (data) => parseForm(callOffForm, data),
      (actor, asked) => cancelVisit(event.locals.regency, actor, asked, asked),
    ),
  order: (event) =>
    act(
      event,
      (data) => parseForm(orderDayForm, data),
      (actor, { visitId, step, ...day }) =>
        visitId !== undefined && step !== undefined
          ? stepInDay(event.locals.regency, actor, day, { visitId, step })
          : orderDay(event.locals.regency, actor, day),
    ),
};
