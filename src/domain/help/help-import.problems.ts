/** Every way an import of helps can be refused: code (also the key of its sentence), status. */
import { defineProblem } from '#shared/problem.ts';

export const helpImportNotFound = defineProblem('help_import_not_found', 404);
/** A step that does not follow from where the import stands; somebody else may have gone on. */
export const helpImportStepMissed = defineProblem('help_import_step_missed', 409);
/** The header lacks a column without which nothing can be kept. */
export const helpSheetNeedsColumns = defineProblem('help_sheet_needs_columns', 422);
/** More rows than are written in one go. */
export const helpSheetTooLong = defineProblem('help_sheet_too_long', 422);
