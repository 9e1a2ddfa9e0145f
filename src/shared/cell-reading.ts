/** Reading a cell of a sheet: its value, or the name of the reason why it cannot be taken. Nothing is guessed in silence. */
import type { SheetCell } from '#shared/sheet.ts';

/** What a cell says, or why not; the names of faults are keys of texts. */
export type Reading<T, Fault extends string> =
  { readonly isRight: true; readonly value: T } | { readonly isRight: false; readonly fault: Fault };

/** Faults that any cell can have. */
export type CellFault =
  /** Nothing stands there, or a dash. */
  | 'cell_empty'
  /** A formula that failed or was never computed. */
  | 'cell_formula';

/** A reading that succeeded. */
export function right<T>(value: T): { readonly isRight: true; readonly value: T } {
  return { isRight: true, value };
}

/** A reading that failed, with its reason. */
export function wrong<Fault extends string>(
  fault: Fault,
): { readonly isRight: false; readonly fault: Fault } {
  return { isRight: false, fault };
}

/** `#REF!`, `#DIV/0!`, `#N/A`, and Excel's other marks. */
const FAILED_FORMULA = /^#(REF|DIV\/0|N\/A|VALUE|NAME|NULL|NUM|SPILL|CALC|FIELD|GETTING_DATA)[!?]?$/;
/** What people write where they have nothing to say. */
const NOTHING = /^([-–—.·\s]+|n\/?a|nihil|kosong|null|tidak ada data)$/i;

/** A line of plain signs that is already as it should be: what nearly every cell of a sheet is. */
const PLAIN_LINE = /^[!-&(-~](?: ?[!-~])*$/;

/**
 * The cell as one line of text: line breaks, tabs and hard spaces become one space; the apostrophe that spreadsheets put
 * before text goes.
 */
export function lineOf(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  if (cell === '' || PLAIN_LINE.test(cell)) return cell;
  return cell
    .normalize('NFC')
    .replace(/^'/, '')
    .replaceAll(/[\s\u00A0\u200B\uFEFF\p{Cc}]+/gu, ' ')
    .trim()
    .toWellFormed();
}

/** The line of a cell that says something. */
export function readLine(cell: SheetCell | undefined): Reading<string, CellFault> {
  const line = lineOf(cell);
  if (line === '' || NOTHING.test(line)) return wrong('cell_empty');
  return line.startsWith('#') && FAILED_FORMULA.test(line) ? wrong('cell_formula') : right(line);
}

/** A number that a spreadsheet shortened to show it: `8,57E+10`. The digits it dropped are in nobody's file any more. */
export function isShortened(line: string): boolean {
  return /^[+-]?\d([.,]\d+)?\s?E\s?\+?\d+$/i.test(line);
}
