/** Every way an import can be refused: code (also the key of its sentence), status. */
import { defineProblem } from '#shared/problem.ts';

export const importNotFound = defineProblem('import_not_found', 404);
/** A step that does not follow from the state it is in; somebody else may have gone on. */
export const importStepMissed = defineProblem('import_step_missed', 409);
/** No column for the name of the maker or its owner, or none for the nagari. */
export const importNeedsColumns = defineProblem('import_needs_columns', 422);
