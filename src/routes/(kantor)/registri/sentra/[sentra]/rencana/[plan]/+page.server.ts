import { openOffices } from '#domain/offices/office.queries.server.ts';
import { changePlan, dropPlan } from '#domain/sentra/sentra.commands.server.ts';
import { becauseForm, planChangeForm } from '#domain/sentra/sentra.form.ts';
import { noSuchPlan } from '#domain/sentra/sentra.problems.ts';
import { isId } from '#shared/id.ts';
import { formAction } from '../../../../../atur/answer.server.ts';
import { backTo, sentraFor, targetOf } from '../../sentra-for.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const sentra = await sentraFor(event, 'change_plan');
  const plan = sentra.plans.find((one) => one.id === event.params.plan && one.doneOn === null);
  if (!plan) throw noSuchPlan();
  return { sentra, plan, offices: await openOffices(event.locals.regency) };
};

/** The line of the address. */
function planOf({ params }: RequestEvent): string {
  if (!isId(params.plan)) throw noSuchPlan();
  return params.plan;
}

export const actions: Actions = {
  change: (asked) =>
    formAction(
      planChangeForm(asked.locals.regency.now()),
      (event: RequestEvent, actor, { planOffice: officeId, ...line }) =>
        changePlan(event.locals.regency, actor, targetOf(event), {
          ...line,
          officeId,
          planId: planOf(event),
        }),
      backTo(asked),
    )(asked),
  drop: (asked) =>
    formAction(
      becauseForm,
      (event: RequestEvent, actor, { because }) =>
        dropPlan(event.locals.regency, actor, targetOf(event), { because, planId: planOf(event) }),
      backTo(asked),
    )(asked),
};
