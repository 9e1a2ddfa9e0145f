/** Every way a sheet can be refused, as a file and in its steps: code (also the key of its sentence), status. */
import { defineProblem } from '#shared/problem.ts';

/** Nothing in it, or no row with anything in a cell. */
export const sheetEmpty = defineProblem('sheet_empty', 422);
export const sheetTooLarge = defineProblem('sheet_too_large', 422);
/** A small archive that unpacks to more than any table of people: how a file fills a machine. */
export const sheetSwells = defineProblem('sheet_swells', 422);
/** More rows or columns than we take. */
export const sheetTooLong = defineProblem('sheet_too_long', 422);
export const sheetTooWide = defineProblem('sheet_too_wide', 422);
/** Opens only with a password. */
export const sheetLocked = defineProblem('sheet_locked', 422);
/** A spreadsheet, but of a format we do not read: .xls, .ods, .xlsb, or a page saved under such a name. */
export const sheetOldKind = defineProblem('sheet_old_kind', 422);
/** No spreadsheet and no text: a picture, a PDF, a program, whatever the name says. */
export const sheetKindRefused = defineProblem('sheet_kind_refused', 422);
/** Begins as a spreadsheet and cannot be read to its end. */
export const sheetBroken = defineProblem('sheet_broken', 422);
/** A quote was opened and not closed: the rest of the file would be one cell. */
export const sheetQuoteOpen = defineProblem('sheet_quote_open', 422);
/** The file has no sheet of that name. */
export const sheetUnknown = defineProblem('sheet_unknown', 422);
/** The file waited too long, or in another data folder. */
export const sheetGone = defineProblem('sheet_gone', 410);
/** No import of that id, or not one that this person follows. */
export const importNotFound = defineProblem('import_not_found', 404);
/** A step that does not follow from the state it is in; somebody else may have gone on. */
export const importStepMissed = defineProblem('import_step_missed', 409);
