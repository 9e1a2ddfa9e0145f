/** Every way an import of old cases can be refused beyond that of every sheet: code (also the key of its sentence), status. */
import { defineProblem } from '#shared/problem.ts';

/** No column for something without which nothing can be kept. */
export const oldCasesNeedColumns = defineProblem('old_cases_need_columns', 422);
/** More cases than are written in one go. */
export const oldCasesTooMany = defineProblem('old_cases_too_many', 422);
