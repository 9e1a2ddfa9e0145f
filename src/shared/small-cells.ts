/** Numbers so small that they would tell of a person: when they are hidden, and how their neighbours keep the secret. */

/** A cell that fewer stand behind is not shown to those who could guess who it is. */
export const FEWEST = 3;

/** A number that may have to stay hidden: `undefined` is read as "fewer than three". */
export function withheld(count: number): number | undefined {
  return count > 0 && count < FEWEST ? undefined : count;
}

/** A count that is told, or null where it stays hidden. */
export type TellableCount = number | null;

/** The same, for where a number that is unknown is told apart from one that is hidden. */
export function tellable(count: number): TellableCount {
  return withheld(count) ?? null;
}

export interface Cell {
  readonly key: string;
  readonly count: number;
}

/**
 * Cells that may be shown beside their total: those below three are put together as `rest`. A rest below three would give
 * itself away by subtraction, so the smallest shown cell joins it until it does not.
 */
export function withoutSmallCells(cells: readonly Cell[]): { shown: Cell[]; rest: number } {
  const there = cells.filter((cell) => cell.count > 0);
  const shown = there.filter((cell) => cell.count >= FEWEST);
  let rest = there.reduce((sum, cell) => sum + (cell.count < FEWEST ? cell.count : 0), 0);
  while (rest > 0 && rest < FEWEST && shown.length > 0) {
    const smallest = shown.reduce((least, cell) => (cell.count < least.count ? cell : least));
    shown.splice(shown.indexOf(smallest), 1);
    rest += smallest.count;
  }
  return { shown, rest };
}
