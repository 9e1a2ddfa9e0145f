import { openOffices } from '#domain/offices/office.queries.server.ts';
import {
  addMember,
  addNeed,
  addPlan,
  dropLandFile,
  dropNeed,
  endMember,
  establishSentra,
  finishPlan,
  meetNeed,
} from '#domain/sentra/sentra.commands.server.ts';
import {
  establishForm,
  finishPlanForm,
  joinForm,
  landFileForm,
  leaveForm,
  needForm,
  needIdForm,
  planForm,
} from '#domain/sentra/sentra.form.ts';
import { sentraPage } from '#domain/sentra/sentra.queries.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { formAction } from '../../../atur/answer.server.ts';
import { targetOf } from './sentra-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event);
  const { regency } = event.locals;
  event.setHeaders({ 'cache-control': 'no-store' });
  const sentra = await sentraPage(regency, actor, event.params.sentra);
  return {
    sentra,
    now: regency.now(),
    today: dayOf(regency.now(), WIB),
    offices: sentra.may.add_plan ? await openOffices(regency) : [],
  };
};

const now = ({ locals }: RequestEvent) => locals.regency.now();

export const actions: Actions = {
  join: (asked) =>
    formAction(joinForm(now(asked)), (event: RequestEvent, actor, input) =>
      addMember(event.locals.regency, actor, targetOf(event), input),
    )(asked),
  drop_land_file: formAction(landFileForm, (event: RequestEvent, actor, { fileId }) =>
    dropLandFile(event.locals.regency, actor, targetOf(event), fileId),
  ),
  leave: (asked) =>
    formAction(leaveForm(now(asked)), (event: RequestEvent, actor, input) =>
      endMember(event.locals.regency, actor, targetOf(event), input),
    )(asked),
  establish: (asked) =>
    formAction(establishForm(now(asked)), (event: RequestEvent, actor, input) =>
      establishSentra(event.locals.regency, actor, targetOf(event), input),
    )(asked),
  plan: (asked) =>
    formAction(planForm(now(asked)), (event: RequestEvent, actor, { planOffice, ...line }) =>
      addPlan(event.locals.regency, actor, targetOf(event), { ...line, officeId: planOffice }),
    )(asked),
  need: formAction(needForm, (event: RequestEvent, actor, { need, needOffice: officeId }) =>
    addNeed(event.locals.regency, actor, targetOf(event), { need, officeId }),
  ),
  meet: formAction(needIdForm, (event: RequestEvent, actor, { needId }) =>
    meetNeed(event.locals.regency, actor, targetOf(event), needId),
  ),
  drop_need: formAction(needIdForm, (event: RequestEvent, actor, { needId }) =>
    dropNeed(event.locals.regency, actor, targetOf(event), needId),
  ),
  finish: formAction(finishPlanForm, (event: RequestEvent, actor, { planId }) =>
    finishPlan(event.locals.regency, actor, targetOf(event), planId),
  ),
};
