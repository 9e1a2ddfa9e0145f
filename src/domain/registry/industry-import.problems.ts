/** Every way an import of makers can be refused beyond that of every sheet: code (also the key of its sentence), status. */
import { defineProblem } from '#shared/problem.ts';

/** No column for the name of the maker or its owner, or none for the nagari. */
export const importNeedsColumns = defineProblem('import_needs_columns', 422);
