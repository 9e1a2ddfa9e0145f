/** Every way an import of old cases can be refused: code (also the key of its sentence), status. */
import { defineProblem } from '#shared/problem.ts';

export const oldCasesNotFound = defineProblem('old_cases_not_found', 404);
/** A step that does not follow from where the import stands; somebody else may have gone on. */
export const oldCasesStepMissed = defineProblem('old_cases_step_missed', 409);
/** The header lacks a column without which nothing can be kept. */
export const oldCasesNeedColumns = defineProblem('old_cases_need_columns', 422);
/** More cases than are written in one go. */
export const oldCasesTooMany = defineProblem('old_cases_too_many', 422);
