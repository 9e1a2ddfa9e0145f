/** Every way a merge can be refused: code (also the key of its sentence), status. */
import { defineProblem } from '#shared/problem.ts';

/** Both numbers are of one entry. */
export const sameMaker = defineProblem('same_maker', 422);
/** It is an entry that was merged into another: go there. */
export const industryIsMerged = defineProblem('industry_is_merged', 409);
export const mergeNotFound = defineProblem('merge_not_found', 404);
/** Another merge came after it; that one is taken back first. */
export const mergeNotLast = defineProblem('merge_not_last', 409);
