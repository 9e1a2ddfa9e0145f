/** Signing in: one door for /masuk and for the quick change of person. Here are the cookies; the room does the rest. */
import type { RequestEvent } from '@sveltejs/kit';
import { emailOnDevice } from '#domain/offices/account.queries.server.ts';
import { giveCode, givePassword, type Knock } from '#domain/offices/sign-in.commands.server.ts';
import { endSession } from '#platform/identity/identity.server.ts';
import { DEVICE_COOKIE } from '#platform/limits.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { passOnCookies } from './session-cookies.server.ts';

/** Whose code is awaited, between the password and the code; sealed, so that nobody can name another. */
const SECOND_STEP_COOKIE = 'masuk_kedua';
const SECOND_STEP_S = 600;

type Visit = Pick<RequestEvent, 'request' | 'cookies' | 'locals' | 'getClientAddress'>;

/** What comes after the password: in, or a code. */
export type NextStep = 'signed_in' | 'second_factor';

/** The device's own secret, made at the first sign-in; it says nothing about the person. */
export function deviceOf({ cookies }: Pick<RequestEvent, 'cookies'>): string | undefined {
  const known = cookies.get(DEVICE_COOKIE);
  return known !== undefined && /^[\w-]{22}$/.test(known) ? known : undefined;
}

/** Tries a password. @throws Problem wrongSignIn, tooManyTries */
export async function signIn(event: Visit, typed: { email: string; password: string }): Promise<NextStep> {
  const came = await givePassword(event.locals.regency, runtime().identity, knockOf(event), typed);
  passOnCookies(event.cookies, came.answer);
  if (came.step === 'signed_in') keepDevice(event, came.device);
  else awaitCodeOf(event, came.userId);
  return came.step;
}

/** The second step, for the user whose code is awaited. @throws Problem wrongCode, tooManyTries */
export async function verifySecondFactor(event: Visit, userId: string, code: string): Promise<void> {
  const came = await giveCode(event.locals.regency, runtime().identity, knockOf(event), userId, code);
  event.cookies.delete(SECOND_STEP_COOKIE, { path: '/masuk' });
  passOnCookies(event.cookies, came.answer);
  keepDevice(event, came.device);
}

/**
 * The next person at a shared counter; the session of the one before ends, wherever it is read again.
 * @throws Problem unknownPerson for somebody who is not of this device, wrongSignIn, tooManyTries
 */
export async function switchPerson(
  event: Visit,
  next: { personId: string; password: string },
): Promise<NextStep> {
  const { regency, person } = event.locals;
  const email = await emailOnDevice(regency, deviceOf(event), next.personId);
  const step = await signIn(event, { email, password: next.password });
  if (person) await endSession(regency.db, person.userId, person.sessionId);
  return step;
}

/** The user who gave the password in this browser just now; undefined when nobody did, or too long ago. */
export function awaitedUser({ cookies, locals }: Pick<Visit, 'cookies' | 'locals'>): string | undefined {
  const [userId = '', seal = ''] = (cookies.get(SECOND_STEP_COOKIE) ?? '').split('.');
  return userId !== '' && seal === locals.regency.seal(`second:${userId}`) ? userId : undefined;
}

function knockOf(event: Visit): Knock {
  return {
    headers: event.request.headers,
    address: event.getClientAddress(),
    device: deviceOf(event),
  };
}

function awaitCodeOf({ cookies, locals: { regency } }: Visit, userId: string): void {
  cookies.set(SECOND_STEP_COOKIE, `${userId}.${regency.seal(`second:${userId}`)}`, {
    path: '/masuk',
    httpOnly: true,
    sameSite: 'lax',
    secure: regency.publicUrl.startsWith('https://'),
    maxAge: SECOND_STEP_S,
  });
}

function keepDevice({ cookies, locals: { regency } }: Visit, device: string): void {
  cookies.set(DEVICE_COOKIE, device, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: regency.publicUrl.startsWith('https://'),
    maxAge: 365 * 86_400,
  });
}
