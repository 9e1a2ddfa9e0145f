import { endDutyDayForm, substituteForm } from '#domain/offices/office.form.ts';
import { appointSubstitute, endDuty } from '#domain/offices/person.commands.server.ts';
import {
  allPeople,
  dutyOfPerson,
  personById,
  substitutesOf,
} from '#domain/offices/setting.queries.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { formAction } from '../../../../answer.server.ts';
import { requireVerb } from '../../../../door.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'appoint');
  const { regency } = event.locals;
  const { id, name } = await personById(regency, event.params.person);
  const duty = await dutyOfPerson(regency, id, event.params.duty);
  const today = dayOf(regency.now(), WIB);
  const [people, substitutes] = await Promise.all([
    allPeople(regency, today, { state: 'active' }),
    substitutesOf(regency, duty, today),
  ]);
  return {
    person: { id, name },
    duty,
    substitutes,
    today,
    // A substitute is not substituted again, and what nobody confirmed is held by nobody.
    maySubstitute: duty.isConfirmed && duty.substituteFor === null,
    others: people
      .filter((one) => one.id !== id)
      .map((one) => ({ id: one.id, name: one.name, office: one.office })),
  };
};

const back = ({ params }: RequestEvent) => `/atur/orang/${params.person}`;

export const actions: Actions = {
  end: (event: RequestEvent) =>
    formAction(
      endDutyDayForm,
      ({ locals, params }: RequestEvent, actor, { lastDay }) =>
        endDuty(locals.regency, actor, params.duty, lastDay),
      { to: () => back(event) },
    )(event),
  substitute: (event: RequestEvent) =>
    formAction(
      substituteForm,
      ({ locals, params }: RequestEvent, actor, input) =>
        appointSubstitute(locals.regency, actor, { ...input, dutyId: params.duty }),
      { to: (id) => `/atur/orang/${id}` },
    )(event),
};
