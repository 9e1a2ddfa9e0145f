/** Every way the registry can refuse about a nagari: code (also the key of its sentence), status. */
import { defineProblem } from '#shared/problem.ts';

export const nagariNotFound = defineProblem('nagari_not_found', 404);
export const outsideNagari = defineProblem('out_of_reach', 403);
export const unknownPotential = defineProblem('unknown_potential', 404);
export const unknownCandidate = defineProblem('unknown_candidate', 404);
/** None of the chosen names is made there. */
export const notMadeThere = defineProblem('not_made_there', 422);
/** The product is not in a state that takes this act: somebody was faster, or it is over. */
export const notInThisState = defineProblem('product_not_in_state', 409);
/** The nagari has a product; it is ended or graduates before another is decided. */
export const hasProductAlready = defineProblem('nagari_has_product', 409);
/** Another proposal has the higher score: why this one is written down. */
export const reasonAgainstScore = defineProblem('reason_against_score', 422);
export const pointsWithoutReason = defineProblem('points_without_reason', 422);
