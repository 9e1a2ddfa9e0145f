/**
 * How often a password may be tried. A device on which the person signed in before has a count of its own, so nobody
 * else's wrong tries can lock her out; strangers are counted per account and address, then per address. No count is
 * ever the account's alone. See docs/decisions/0021.
 */
import type { Regency } from '#platform/regency.server.ts';
import { countTry, forgetTries, takeBackTry, type Tried } from '#platform/tries.server.ts';
import { defineProblem } from '#shared/problem.ts';

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

const wrongPassword = defineProblem('wrong_password', 400);
const wrongOwnCode = defineProblem('wrong_own_code', 400);

/** What is asked for again inside a session, and how it is refused when it does not match. */
const ASKED_AGAIN = { own_password: wrongPassword, own_code: wrongOwnCode } as const;
export type AskedAgain = keyof typeof ASKED_AGAIN;

/**
 * Asks for the own password, or for the code of a telephone that is being set up, inside a session: whoever sits down at
 * somebody's open screen may not guess on.
 * @param ask does what needs it; an answer that is not ok counts as wrong
 * @throws Problem wrongPassword, wrongOwnCode, tooManyTries with the minutes to wait
 */
export async function askAgain(
  regency: Regency,
  what: AskedAgain,
  userId: string,
  ask: () => Promise<Response>,
): Promise<Response> {
  await countTry(regency, what, userId);
  const answer = await ask();
  if (!answer.ok) throw ASKED_AGAIN[what]();
  await forgetTries(regency, what, userId);
  return answer;
}
