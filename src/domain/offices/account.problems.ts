/** Every way an account can be refused. */
import { defineProblem } from '#shared/problem.ts';

/** Used, expired, or never made: one sentence for all three. */
export const linkEnded = defineProblem('link_ended', 410);
export const mayNotRecover = defineProblem('may_not_recover', 403);
export const unknownPerson = defineProblem('unknown_person', 422);
export const emailTaken = defineProblem('email_taken', 409);
