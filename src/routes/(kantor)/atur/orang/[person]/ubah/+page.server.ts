import { personChangeForm } from '#domain/offices/office.form.ts';
import { openOffices } from '#domain/offices/office.queries.server.ts';
import { changePerson } from '#domain/offices/person.commands.server.ts';
import { personById } from '#domain/offices/setting.queries.server.ts';
import { formAction } from '../../../answer.server.ts';
import { requireVerb } from '../../../door.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'set_up_people');
  const { regency } = event.locals;
  const [person, offices] = await Promise.all([
    personById(regency, event.params.person),
    openOffices(regency),
  ]);
  const { id, name, phone, nip, officeId } = person;
  return {
    person: { id, name, phone, nip, officeId },
    offices: offices.map((office) => ({ id: office.id, shortName: office.shortName })),
  };
};

export const actions: Actions = {
  default: formAction(
    personChangeForm,
    ({ locals, params }: RequestEvent, actor, input) =>
      changePerson(locals.regency, actor, params.person, input),
    { to: (id) => `/atur/orang/${id}` },
  ),
};
