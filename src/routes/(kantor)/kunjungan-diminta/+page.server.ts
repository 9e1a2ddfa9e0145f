import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { StaffActor } from '#domain/offices/duty.ts';
import { openPersonal } from '#domain/tickets/act.commands.server.ts';
import { mayDesk } from '#domain/tickets/desk.policy.ts';
import { planVisit, recordVisit } from '#domain/tickets/ticket.commands.server.ts';
import { visitPlanForm, visitRecordForm, visitTicketForm } from '#domain/tickets/visit.form.ts';
import { fieldOfficers, wantedVisits } from '#domain/tickets/visit.queries.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../answer-form.server.ts';
import { requireStaff } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

const seesVisits = (actor: StaffActor) => mayDesk(actor, 'see_visits');
const SAID = ['planned', 'met', 'missed'] as const;

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, seesVisits);
  const { regency } = event.locals;
  return {
    today: dayOf(regency.now(), WIB),
    self: actor.personId,
    visits: await wantedVisits(regency, actor),
    officers: await fieldOfficers(regency),
    said: SAID.find((one) => event.url.searchParams.has(one)),
  };
};

const todayOf = ({ locals }: RequestEvent) => dayOf(locals.regency.now(), WIB);

export const actions: Actions = {
  plan: async (event) => {
    const actor = requireStaff(event, seesVisits);
    const { regency, locale } = event.locals;
    const form = visitPlanForm(todayOf(event), await fieldOfficers(regency));
    const parsed = parseForm(form, await readForm(event.request));
    if (!parsed.isRight) return refuseForm(parsed);
    try {
      await planVisit(regency, actor, parsed.value, parsed.value);
    } catch (refused) {
      return refuseProblem(refused, locale, parsed.values);
    }
    redirect(303, '/kunjungan-diminta?planned');
  },
  record: async (event) => {
    const actor = requireStaff(event, seesVisits);
    const { regency, locale } = event.locals;
    const parsed = parseForm(visitRecordForm(todayOf(event)), await readForm(event.request));
    if (!parsed.isRight) return refuseForm(parsed);
    const { ticketId, ...visit } = parsed.value;
    try {
      await recordVisit(regency, actor, { ticketId }, visit);
    } catch (refused) {
      return refuseProblem(refused, locale, parsed.values);
    }
    redirect(303, `/kunjungan-diminta?${visit.isMet ? 'met' : 'missed'}`);
  },
  phone: async (event) => {
    const actor = requireStaff(event, seesVisits);
    const { regency, locale } = event.locals;
    const parsed = parseForm(visitTicketForm, await readForm(event.request));
    if (!parsed.isRight) return refuseForm(parsed);
    const { ticketId } = parsed.value;
    try {
      const { phone } = await openPersonal(regency, actor, ticketId);
      return { errors: {}, values: parsed.values, opened: { ticketId, phone } };
    } catch (refused) {
      return refuseProblem(refused, locale, parsed.values);
    }
  },
};
