/** Signing in: the password, and the code where one is set up. What is handed to the browser is the route's. */
import { rememberDevice } from '#domain/offices/account.commands.server.ts';
import { wrongCode, wrongSignIn } from '#domain/offices/account.problems.ts';
import { isKnownDevice, userAtWork } from '#domain/offices/account.queries.server.ts';
import { staffActor } from '#domain/offices/office.queries.server.ts';
import { dropSession, type Identity } from '#platform/identity/identity.server.ts';
import { countSignIn, forgiveSignIn } from '#platform/identity/sign-in-limits.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { countTry, forgetTries } from '#platform/tries.server.ts';

/** Who knocks: what the browser sent, from where, and the secret of its device if it has one. */
export interface Knock {
  readonly headers: Headers;
  readonly address: string;
  readonly device: string | undefined;
}

/** Let in; `answer` carries the session's cookies, `device` is to be kept by the browser. */
export interface LetIn {
  readonly step: 'signed_in';
  readonly answer: Response;
  readonly device: string;
}

/** The password was right and a code must follow; `answer` carries the cookie that waits for it. */
export interface CodeAwaited {
  readonly step: 'second_factor';
  readonly answer: Response;
  readonly userId: string;
}

/**
 * Tries a password. Counted before it is looked at (decision 0021).
 * @throws Problem wrongSignIn: one refusal for an unknown e-mail, a wrong password and who no longer works here
 * @throws Problem tooManyTries
 */
export async function givePassword(
  regency: Regency,
  identity: Identity,
  knock: Knock,
  typed: { readonly email: string; readonly password: string },
): Promise<LetIn | CodeAwaited> {
  const { device } = knock;
  const isKnown = device !== undefined && (await isKnownDevice(regency, device, { email: typed.email }));
  const tried = {
    account: typed.email,
    address: knock.address,
    knownDevice: isKnown ? regency.seal(device) : undefined,
  };
  await countSignIn(regency, tried);
  const answer = await identity.api.signInEmail({
    body: { email: typed.email, password: typed.password },
    headers: knock.headers,
    asResponse: true,
  });
  if (!answer.ok) throw wrongSignIn();
  const said = (await answer.clone().json()) as { twoFactorRedirect?: boolean; token?: string };
  const userId = await userAtWork(regency, typed.email);
  if (userId === undefined) {
    if (said.token !== undefined) await dropSession(regency.db, said.token);
    throw wrongSignIn();
  }
  await forgiveSignIn(regency, tried);
  return said.twoFactorRedirect
    ? { step: 'second_factor', answer, userId }
    : letIn(regency, answer, userId, device);
}

/**
 * The second step. A device on which the person signed in before has its own count; all strangers share one, because
 * whoever comes here knows the password and may have many addresses.
 * @param userId who gave the password in this browser just now
 * @param code six digits from the telephone, or a backup code
 * @throws Problem wrongCode, tooManyTries
 */
export async function giveCode(
  regency: Regency,
  identity: Identity,
  { device, headers }: Knock,
  userId: string,
  code: string,
): Promise<LetIn> {
  const isKnown = device !== undefined && (await isKnownDevice(regency, device, { userId }));
  const counted = `${userId}|${isKnown ? regency.seal(device) : 'stranger'}`;
  await countTry(regency, 'second_factor', counted);
  const asked = { body: { code }, headers, asResponse: true } as const;
  const answer = /^\d{6}$/.test(code)
    ? await identity.api.verifyTOTP(asked)
    : await identity.api.verifyBackupCode(asked);
  if (!answer.ok) throw wrongCode();
  await forgetTries(regency, 'second_factor', counted);
  return letIn(regency, answer, userId, device);
}

/** Hands the session over to people who work here, and remembers the device. */
async function letIn(
  regency: Regency,
  answer: Response,
  userId: string,
  knownDevice: string | undefined,
): Promise<LetIn> {
  const staff = await staffActor(regency, userId);
  if (!staff) throw wrongSignIn();
  const device = knownDevice ?? Buffer.from(regency.random(16)).toString('base64url');
  await rememberDevice(regency, staff.personId, device);
  return { step: 'signed_in', answer, device };
}
