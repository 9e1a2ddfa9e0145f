import { redirect } from '@sveltejs/kit';
import { refuseProblem } from '../../answer-form.server.ts';
import { wayBack } from '../../guard.server.ts';
import { signIn } from '../../sign-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  if (locals.person) redirect(303, '/meja');
  return { isMade: url.searchParams.has('tersimpan') };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    const email = String(data.get('email') ?? '')
      .trim()
      .toLowerCase();
    const password = String(data.get('password') ?? '');
    const back = wayBack(event.url.searchParams.get('ke'));
    let step: Awaited<ReturnType<typeof signIn>>;
    try {
      step = await signIn(event, { email, password });
    } catch (refused) {
      return refuseProblem(refused, event.locals.locale, { email });
    }
    redirect(303, step === 'second_factor' ? `/masuk/kedua?ke=${encodeURIComponent(back)}` : back);
  },
};
