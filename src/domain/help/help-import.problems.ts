/** Every way an import of helps can be refused beyond that of every sheet: code (also the key of its sentence), status. */
import { defineProblem } from '#shared/problem.ts';

/** No column for something without which nothing can be kept. */
export const helpSheetNeedsColumns = defineProblem('help_sheet_needs_columns', 422);
/** More rows than are written in one go. */
export const helpSheetTooLong = defineProblem('help_sheet_too_long', 422);
