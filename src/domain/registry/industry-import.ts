/** An import of makers from a sheet: its steps, and what it tells. */
import type { StaffActor } from '#domain/offices/duty.ts';
import type { IndustryColumn } from '#domain/registry/industry-sheet.columns.ts';
import type { IndustryCellFault } from '#domain/registry/industry-sheet.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import type { ColumnMatch } from '#shared/sheet-columns.ts';

/**
 * matched (columns understood) → checking (dry run) → checked → going → done → undone. Matching anew leads back to
 * checking. failed: the file cannot be read to its end; nothing of it was written.
 */
export type ImportState = 'matched' | 'checking' | 'checked' | 'going' | 'done' | 'undone' | 'failed';

/** On record already, and this column says otherwise: a person decides, nothing is overwritten. */
export type ImportFault = IndustryCellFault | 'on_record_differs';

export interface ImportFaultLine {
  readonly row: number;
  readonly column: number | null;
  readonly fault: ImportFault;
  readonly isGrave: boolean;
  readonly first: number | null;
}

export interface IndustryImport {
  readonly id: string;
  readonly source: string;
  readonly fileName: string;
  readonly sheetNames: readonly string[];
  readonly sheetName: string;
  readonly headerRow: number;
  readonly titles: readonly string[];
  readonly columns: ColumnMatch<IndustryColumn>;
  readonly figuresYear: number;
  readonly takesPartial: boolean;
  /** What makers on record lack and the sheet knows is filled in. */
  readonly fillsGaps: boolean;
  readonly state: ImportState;
  readonly failedBecause: string | null;
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
  /** Makers on record that were filled up; after undoing, those that keep something of it. */
  readonly rowsFilled: number;
  readonly rowsKept: number;
  readonly personId: string;
  readonly beganAt: Date;
}

/** How far a pass has come, 0 to 100; undefined while nobody knows how long the sheet is. */
export function progressOf({
  rowDone,
  lastRow,
}: Pick<IndustryImport, 'rowDone' | 'lastRow'>): number | undefined {
  return lastRow === null || lastRow === 0 ? undefined : Math.min(100, Math.floor((rowDone / lastRow) * 100));
}

/** Whoever began an import goes on with it, and so may who can reopen any maker: what an import did wrong, she mends. */
export function mayFollow(actor: StaffActor, beganBy: string): boolean {
  return actor.personId === beganBy || registryReach(actor, 'reopen') === 'all';
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
  /** It wrote makers or filled them up, which can be taken back. */
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
  IndustryImport,
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
