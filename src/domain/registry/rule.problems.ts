/** Every way a rule can be refused: code (also the key of its sentence), status. */
import { defineProblem } from '#shared/problem.ts';

export const ruleNotFound = defineProblem('rule_not_found', 404);
/** A version that has not begun stands already: it is taken back first. */
export const rulePlanned = defineProblem('rule_planned', 409);
/** There is none to take back. */
export const ruleNotPlanned = defineProblem('rule_not_planned', 409);
/** It would begin before, or with, the one it follows. */
export const ruleNotAfter = defineProblem('rule_not_after', 422);
/** Nothing in it differs. */
export const ruleUnchanged = defineProblem('rule_unchanged', 422);
/** Whom these numbers would move was not shown, or the numbers were changed since. */
export const ruleMovesUnseen = defineProblem('rule_moves_unseen', 409);
export const weightsNot100 = defineProblem('weights_not_100', 422);
export const bandsNotRising = defineProblem('bands_not_rising', 422);
/** Somebody would be in no class, or in two. */
export const classesNotWhole = defineProblem('classes_not_whole', 422);
export const shareOutside = defineProblem('share_outside', 422);
export const fewestNotWhole = defineProblem('fewest_not_whole', 422);
