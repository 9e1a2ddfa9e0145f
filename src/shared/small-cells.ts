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

/**
 * The places of the parts that stay hidden when their total is told, as the months of a year: those of one or two, and with
 * them the smallest others until the hidden ones make three together and one of them is larger or nothing, so that hidden
 * does not mean one or two. A total below three hides every part.
 */
export function hiddenParts(counts: readonly number[]): ReadonlySet<number> {
  const isFew = (count: number) => withheld(count) === undefined;
  const hidden = new Set(counts.flatMap((count, i) => (isFew(count) ? [i] : [])));
  if (hidden.size === 0) return hidden;
  // Those with something in them first; where there are none, the empty ones help to hide.
  const others = counts
    .flatMap((count, i) => (hidden.has(i) ? [] : [{ i, count }]))
    .toSorted((a, b) => Number(a.count === 0) - Number(b.count === 0) || a.count - b.count);
  let sum = [...hidden].reduce((all, i) => all + (counts[i] ?? 0), 0);
  for (const [n, { i, count }] of others.entries()) {
    if (n > 0 && sum >= FEWEST) break;
    hidden.add(i);
    sum += count;
  }
  return hidden;
}
