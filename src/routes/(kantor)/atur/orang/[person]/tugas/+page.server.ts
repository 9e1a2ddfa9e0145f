import { nagariByKecamatan } from '#domain/areas/area.queries.server.ts';
import { DUTIES } from '#domain/offices/duty.ts';
import { dutyForm } from '#domain/offices/office.form.ts';
import { openOffices } from '#domain/offices/office.queries.server.ts';
import { grantDuty } from '#domain/offices/person.commands.server.ts';
import { personById } from '#domain/offices/setting.queries.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { formAction } from '../../../answer.server.ts';
import { requireVerb } from '../../../door.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireVerb(event, 'appoint');
  const { regency } = event.locals;
  const { id, name, officeId } = await personById(regency, event.params.person);
  const [offices, areas] = await Promise.all([openOffices(regency), nagariByKecamatan(regency)]);
  return {
    person: { id, name, officeId },
    isSelf: id === actor.personId,
    duties: DUTIES,
    today: dayOf(regency.now(), WIB),
    offices: offices.map((office) => ({ id: office.id, shortName: office.shortName })),
    areas,
  };
};

export const actions: Actions = {
  default: formAction(
    dutyForm,
    ({ locals, params }: RequestEvent, actor, input) =>
      grantDuty(locals.regency, actor, params.person, input),
    { to: (id) => `/atur/orang/${id}` },
  ),
};
