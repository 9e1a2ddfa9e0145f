/** Every way a help can refuse: code (also the key of its sentence), status. */
import { defineProblem } from '#shared/problem.ts';

export const helpNotFound = defineProblem('help_not_found', 404);
/** Somebody else changed it since the page was drawn. */
export const helpChanged = defineProblem('help_changed', 409);
export const helpWithdrawn = defineProblem('help_withdrawn', 409);
/** A maker that is unknown, or outside the reach of whoever asks. */
export const noSuchRecipient = defineProblem('no_such_recipient', 422);
export const unknownOfficeOfHelp = defineProblem('unknown_office', 422);
