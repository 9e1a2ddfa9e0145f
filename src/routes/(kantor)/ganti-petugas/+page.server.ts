import { redirect } from '@sveltejs/kit';
import { peopleOnDevice } from '#domain/offices/account.queries.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { refuseProblem } from '../../answer-form.server.ts';
import { requireStaff } from '../../guard.server.ts';
import { endSession } from '#platform/identity/identity.server.ts';
import { deviceOf, signIn } from '../../sign-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event);
  const device = deviceOf(event);
  const people = device === undefined ? [] : await peopleOnDevice(event.locals.regency, device);
  return { people: people.filter((one) => one.id !== actor.personId).map(({ id, name }) => ({ id, name })) };
};

export const actions: Actions = {
  default: async (event) => {
    requireStaff(event);
    const { regency, locale, person } = event.locals;
    const data = await event.request.formData();
    const device = deviceOf(event);
    const people = device === undefined ? [] : await peopleOnDevice(regency, device);
    const next = people.find((one) => one.id === data.get('personId'));
    const session = await runtime().identity.api.getSession({ headers: event.request.headers });
    let step: Awaited<ReturnType<typeof signIn>>;
    try {
      step = await signIn(event, { email: next?.email ?? '', password: String(data.get('password') ?? '') });
    } catch (refused) {
      return refuseProblem(refused, locale, { personId: next?.id ?? '' });
    }
    if (session && person) await endSession(regency.db, session.user.id, person.sessionId);
    redirect(303, step === 'second_factor' ? '/masuk/kedua' : '/meja');
  },
};
