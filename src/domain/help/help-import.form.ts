/** What may come in for an import of helps; the later steps are those of every sheet. Messages are keys of `lang/sheet-steps.ts`. */
import * as v from 'valibot';
import { isId } from '#shared/id.ts';
import { takeSheetForm } from '#shared/sheet-steps.ts';

export const takeHelpSheetForm = v.object({
  ...takeSheetForm.entries,
  /** Whose helps they are where no column names an office. */
  officeId: v.pipe(v.optional(v.string(), ''), v.trim(), v.check(isId, 'wrong_choice')),
});
