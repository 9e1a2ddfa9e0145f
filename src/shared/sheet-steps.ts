/** The steps of a sheet that comes in at one go: one file, go on, and undo when sure; and where it stands. Messages are keys of `lang/sheet-steps.ts`. */
import * as v from 'valibot';

/** Exactly one file. */
export const oneFile = v.pipe(v.optional(v.array(v.file()), []), v.length(1, 'file_missing'));

/** Go on: nothing to fill in. */
export const goOnForm = v.object({});

/** Take it back as a whole. */
export const undoSheetForm = v.object({
  sure: v.pipe(v.optional(v.string(), ''), v.trim(), v.nonEmpty('sure_needed')),
});

/** Tried, written down, or taken back. */
export type SheetState = 'checked' | 'done' | 'undone';

/** Where a sheet stands, as its page shows it. @param written how much it has written down */
export function viewOfSheet(state: SheetState, written: number) {
  return {
    isDone: state === 'done',
    isUndone: state === 'undone',
    mayBeUndone: state === 'done' && written > 0,
  };
}
export type SheetView = ReturnType<typeof viewOfSheet>;
