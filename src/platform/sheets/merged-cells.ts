/** Merged cells: the value of the first in each place they cover, as people read them. Pure. */
import type { SheetCell } from '#shared/sheet.ts';

export interface MergedRange {
  readonly top: number;
  readonly bottom: number;
  /** Columns from 0. */
  readonly left: number;
  readonly right: number;
}

/** `C5` → row 5, column 2; undefined when it is none. */
export function placeOfReference(reference: string): { row: number; column: number } | undefined {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!parts) return undefined;
  let column = 0;
  for (const letter of parts[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(parts[2]), column: column - 1 };
}

/** `A1:C5` as a range; undefined when it is none. */
export function rangeOfReference(reference: string): MergedRange | undefined {
  const [from, to] = reference.split(':').map(placeOfReference);
  if (!from || !to || to.row < from.row || to.column < from.column) return undefined;
  return { top: from.row, bottom: to.row, left: from.column, right: to.column };
}

/**
 * Fills rows in their order: `fill(row, cells)` writes into `cells` what merged ranges spread over them.
 * @param mostColumns ranges are cut there: a title may be merged over all sixteen thousand columns
 */
export function mergeFiller(ranges: readonly MergedRange[], mostColumns: number) {
  const waiting = ranges.toSorted((a, b) => a.top - b.top);
  let next = 0;
  let open: { readonly range: MergedRange; value: SheetCell | undefined }[] = [];
  return (row: number, cells: SheetCell[]): void => {
    open = open.filter(({ range }) => range.bottom >= row);
    for (let range = waiting[next]; range !== undefined && range.top <= row; range = waiting[next]) {
      next += 1;
      if (range.bottom >= row) open.push({ range, value: range.top === row ? undefined : null });
    }
    for (const one of open) {
      one.value ??= cells[one.range.left] ?? null;
      if (one.value === null) continue;
      const right = Math.min(one.range.right, mostColumns - 1);
      for (let column = one.range.left; column <= right; column += 1) cells[column] ??= one.value;
    }
  };
}
