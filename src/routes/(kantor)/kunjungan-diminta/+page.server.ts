import { redirect } from '@sveltejs/kit';
import { planVisit } from '#domain/tickets/ticket.commands.server.ts';
import { visitPlanForm } from '#domain/tickets/walk-in.form.ts';
import { fieldOfficers, wantedVisits } from '#domain/tickets/walk-in.queries.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { parseForm } from '#shared/form.ts';
import { refuseForm, refuseProblem } from '../../answer-form.server.ts';
import { requireStaff } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, 'field', 'desk', 'coordinator');
  const { regency } = event.locals;
  const today = dayOf(regency.now(), WIB);
  return {
    today,
    self: actor.personId,
    visits: await wantedVisits(regency, actor),
    officers: await fieldOfficers(regency, today),
    isPlanned: event.url.searchParams.has('direncanakan'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const actor = requireStaff(event, 'field', 'coordinator');
    const { regency, locale } = event.locals;
    const today = dayOf(regency.now(), WIB);
    const officers = (await fieldOfficers(regency, today)).map((officer) => officer.id);
    const parsed = parseForm(visitPlanForm(today, officers), await event.request.formData());
    if (!parsed.isRight) return refuseForm(parsed);
    const { ticketId, on, personId } = parsed.value;
    try {
      await planVisit(regency, actor, { ticketId }, { on, personId });
    } catch (refused) {
      return refuseProblem(refused, locale, parsed.values);
    }
    redirect(303, '/kunjungan-diminta?direncanakan');
  },
};
