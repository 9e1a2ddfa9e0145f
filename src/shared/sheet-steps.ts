/**
 * The steps of a sheet that comes in, whatever it holds: a file, its columns, the trial, the writing, the report, the way
 * back; where it stands, and what its forms may say. Messages are keys of `lang/sheet-steps.ts`.
 */
import * as v from 'valibot';
import type { ColumnMatch } from '#shared/sheet-columns.ts';

/**
 * matched (columns understood) → checking (dry run) → checked → going → done → undone. Matching anew leads back to
 * checking. failed: the file cannot be read to its end, or something in it cannot be written.
 */
export type ImportState = 'matched' | 'checking' | 'checked' | 'going' | 'done' | 'undone' | 'failed';

/** A sheet that comes in, as far as it has come. */
export interface SheetImport {
  readonly id: string;
  readonly source: string;
  readonly fileName: string;
  readonly sheetNames: readonly string[];
  readonly sheetName: string;
  readonly headerRow: number;
  readonly titles: readonly string[];
  readonly columns: ColumnMatch;
  readonly state: ImportState;
  /** The code of the problem it failed for, and with what its sentence is filled in. */
  readonly failedBecause: string | null;
  readonly failedWith: Readonly<Record<string, string | number>> | null;
  readonly rowDone: number;
  readonly lastRow: number | null;
  readonly rowsRead: number;
  readonly rowsNew: number;
  readonly rowsPartial: number;
  readonly rowsSame: number;
  /** On record, and the sheet knows more; what it says otherwise is told besides. */
  readonly rowsLacking: number;
  readonly rowsDiffer: number;
  readonly rowsBad: number;
  readonly rowsWritten: number;
  /** On record before and filled up; after undoing, those that keep something of it. */
  readonly rowsFilled: number;
  readonly rowsKept: number;
  readonly personId: string;
  /** Who let it be written down. */
  readonly startedBy: string | null;
  readonly beganAt: Date;
}

/** What is wrong at one place of a sheet. Never what stands there: that may be personal. */
export interface SheetFault<Fault extends string = string> {
  readonly row: number;
  /** From 0; null for the whole row. */
  readonly column: number | null;
  readonly fault: Fault;
  /** The row stays out; otherwise it comes in without this cell. */
  readonly isGrave: boolean;
  /** The row that says the same further up, where that is known. */
  readonly first: number | null;
}

/** How far a pass has come, 0 to 100; undefined while nobody knows how long the sheet is. */
export function progressOf({
  rowDone,
  lastRow,
}: Pick<SheetImport, 'rowDone' | 'lastRow'>): number | undefined {
  return lastRow === null || lastRow === 0 ? undefined : Math.min(100, Math.floor((rowDone / lastRow) * 100));
}

/** True while a pass goes over the sheet by itself. */
export function isUnderWay(state: ImportState): boolean {
  return state === 'checking' || state === 'going';
}

/** Where an import stands, as its page asks it. */
export interface ImportView {
  readonly step: 'columns' | 'trial' | 'record';
  readonly isMatched: boolean;
  readonly isUnderWay: boolean;
  readonly isTrial: boolean;
  readonly isTried: boolean;
  readonly isFailed: boolean;
  readonly isUndone: boolean;
  /** There is anything new to write down or to fill in. */
  readonly isWorthRecording: boolean;
  /** It wrote something down or filled it up, which can be taken back. */
  readonly mayBeUndone: boolean;
}

const STEPS: Readonly<Record<ImportState, ImportView['step']>> = {
  matched: 'columns',
  checking: 'trial',
  checked: 'trial',
  failed: 'trial',
  going: 'record',
  done: 'record',
  undone: 'record',
};

/** The facts a page needs of where an import stands. */
export function viewOf({
  state,
  rowsNew,
  rowsPartial,
  rowsLacking,
  rowsWritten,
  rowsFilled,
}: Pick<
  SheetImport,
  'state' | 'rowsNew' | 'rowsPartial' | 'rowsLacking' | 'rowsWritten' | 'rowsFilled'
>): ImportView {
  return {
    step: STEPS[state],
    isMatched: state === 'matched',
    isUnderWay: isUnderWay(state),
    isTrial: state === 'checking',
    isTried: state === 'checked',
    isFailed: state === 'failed',
    isUndone: state === 'undone',
    isWorthRecording: rowsNew + rowsPartial + rowsLacking > 0,
    mayBeUndone: (state === 'done' || state === 'failed') && rowsWritten + rowsFilled > 0,
  };
}

const text = v.pipe(v.optional(v.string(), ''), v.trim());

/** A file, and where it comes from: under that name its columns are remembered. */
export const takeSheetForm = v.object({
  source: v.pipe(text, v.nonEmpty('source_needed'), v.maxLength(80, 'source_long')),
  file: v.pipe(v.optional(v.array(v.file()), []), v.length(1, 'file_missing')),
});

/** Another sheet of the file. */
export const chooseSheetForm = v.object({ sheet: v.pipe(v.optional(v.string(), ''), v.maxLength(100)) });

/** Go on: nothing to fill in. */
export const goOnForm = v.object({});

/** Take it back as a whole. */
export const undoSheetForm = v.object({ sure: v.pipe(text, v.nonEmpty('sure_needed')) });

/** The name of the control for a column. */
export function columnControl(column: number): string {
  return `kolom-${column}`;
}

/**
 * Which column holds what. A field that two columns claim is a mistake at the second.
 * @param names the fields there are
 * @param beside what else is asked with the columns
 */
export function matchForm<Name extends string, const Beside extends v.ObjectEntries>(
  width: number,
  names: readonly Name[],
  beside: Beside,
) {
  const controls = Array.from({ length: width }, (_, i) => columnControl(i));
  const choice = v.optional(v.picklist(['', ...names], 'column_wrong'), '');
  const entries = Object.fromEntries(controls.map((name) => [name, choice]));
  const besideForm = v.object(beside);
  return v.pipe(
    v.object({ ...beside, ...entries }),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const values = dataset.value as Record<string, unknown>;
      for (const [i, name] of controls.entries()) {
        const isTwice =
          values[name] !== '' && controls.slice(0, i).some((other) => values[other] === values[name]);
        if (isTwice)
          addIssue({
            message: 'column_twice',
            path: [{ type: 'object', origin: 'value', input: values, key: name, value: values[name] }],
          });
      }
    }),
    v.transform((given) => {
      const values = given as Record<string, unknown>;
      const columns: ColumnMatch<Name> = controls.map((name) =>
        values[name] === '' ? null : (values[name] as Name),
      );
      return { columns, beside: given as v.InferOutput<typeof besideForm> };
    }),
  );
}
