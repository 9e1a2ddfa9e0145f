import { nagariByKecamatan } from '#domain/areas/area.queries.server.ts';
import { DUTIES } from '#domain/offices/duty.ts';
import { dutyForm, endDutyForm } from '#domain/offices/office.form.ts';
import { openOffices } from '#domain/offices/office.queries.server.ts';
import { endDuty, grantDuty } from '#domain/offices/person.commands.server.ts';
import { dutiesOfPerson, personById } from '#domain/offices/setting.queries.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { formAction } from '../../answer.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  requireStaff(event, 'administrator');
  const { regency } = event.locals;
  const { id, name, email } = await personById(regency, event.params.id);
  return {
    person: { id, name, email },
    held: await dutiesOfPerson(regency, id),
    duties: DUTIES,
    today: dayOf(regency.now(), WIB),
    offices: (await openOffices(regency)).map(({ id, shortName }) => ({ id, shortName })),
    areas: await nagariByKecamatan(regency),
  };
};

export const actions: Actions = {
  grant: formAction(dutyForm, async (event: RequestEvent, actor, input) => {
    const { id } = await personById(event.locals.regency, event.params.id);
    return grantDuty(event.locals.regency, actor, id, input);
  }),
  end: formAction(endDutyForm, (event: RequestEvent, actor, input) =>
    endDuty(event.locals.regency, actor, input.dutyId, input.lastDay),
  ),
};
