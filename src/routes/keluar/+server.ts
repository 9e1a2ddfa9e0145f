import { redirect } from '@sveltejs/kit';
import { runtime } from '#platform/runtime.server.ts';
import { passOnCookies } from '../session-cookies.server.ts';
import type { RequestHandler } from './$types';

/** Ends this session; the answer is the same whether there was one. */
export const POST: RequestHandler = async ({ request, cookies, locals }) => {
  if (locals.person) {
    const answer = await runtime().identity.api.signOut({ headers: request.headers, asResponse: true });
    passOnCookies(cookies, answer);
  }
  redirect(303, '/masuk');
};
