/** What may come in for an import of helps; the later steps are those of every sheet. Messages are keys of `lang/sheet-steps.ts`. */
import * as v from 'valibot';
import { oneFile } from '#shared/sheet-steps.ts';
import { isId } from '#shared/id.ts';

export const takeHelpSheetForm = v.object({
  /** Whose helps they are where no column names an office. */
  officeId: v.pipe(v.optional(v.string(), ''), v.trim(), v.check(isId, 'wrong_choice')),
  file: oneFile,
});
