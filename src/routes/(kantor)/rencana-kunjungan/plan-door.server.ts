/** What the pages of planning share: who may open them, which day it is, and an action that goes back to where she was. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { StaffActor } from '#domain/offices/duty.ts';
import { visitReach } from '#domain/visits/visit.policy.ts';
import { dayOf, WIB } from '#shared/day.ts';
import type { FormParsed, FormRefused } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../answer-form.server.ts';
import { requireStaff } from '../../guard.server.ts';

/** The door in the frame asks the same. */
export const seesPlans = (actor: StaffActor) => visitReach(actor, 'read') !== undefined;

/** The regency's day now. */
export const todayOf = ({ locals }: Pick<RequestEvent, 'locals'>) => dayOf(locals.regency.now(), WIB);

/**
 * Every action: who, what was typed, what it does, and on to the page it leads to.
 * @param onwards from what was typed; the page itself as it was asked for when absent
 * @param mayOpen who may be on the page at all
 */
export async function planAction<T>(
  event: RequestEvent,
  read: (data: FormData) => FormParsed<T> | FormRefused,
  does: (actor: StaffActor, value: T) => Promise<unknown>,
  onwards: (value: T) => string = () => hereAgain(event.url),
  mayOpen: (actor: StaffActor) => boolean = seesPlans,
) {
  const actor = requireStaff(event, mayOpen);
  const parsed = read(await readForm(event.request));
  if (!parsed.isRight) return refuseForm(parsed);
  try {
    await does(actor, parsed.value);
  } catch (refused) {
    return refuseProblem(refused, event.locals.locale, parsed.values);
  }
  redirect(303, onwards(parsed.value));
}

/** The address without the name of the action. */
function hereAgain(url: URL): string {
  const query = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/')));
  return `${url.pathname}${query.size > 0 ? `?${query}` : ''}`;
}
