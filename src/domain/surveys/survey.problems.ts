/** Every way a survey can refuse. */
import { defineProblem } from '#shared/problem.ts';

export const surveyNotFound = defineProblem('survey_not_found', 404);
export const surveyAnswered = defineProblem('survey_answered', 409);
export const surveyExpired = defineProblem('survey_expired', 410);
/** Rating is the applicant's own voice: not in a browser where an officer is signed in. */
export const ratingInStaffSession = defineProblem('not_in_staff_session', 403);
