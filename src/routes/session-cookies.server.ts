/** Better Auth answers with Set-Cookie lines; the framework wants them one by one. */
import type { Cookies } from '@sveltejs/kit';

/** Hands every cookie of an identity answer to the visitor. */
export function passOnCookies(cookies: Cookies, answer: Response): void {
  for (const line of answer.headers.getSetCookie()) {
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
}
