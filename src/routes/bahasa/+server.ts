/** Changes the language of the screens and goes back to the page one came from. */
import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const data = await request.formData();
  cookies.set('bahasa', data.get('bahasa') === 'en' ? 'en' : 'id', {
    path: '/',
    sameSite: 'lax',
    httpOnly: true,
    secure: url.protocol === 'https:',
    maxAge: 365 * 86_400,
  });
  const back = data.get('kembali');
  // Only a path of our own: `//elsewhere` and backslashes would leave the site.
  redirect(303, typeof back === 'string' && /^\/(?![/\\])[\w\-./]*$/.test(back) ? back : '/');
};
