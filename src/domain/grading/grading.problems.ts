/** Every way a grading or the scheme can refuse: code (also the key of its sentence), status. */
import { defineProblem } from '#shared/problem.ts';

export const gradingNotFound = defineProblem('grading_not_found', 404);
export const outsideGrading = defineProblem('out_of_reach', 403);
/** The grading is not in a state that takes this act: somebody was faster, or it is over. */
export const gradingNotInState = defineProblem('grading_not_in_state', 409);
/** The maker does not make this product, or is closed. */
export const productNotMade = defineProblem('product_not_made', 404);
/** The product is being assessed; one at a time. */
export const gradingIsOpen = defineProblem('grading_is_open', 409);
export const noSchemeInForce = defineProblem('no_scheme_in_force', 409);
/** Not every item has an answer that the scheme knows. */
export const answersMissing = defineProblem('answers_missing', 422);
export const panelTooSmall = defineProblem('panel_too_small', 422);
/** Somebody who may not assess. */
export const notForPanel = defineProblem('not_for_panel', 422);
export const notOnPanel = defineProblem('not_on_panel', 403);
/** Somebody of the panel has not scored; the panel may be seated anew without them. */
export const panelNotIn = defineProblem('panel_not_in', 409);
/** No certificate: there is no star, or no longer. */
export const noCertificate = defineProblem('no_certificate', 404);

export const schemeNotFound = defineProblem('scheme_not_found', 404);
/** It was put in force: it is followed by another version, never edited. */
export const schemeInForce = defineProblem('scheme_in_force', 409);
export const schemeFaulty = defineProblem('scheme_faulty', 422);
/** A version begins today or later, and not before the one it follows. */
export const schemeDayPast = defineProblem('scheme_day_past', 422);
