import type { RequestEvent } from '@sveltejs/kit';
import { openPersonal } from '#domain/tickets/act.commands.server.ts';
import { mayDesk } from '#domain/tickets/desk.policy.ts';
import { recordVisit } from '#domain/tickets/ticket.commands.server.ts';
import { visitRecordForm, visitTicketForm } from '#domain/tickets/visit.form.ts';
import { wantedVisits } from '#domain/tickets/visit.queries.server.ts';
import { planMany } from '#domain/visits/day.commands.server.ts';
import { makersToVisit, nagariToVisit, sentraToVisit } from '#domain/visits/plan.queries.server.ts';
import { planManyForm } from '#domain/visits/visit.form.ts';
import { mayVisit, visitReach } from '#domain/visits/visit.policy.ts';
import { visitors } from '#domain/visits/visit.queries.server.ts';
import type { MakerSource } from '#domain/visits/visit.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../../answer-form.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import { planAction, seesPlans, todayOf } from '../plan-door.server.ts';
import { sourceCalled } from './sources.ts';
import type { Actions, PageServerLoad } from './$types';

const SAID = ['met', 'missed'] as const;
const DEFAULT_REASON = { unseen: 'confirm', figures: 'figures', nagari: 'confirm' } as const;

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, seesPlans);
  const { regency } = event.locals;
  const given = event.url.searchParams;
  const seesTickets = mayDesk(actor, 'see_visits');
  const source = sourceCalled(given.get('sumber'), seesTickets);
  const reach = visitReach(actor, 'plan');
  const officers = await visitors(regency);
  return {
    today: todayOf(event),
    self: actor.personId,
    seesTickets,
    source,
    officers: reach === 'all' ? officers : officers.filter(({ id }) => id === actor.personId),
    mayPlan: reach !== undefined,
    mayOrder: mayVisit(actor, 'move', actor.personId),
    said: SAID.find((one) => given.has(one)),
    asked: source === 'tickets' ? await wantedVisits(regency, actor) : [],
    places: source === 'tickets' ? undefined : await placesOf(event, source),
  };
};

/** Of the makers' sources: every nagari with its counts, or one of them with whom to choose. */
async function placesOf(event: Pick<RequestEvent, 'locals' | 'url'>, source: MakerSource) {
  const { regency } = event.locals;
  const { searchParams } = event.url;
  const today = todayOf(event);
  const all = await nagariToVisit(regency, today);
  const nagari = all.find(({ code }) => code === searchParams.get('nagari'));
  if (nagari === undefined) return { all, chosen: undefined };
  const after = searchParams.get('sesudah') ?? '';
  const [page, sentra] = await Promise.all([
    makersToVisit(regency, { source, nagariCode: nagari.code, today, after }),
    source === 'nagari' && after === '' ? sentraToVisit(regency, nagari.code) : [],
  ]);
  return {
    all,
    chosen: { ...nagari, ...page, sentra, isFirst: after === '', reason: DEFAULT_REASON[source] },
  };
}

export const actions: Actions = {
  plan: async (event) => {
    const { regency } = event.locals;
    const form = planManyForm(todayOf(event), await visitors(regency));
    return planAction(
      event,
      (data) => parseForm(form, data, { lists: ['targets'] }),
      (actor, { reason = 'confirm', ...plan }) => planMany(regency, actor, { ...plan, reason }),
      ({ on, personId }) =>
        `/rencana-kunjungan?dari=${on}&petugas=${personId}&direncanakan#h-${on}-${personId}`,
    );
  },
  record: (event) =>
    planAction(
      event,
      (data) => parseForm(visitRecordForm(todayOf(event)), data),
      (actor, { ticketId, ...visit }) => recordVisit(event.locals.regency, actor, { ticketId }, visit),
      ({ isMet }) => `/rencana-kunjungan/pilih?${isMet ? 'met' : 'missed'}`,
    ),
  phone: async (event) => {
    const actor = requireStaff(event, seesPlans);
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
