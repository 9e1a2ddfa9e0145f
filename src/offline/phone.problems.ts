/** Every way the phone itself refuses; what the office refuses comes under the office's names. */
import { defineProblem } from '#shared/problem.ts';

export const phoneLocked = defineProblem('phone_locked', 403);
/** `left`: tries before it must wait. */
export const wrongPin = defineProblem('wrong_pin', 403);
export const pinMustWait = defineProblem('pin_must_wait', 429);
/** Not six digits, all the same, or counted up or down. */
export const pinTooSimple = defineProblem('pin_too_simple', 422);
/** It is somebody's already: she signs out first. */
export const phoneIsTaken = defineProblem('phone_is_taken', 409);
export const phoneIsNobodys = defineProblem('phone_is_nobodys', 409);
/** No room left on the phone: nothing of what was there is lost. */
export const phoneFull = defineProblem('phone_full', 507);
/** Another tab has the draft open, sent it or deleted it. */
export const draftIsElsewhere = defineProblem('draft_is_elsewhere', 409);
export const actTooLarge = defineProblem('act_too_large', 413);
export const heldFileTooLarge = defineProblem('held_file_too_large', 413);
/** Of a file only the name is left on this phone. */
export const heldFileGone = defineProblem('held_file_gone', 410);
/** `acts`, `files`, `drafts`: what would be lost. */
export const phoneHoldsUnsent = defineProblem('phone_holds_unsent', 409);
export const noLine = defineProblem('no_line', 503);
export const backupCut = defineProblem('backup_cut', 422);
export const backupForeign = defineProblem('backup_foreign', 422);
export const backupNewer = defineProblem('backup_newer', 422);
