import { redirect } from '@sveltejs/kit';
import { switchForm } from '#domain/offices/account.form.ts';
import { peopleOnDevice } from '#domain/offices/account.queries.server.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseAtField, refuseSecretForm } from '../../answer-form.server.ts';
import { requireStaff } from '../../guard.server.ts';
import { deviceOf, switchPerson, type NextStep } from '../../sign-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event);
  const people = await peopleOnDevice(event.locals.regency, deviceOf(event));
  return {
    // Who works now stands above, not among those to choose from.
    people: people.filter((one) => one.id !== actor.personId).map(({ id, name }) => ({ id, name })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    requireStaff(event);
    const parsed = parseForm(switchForm, await readForm(event.request));
    if (!parsed.isRight) return refuseSecretForm(parsed, 'personId');
    let step: NextStep;
    try {
      step = await switchPerson(event, parsed.value);
    } catch (refused) {
      const { personId } = parsed.value;
      return refuseAtField('password', refused, event.locals.locale, { personId }, 'switch_wrong');
    }
    redirect(303, step === 'second_factor' ? '/masuk/kedua' : '/meja');
  },
};
