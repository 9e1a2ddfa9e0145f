import { parseForm } from '#shared/form.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { personForm } from '#domain/offices/office.form.ts';
import { openOffices } from '#domain/offices/office.queries.server.ts';
import { addPerson } from '#domain/offices/person.commands.server.ts';
import { allPeople } from '#domain/offices/setting.queries.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { refuseForm, refuseProblem } from '../../../answer-form.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireStaff(event, 'administrator');
  const { regency } = event.locals;
  return {
    people: await allPeople(regency, dayOf(regency.now(), WIB)),
    offices: (await openOffices(regency)).map(({ id, shortName }) => ({ id, shortName })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const actor = requireStaff(event);
    const parsed = parseForm(personForm, await event.request.formData());
    if (!parsed.isRight) return refuseForm(parsed);
    try {
      return await addPerson(event.locals.regency, runtime().identity, actor, parsed.value);
    } catch (thrown) {
      return refuseProblem(thrown, event.locals.locale, parsed.values);
    }
  },
};
