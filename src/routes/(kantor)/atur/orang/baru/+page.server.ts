import { personForm } from '#domain/offices/office.form.ts';
import { openOffices } from '#domain/offices/office.queries.server.ts';
import { addPerson } from '#domain/offices/person.commands.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../../../answer-form.server.ts';
import { requireVerb } from '../../door.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'set_up_people');
  return {
    offices: (await openOffices(event.locals.regency)).map(({ id, shortName }) => ({ id, shortName })),
  };
};

export const actions: Actions = {
  // The first password is shown in the answer itself, once: it is kept nowhere, so there is no page to go on to.
  default: async (event) => {
    const actor = requireVerb(event, 'set_up_people');
    const parsed = parseForm(personForm, await readForm(event.request));
    if (!parsed.isRight) return refuseForm(parsed);
    const { name, email } = parsed.value;
    try {
      return {
        made: {
          ...(await addPerson(event.locals.regency, runtime().identity, actor, parsed.value)),
          name,
          email,
        },
      };
    } catch (thrown) {
      return refuseProblem(thrown, event.locals.locale, parsed.values);
    }
  },
};
