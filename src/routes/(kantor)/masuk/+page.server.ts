import { redirect } from '@sveltejs/kit';
import { signInForm } from '#domain/offices/account.form.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseProblem, refuseSecretForm } from '../../answer-form.server.ts';
import { wayBack } from '../../guard.server.ts';
import { signIn, type NextStep } from '../../sign-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the page before says here. */
const SAID = ['account_made', 'password_made', 'factor_cleared', 'took_too_long'] as const;

export const load: PageServerLoad = ({ locals, url }) => {
  if (locals.person) redirect(303, '/meja');
  return { said: SAID.find((one) => url.searchParams.has(one)) };
};

export const actions: Actions = {
  default: async (event) => {
    const parsed = parseForm(signInForm, await readForm(event.request));
    if (!parsed.isRight) return refuseSecretForm(parsed, 'email');
    const back = wayBack(event.url.searchParams.get('ke'));
    let step: NextStep;
    try {
      step = await signIn(event, parsed.value);
    } catch (refused) {
      return refuseProblem(refused, event.locals.locale, { email: parsed.value.email });
    }
    redirect(303, step === 'second_factor' ? `/masuk/kedua?ke=${encodeURIComponent(back)}` : back);
  },
};
