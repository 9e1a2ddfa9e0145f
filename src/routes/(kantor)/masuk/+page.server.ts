import { fail, redirect } from '@sveltejs/kit';
import { problemTexts } from '#lang/problems.ts';
import { translator } from '#lang/translate.ts';
import { runtime } from '#platform/runtime.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  if (locals.person) redirect(303, '/meja');
};

export const actions: Actions = {
  default: async ({ request, cookies, locals }) => {
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
    for (const cookie of answer.headers.getSetCookie()) passOn(cookies, cookie);
    redirect(303, '/meja');
  },
};

/** Better Auth answers with Set-Cookie lines; the framework wants them one by one. */
function passOn(cookies: import('@sveltejs/kit').Cookies, line: string): void {
  const [pair = '', ...attributes] = line.split('; ');
  const at = pair.indexOf('=');
  const maxAge = attributes.find((one) => one.toLowerCase().startsWith('max-age='))?.slice(8);
  cookies.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: attributes.some((one) => one.toLowerCase() === 'secure'),
    ...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
  });
}
