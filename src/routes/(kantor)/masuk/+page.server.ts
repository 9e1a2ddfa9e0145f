import { fail, redirect } from '@sveltejs/kit';
import { problemTexts } from '#lang/problems.ts';
import { translator } from '#lang/translate.ts';
import { runtime } from '#platform/runtime.server.ts';
import { wayBack } from '../../guard.server.ts';
import { passOnCookies } from '../../session-cookies.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  if (locals.person) redirect(303, '/meja');
};

export const actions: Actions = {
  default: async ({ request, cookies, locals, url }) => {
    const data = await request.formData();
    const email = String(data.get('email') ?? '')
      .trim()
      .toLowerCase();
    const answer = await runtime().identity.api.signInEmail({
      body: { email, password: String(data.get('password') ?? '') },
      headers: request.headers,
      asResponse: true,
    });
    if (!answer.ok)
      return fail(400, {
        message: translator(problemTexts, locals.locale)('wrong_sign_in'),
        values: { email },
      });
    passOnCookies(cookies, answer);
    redirect(303, wayBack(url.searchParams.get('ke')));
  },
};
