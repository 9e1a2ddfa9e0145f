/** A table on its way out, whatever file it becomes: titles, and rows that come in pieces so that none must be held whole. */

/** A text stays a text (a number of an identity card keeps its digits); a number can be summed; null is an empty cell. */
export type TableCell = string | number | null;

export interface TableRow {
  readonly cells: readonly TableCell[];
  /** Where it lies, in degrees; null when nobody knows. Only tables of places say it. */
  readonly place?: { readonly lat: number; readonly lng: number } | null;
}

export interface Table {
  readonly titles: readonly string[];
  /** How many rows will come: known before the first, so that what was given out can be written down. */
  readonly count: number;
  readonly pieces: AsyncIterable<readonly TableRow[]>;
}

/** A table with the filter that found its rows, as the address asked for it. */
export interface GivenTable {
  readonly table: Table;
  readonly asked: Readonly<Record<string, string>>;
}

/** What a table can be taken home as. GeoJSON only where rows lie somewhere. */
export type TableFormat = 'xlsx' | 'csv' | 'geojson';

/** A table whose rows are at hand already. */
export function tableOf(titles: readonly string[], rows: readonly (readonly TableCell[])[]): Table {
  return tableOfRows(
    titles,
    rows.map((cells) => ({ cells })),
  );
}

/** The same, of rows that say where they lie. */
export function tableOfRows(titles: readonly string[], rows: readonly TableRow[]): Table {
  return { titles, count: rows.length, pieces: onePiece(rows) };
}

/**
 * A table of a list that is read page by page.
 * @param pageAfter a page of it, from the cursor of the page before; without one, the first
 */
export function tableOfPages<Row>(
  titles: readonly string[],
  count: number,
  pageAfter: (after: string | undefined) => Promise<{
    readonly rows: readonly Row[];
    readonly next: string | undefined;
  }>,
  cellsOf: (row: Row) => readonly TableCell[],
): Table {
  async function* pieces(): AsyncGenerator<readonly TableRow[]> {
    for (let after: string | undefined; ;) {
      const { rows, next } = await pageAfter(after);
      yield rows.map((row) => ({ cells: cellsOf(row) }));
      if (next === undefined) return;
      after = next;
    }
  }
  return { titles, count, pieces: pieces() };
}

async function* onePiece(rows: readonly TableRow[]): AsyncGenerator<readonly TableRow[]> {
  yield rows;
}
