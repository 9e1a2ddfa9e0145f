/** A table as it comes out of a file: rows by the number a spreadsheet shows, cells as they stand, nothing judged yet. */

/** Dates of a spreadsheet are already text (`2025-01-12`, with a time `2025-01-12 08:30`), percentages too (`35%`). */
export type SheetCell = string | number | boolean | null;

export interface SheetRow {
  /** Counted from 1, as the spreadsheet counts; empty rows are left out and counted. */
  readonly row: number;
  /** By column from 0; merged cells hold their value at each place. */
  readonly cells: readonly SheetCell[];
}

/** Stands for a formula that the file holds without its result. */
export const UNCOMPUTED = '#CALC!';

/** `A` for 0, `Z` for 25, `AA` for 26: the letters under which a spreadsheet shows a column. */
export function columnName(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
