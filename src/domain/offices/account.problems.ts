/** Every way an account can be refused. */
import { defineProblem } from '#shared/problem.ts';

/** Used, expired, or never made: one sentence for all three. */
export const linkEnded = defineProblem('link_ended', 410);
export const mayNotRecover = defineProblem('may_not_recover', 403);
export const unknownPerson = defineProblem('unknown_person', 422);
/** One refusal for an unknown e-mail, a wrong password and somebody who no longer works here. */
export const wrongSignIn = defineProblem('wrong_sign_in', 400);
export const wrongCode = defineProblem('wrong_code', 400);
export const emailTaken = defineProblem('email_taken', 409);
