/** Signing in: one door for /masuk and for the quick change of person. */
import type { RequestEvent } from '@sveltejs/kit';
import { rememberDevice } from '#domain/offices/account.commands.server.ts';
import { isKnownDevice, userAtWork } from '#domain/offices/account.queries.server.ts';
import { staffActor } from '#domain/offices/office.queries.server.ts';
import { dropSession } from '#platform/identity/identity.server.ts';
import { countSignIn, forgiveSignIn } from '#platform/identity/sign-in-limits.server.ts';
import { DEVICE_COOKIE } from '#platform/limits.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { countTry, forgetTries } from '#platform/tries.server.ts';
import { cleanText } from '#shared/form.ts';
import { defineProblem } from '#shared/problem.ts';
import { passOnCookies } from './session-cookies.server.ts';

/** One refusal for an unknown e-mail, a wrong password and somebody who no longer works here. */
const wrongSignIn = defineProblem('wrong_sign_in', 400);

const wrongCode = defineProblem('wrong_code', 400);

/** Whose code is awaited, between the password and the code; sealed, so that nobody can name another. */
const SECOND_STEP_COOKIE = 'masuk_kedua';
const SECOND_STEP_S = 600;

/** Longer is no password, only work for the hash. */
const LONGEST_PASSWORD = 1000;

type Visit = Pick<RequestEvent, 'request' | 'cookies' | 'locals' | 'getClientAddress'>;

/** The device's own secret, made at the first sign-in; it says nothing about the person. */
export function deviceOf({ cookies }: Pick<RequestEvent, 'cookies'>): string | undefined {
  const known = cookies.get(DEVICE_COOKIE);
  return known !== undefined && /^[\w-]{22}$/.test(known) ? known : undefined;
}

/**
 * Tries a password. The answer is `second_factor` when a code must follow.
 * @throws Problem wrongSignIn, tooManyTries
 */
export async function signIn(
  event: Visit,
  typed: { email: string; password: string },
): Promise<'signed_in' | 'second_factor'> {
  const { regency } = event.locals;
  // Cleaned as every form is, so that the password is compared with what was stored, and no NUL reaches the database.
  const account = {
    email: cleanText(typed.email),
    password: cleanText(typed.password).slice(0, LONGEST_PASSWORD),
  };
  const device = deviceOf(event);
  const isKnown = device !== undefined && (await isKnownDevice(regency, device, { email: account.email }));
  const tried = {
    account: account.email.slice(0, 200),
    address: event.getClientAddress(),
    knownDevice: isKnown ? regency.seal(device) : undefined,
  };
  await countSignIn(regency, tried);
  const answer = await runtime().identity.api.signInEmail({
    body: account,
    headers: event.request.headers,
    asResponse: true,
  });
  if (!answer.ok) throw wrongSignIn();
  const said = (await answer.clone().json()) as { twoFactorRedirect?: boolean; token?: string };
  const userId = await userAtWork(regency, account.email);
  if (userId === undefined) {
    if (said.token !== undefined) await dropSession(regency.db, said.token);
    throw wrongSignIn();
  }
  await forgiveSignIn(regency, tried);
  if (said.twoFactorRedirect) {
    passOnCookies(event.cookies, answer);
    event.cookies.set(SECOND_STEP_COOKIE, `${userId}.${regency.seal(`second:${userId}`)}`, {
      path: '/masuk',
      httpOnly: true,
      sameSite: 'lax',
      secure: regency.publicUrl.startsWith('https://'),
      maxAge: SECOND_STEP_S,
    });
    return 'second_factor';
  }
  await welcome(event, answer);
  return 'signed_in';
}

/**
 * The second step. A device on which the person signed in before has its own count; all strangers share one, because
 * whoever comes here knows the password and may have many addresses. @throws Problem wrongCode, tooManyTries
 */
export async function verifySecondFactor(event: Visit, code: string): Promise<void> {
  const { regency } = event.locals;
  const { api } = runtime().identity;
  const userId = awaitedUser(event);
  if (userId === undefined) throw wrongCode();
  const device = deviceOf(event);
  const isKnown = device !== undefined && (await isKnownDevice(regency, device, { userId }));
  const counted = `${userId}|${isKnown ? regency.seal(device) : 'stranger'}`;
  await countTry(regency, 'second_factor', counted);
  const bare = cleanText(code).replaceAll(/\s/g, '');
  const asked = { body: { code: bare }, headers: event.request.headers, asResponse: true } as const;
  const answer = /^\d{6}$/.test(bare) ? await api.verifyTOTP(asked) : await api.verifyBackupCode(asked);
  if (!answer.ok) throw wrongCode();
  await forgetTries(regency, 'second_factor', counted);
  event.cookies.delete(SECOND_STEP_COOKIE, { path: '/masuk' });
  await welcome(event, answer);
}

/** The user who gave the password in this browser just now. */
function awaitedUser({ cookies, locals }: Visit): string | undefined {
  const [userId = '', seal = ''] = (cookies.get(SECOND_STEP_COOKIE) ?? '').split('.');
  return userId !== '' && seal === locals.regency.seal(`second:${userId}`) ? userId : undefined;
}

/** Hands the session over to people who work here, and remembers the device. */
async function welcome(event: Visit, answer: Response): Promise<void> {
  const { regency } = event.locals;
  const { user } = (await answer.clone().json()) as { user?: { id: string } };
  const staff = user && (await staffActor(regency, user.id));
  if (!staff) throw wrongSignIn();
  passOnCookies(event.cookies, answer);
  const device = deviceOf(event) ?? Buffer.from(regency.random(16)).toString('base64url');
  event.cookies.set(DEVICE_COOKIE, device, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: regency.publicUrl.startsWith('https://'),
    maxAge: 365 * 86_400,
  });
  await rememberDevice(regency, staff.personId, device);
}
