/** Every way a visit, a phone or what it hands in can be refused. */
import { defineProblem } from '#shared/problem.ts';

export const visitNotFound = defineProblem('visit_not_found', 404);
export const outsideVisits = defineProblem('outside_visits', 403);
export const visitNotNow = defineProblem('visit_not_now', 409);
export const visitChanged = defineProblem('visit_changed', 409);
export const unknownVisitor = defineProblem('unknown_visitor', 400);
/** Nagari, maker, ticket or sentra that the plan names is not there. */
export const unknownVisitTarget = defineProblem('unknown_visit_target', 400);
/** Who knocks is no phone of ours. */
export const unknownDevice = defineProblem('unknown_device', 401);
/** The office took this phone's door away: what it holds is handed in, then it wipes itself. */
export const deviceRevoked = defineProblem('device_revoked', 403);
/** The key does not fit, or it was changed on the way. */
export const sealBroken = defineProblem('seal_broken', 400);
/** The same id came before with other words and counts already. */
export const actIsOther = defineProblem('act_is_other', 409);
/** It was mended or let go before: what came instead counts. */
export const actWasReplaced = defineProblem('act_was_replaced', 409);
/** The number made on the phone is somebody else's: the phone makes another. */
export const codeTaken = defineProblem('code_taken', 409);
/** Somebody changed the same field since she saw it: `answer.conflicts` shows both. */
export const changedByBoth = defineProblem('changed_by_both', 409);
/** What was typed does not pass the form: `answer.errors` says where. */
export const formRefused = defineProblem('form_refused', 422);
export const unknownFile = defineProblem('unknown_file', 404);
export const pieceOutOfPlace = defineProblem('piece_out_of_place', 409);
