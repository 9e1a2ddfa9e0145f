/** Taking the cells of one row by the names of their columns, with every problem by row and column. */
import { readLine, right, wrong, type CellFault, type Reading } from '#shared/cell-reading.ts';
import type { ColumnMatch } from '#shared/sheet-columns.ts';
import type { SheetCell, SheetRow } from '#shared/sheet.ts';
import { nameKey } from '#shared/written-name.ts';

/** Faults that every reader of rows may find. */
export type RowFault =
  | CellFault
  /** Nothing stands where something must. */
  | 'needed'
  | 'too_long'
  /** The same stands further up in the sheet. */
  | 'row_twice';

export interface RowProblem<Fault extends string> {
  readonly row: number;
  /** From 0; null when the fault is of the row, or its column is missing. */
  readonly column: number | null;
  readonly fault: Fault;
  /** The row cannot be kept at all; otherwise it can, without this cell. */
  readonly isGrave: boolean;
}

/** The cells of a row, while it is read. */
export interface TakenRow<Name extends string, Fault extends string> {
  readonly problems: RowProblem<Fault | RowFault>[];
  /** What stands in a column; undefined when the sheet has no such column. */
  readonly at: (name: Name) => SheetCell | undefined;
  /** Writes a fault down; null as the column is for the whole row. */
  readonly refuse: (name: Name | null, fault: Fault | RowFault, isGrave: boolean) => null;
  /** The value of a cell; a cell that is needed is a grave fault when it is empty or wrong. */
  readonly take: <T>(
    name: Name,
    read: (cell: SheetCell | undefined) => Reading<T, Fault | RowFault>,
    isNeeded?: boolean,
  ) => T | null;
}

/** A way to take rows under these columns. */
export function rowTaker<Name extends string, Fault extends string>(
  columns: ColumnMatch<Name>,
): (row: SheetRow) => TakenRow<Name, Fault> {
  const places = new Map(columns.flatMap((name, i) => (name === null ? [] : [[name, i] as const])));
  return (row) => {
    const problems: RowProblem<Fault | RowFault>[] = [];
    const at = (name: Name) => {
      const place = places.get(name);
      return place === undefined ? undefined : (row.cells[place] ?? null);
    };
    const refuse = (name: Name | null, fault: Fault | RowFault, isGrave: boolean) => {
      const column = name === null ? null : (places.get(name) ?? null);
      problems.push({ row: row.row, column, fault, isGrave });
      return null;
    };
    return {
      problems,
      at,
      refuse,
      take: (name, read, isNeeded = false) => {
        const reading = read(at(name));
        if (reading.isRight) return reading.value;
        if (reading.fault !== 'cell_empty') return refuse(name, reading.fault, isNeeded);
        return isNeeded ? refuse(name, 'needed', true) : null;
      },
    };
  };
}

/** A line no longer than that. */
export function readShortLine(
  cell: SheetCell | undefined,
  most: number,
): Reading<string, CellFault | 'too_long'> {
  const line = readLine(cell);
  return line.isRight && line.value.length > most ? wrong('too_long') : line;
}

/** What a cell calls by a name that is known, by `nameKey`. */
export function readKnown<T, Fault extends string>(
  cell: SheetCell | undefined,
  known: ReadonlyMap<string, T>,
  fault: Fault,
): Reading<T, CellFault | Fault> {
  const line = readLine(cell);
  if (!line.isRight) return line;
  const found = known.get(nameKey(line.value));
  return found === undefined ? wrong(fault) : right(found);
}

/** What the words of a cell mean: the first that fits. */
export function readMeant<T, Fault extends string>(
  cell: SheetCell | undefined,
  meanings: readonly (readonly [RegExp, T])[],
  fault: Fault,
): Reading<T, CellFault | Fault> {
  const line = readLine(cell);
  if (!line.isRight) return line;
  const meant = meanings.find(([words]) => words.test(line.value));
  return meant === undefined ? wrong(fault) : right(meant[1]);
}
