/**
 * How often a password may be tried. A device on which the person signed in before has a count of its own, so nobody
 * else's wrong tries can lock her out; strangers are counted per account and address, then per address. No count is
 * ever the account's alone. See docs/decisions/0021.
 */
import type { Regency } from '#platform/regency.server.ts';
import { countTry, forgetTries, takeBackTry, type Tried } from '#platform/tries.server.ts';

export interface SignInTry {
  /** The account as typed, small letters. */
  readonly account: string;
  readonly address: string;
  /** The device's hash when this account was signed in on it before. */
  readonly knownDevice: string | undefined;
}

type Counts = readonly [own: readonly [Tried, string], ...shared: (readonly [Tried, string])[]];

function countsOf({ account, address, knownDevice }: SignInTry): Counts {
  if (knownDevice !== undefined) return [['password_on_known_device', `${account}|${knownDevice}`]];
  return [
    ['password_from_address', `${account}|${address}`],
    ['passwords_of_address', address],
  ];
}

/** Counts a try before the password is looked at. @throws Problem tooManyTries with the minutes to wait */
export async function countSignIn(regency: Regency, tried: SignInTry): Promise<void> {
  for (const [what, by] of countsOf(tried)) await countTry(regency, what, by);
}

/** A right password forgives the wrong ones of this device or address on this account, and nobody else's. */
export async function forgiveSignIn(regency: Regency, tried: SignInTry): Promise<void> {
  const [[what, by], ...shared] = countsOf(tried);
  await forgetTries(regency, what, by);
  for (const [sharedWhat, sharedBy] of shared) await takeBackTry(regency, sharedWhat, sharedBy);
}

/**
 * Asks for the own password again inside a session: whoever sits down at somebody's open screen may not guess on.
 * @param ask does what needs the password; an answer that is not ok counts as a wrong password
 * @throws Problem tooManyTries with the minutes to wait
 */
export async function askOwnPassword(
  regency: Regency,
  userId: string,
  ask: () => Promise<Response>,
): Promise<Response> {
  await countTry(regency, 'own_password', userId);
  const answer = await ask();
  if (answer.ok) await forgetTries(regency, 'own_password', userId);
  return answer;
}
