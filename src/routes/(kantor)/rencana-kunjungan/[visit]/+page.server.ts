import { missVisit, reportVisit } from '#domain/visits/visit.commands.server.ts';
import { missForm, reportForm } from '#domain/visits/visit.form.ts';
import { visitPage } from '#domain/visits/visit-page.queries.server.ts';
import { parseForm } from '#shared/form.ts';
import { requireStaff } from '../../../guard.server.ts';
import { planAction, seesPlans, todayOf } from '../plan-door.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, seesPlans);
  const { regency } = event.locals;
  return {
    today: todayOf(event),
    wasWritten: event.url.searchParams.has('tercatat'),
    visit: await visitPage(regency, actor, event.params.visit),
  };
};

const written = (id: string) => `/rencana-kunjungan/${id}?tercatat`;

/** What came of it, written down at the office: from paper, or by telephone. */
export const actions: Actions = {
  report: (event) => {
    const { visit: id } = event.params;
    return planAction(
      event,
      (data) => parseForm(reportForm(todayOf(event)), data),
      (actor, given) => reportVisit(event.locals.regency, actor, { id }, given),
      () => written(id),
    );
  },
  miss: (event) => {
    const { visit: id } = event.params;
    return planAction(
      event,
      (data) => parseForm(missForm(todayOf(event)), data),
      (actor, given) => missVisit(event.locals.regency, actor, { id }, given),
      () => written(id),
    );
  },
};
