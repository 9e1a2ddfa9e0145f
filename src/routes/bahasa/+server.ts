/** Changes the language of the screens and goes back to the page one came from. */
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { parseForm } from '#shared/form.ts';
import { readForm } from '../answer-form.server.ts';
import type { RequestHandler } from './$types';

const languageForm = v.object({
  bahasa: v.fallback(v.picklist(['id', 'en']), 'id'),
  // Only a path of our own: `//elsewhere` and backslashes would leave the site.
  kembali: v.fallback(v.pipe(v.string(), v.regex(/^\/(?![/\\])[\w\-./]*$/)), '/'),
});

export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const parsed = parseForm(languageForm, await readForm(request));
  cookies.set('bahasa', parsed.isRight ? parsed.value.bahasa : 'id', {
    path: '/',
    sameSite: 'lax',
    httpOnly: true,
    secure: url.protocol === 'https:',
    maxAge: 365 * 86_400,
  });
  redirect(303, parsed.isRight ? parsed.value.kembali : '/');
};
