/** What may come in for an import of old cases. Messages are keys of `lang/old-cases.ts`. */
import * as v from 'valibot';

export const takeOldCasesForm = v.object({
  file: v.pipe(v.optional(v.array(v.file()), []), v.length(1, 'file_missing')),
});

/** Go on: nothing to fill in. */
export const recordOldCasesForm = v.object({});

export const undoOldCasesForm = v.object({
  sure: v.pipe(v.optional(v.string(), ''), v.trim(), v.nonEmpty('sure_needed')),
});
