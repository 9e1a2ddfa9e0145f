import { redirect } from '@sveltejs/kit';
import { welcomeGuest } from '#domain/tickets/guest.commands.server.ts';
import { guestDayAsked, guestForm } from '#domain/tickets/guest.form.ts';
import { mayKeepGuests } from '#domain/tickets/guest.policy.ts';
import { guestsOn } from '#domain/tickets/guest.queries.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../answer-form.server.ts';
import { requireStaff } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireStaff(event, mayKeepGuests);
  const { regency } = event.locals;
  const today = dayOf(regency.now(), WIB);
  const day = guestDayAsked(event.url.searchParams, today);
  return {
    day,
    today,
    guests: await guestsOn(regency, day),
    isWelcomed: event.url.searchParams.has('tersimpan'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const actor = requireStaff(event, mayKeepGuests);
    const { regency, locale } = event.locals;
    const day = guestDayAsked(event.url.searchParams, dayOf(regency.now(), WIB));
    const parsed = parseForm(guestForm(day, regency.now()), await readForm(event.request));
    if (!parsed.isRight) return refuseForm(parsed);
    try {
      await welcomeGuest(regency, actor, parsed.value);
    } catch (refused) {
      return refuseProblem(refused, locale, parsed.values);
    }
    redirect(303, `/buku-tamu?hari=${day}&tersimpan`);
  },
};
