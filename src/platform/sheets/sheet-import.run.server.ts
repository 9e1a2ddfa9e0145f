/** What goes over sheets by itself: imports that are under way are gone on with, and what is wrong in them is written down. */
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { ImportRow } from '#platform/sheets/sheet-import.commands.server.ts';
import { waitingSheet } from '#platform/sheets/sheet-store.server.ts';
import { openSheet } from '#platform/sheets/sheet.server.ts';
import { isProblem, type ProblemParams } from '#shared/problem.ts';
import { isDataRow, type ColumnMatch } from '#shared/sheet-columns.ts';
import type { RowProblem } from '#shared/sheet-row.ts';
import type { ImportState, SheetFault } from '#shared/sheet-steps.ts';
import type { SheetRow } from '#shared/sheet.ts';

/** Beyond these only the counts grow: nobody mends a list of more by hand. */
const MOST_FAULTS = 20_000;

/**
 * Goes on with every import of a kind that is under way. One whose pass is refused by name has failed for that; anything
 * else is tried again, and told by the worker.
 * @param pass goes over one sheet from where the last ended, and ends it (`endPass`); returns how many rows were read
 */
export async function goOnWithSheets(
  regency: Regency,
  kind: string,
  pass: (one: ImportRow) => Promise<number>,
): Promise<number> {
  const under = await regency.db
    .selectFrom('sheetImports')
    .selectAll()
    .where('kind', '=', kind)
    .where('state', 'in', ['checking', 'going'])
    .orderBy('beganAt')
    .execute();
  let count = 0;
  for (const one of under) {
    try {
      count += await pass(one);
    } catch (error) {
      if (!isProblem(error)) throw error;
      await endPass(regency, one.id, one.state as ImportState, {
        state: 'failed',
        failedBecause: error.code,
        failedWith: JSON.stringify(error.params satisfies ProblemParams),
      });
    }
  }
  return count;
}

/** Ends a pass, unless the import has come further meanwhile. */
export async function endPass(
  { db, now }: Pick<Regency, 'now'> & { readonly db: Regency['db'] | Trx },
  id: string,
  from: ImportState,
  set: {
    readonly state: ImportState;
    readonly lastRow?: number;
    readonly failedBecause?: string;
    readonly failedWith?: string;
    readonly rowsSame?: number;
    readonly rowsBad?: number;
    readonly rowsWritten?: number;
  },
): Promise<void> {
  await db
    .updateTable('sheetImports')
    .set({ ...set, changedAt: now() })
    .where('id', '=', id)
    .where('state', '=', from)
    .execute();
}

/** The row of an import that is still as it was, locked; undefined when it has come further meanwhile. */
export async function lockedImport(
  trx: Trx,
  { id, state }: Pick<ImportRow, 'id' | 'state'>,
): Promise<ImportRow | undefined> {
  return trx
    .selectFrom('sheetImports')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', state)
    .forUpdate()
    .executeTakeFirst();
}

/** Writes down what is wrong, behind what was found before. */
export async function noteFaults(trx: Trx, importId: string, lines: readonly SheetFault[]): Promise<void> {
  if (lines.length === 0) return;
  const begun = await trx
    .selectFrom('sheetImportFaults')
    .select((eb) => eb.fn.coalesce(eb.fn.max('seq'), eb.lit(0)).as('seq'))
    .where('importId', '=', importId)
    .executeTakeFirstOrThrow();
  const kept = lines.slice(0, Math.max(0, MOST_FAULTS - begun.seq));
  if (kept.length === 0) return;
  await trx
    .insertInto('sheetImportFaults')
    .values(
      kept.map(({ row, column, fault, isGrave, first }, i) => ({
        importId,
        seq: begun.seq + i + 1,
        rowNumber: row,
        columnNumber: column,
        fault,
        isGrave,
        firstRow: first,
      })),
    )
    .execute();
}

/** A waiting sheet as it was understood and matched, for those that are read at one go. */
export interface MatchedSheet<Name extends string> {
  readonly columns: ColumnMatch<Name>;
  readonly rows: AsyncIterable<SheetRow>;
}

/** @throws Problem as `openSheet`, and sheetGone; its rows throw too */
export async function matchedSheet<Name extends string>(
  folder: string,
  one: ImportRow,
): Promise<MatchedSheet<Name>> {
  const opened = await openSheet(await waitingSheet(folder, one.id));
  const within = { headerRow: one.headerRow, titles: one.titles as string[] };
  async function* dataRows() {
    for await (const row of opened.rows(one.sheetName)) if (isDataRow(row, within)) yield row;
  }
  return { columns: one.columns as ColumnMatch<Name>, rows: dataRows() };
}

/** What the trial of a sheet found that is read at one go. */
export interface WholeTrial {
  readonly problems: readonly RowProblem<string>[];
  readonly rowsRead: number;
  readonly rowsNew: number;
  readonly rowsSame: number;
  readonly rowsBad: number;
  readonly lastRow: number;
}

/**
 * Ends the trial of a sheet that is read at one go: what is wrong, and how many rows are what.
 * @param beside what the room writes down besides
 */
export async function endTrial(
  { db, now }: Regency,
  one: ImportRow,
  { problems, ...counts }: WholeTrial,
  beside?: (trx: Trx) => Promise<unknown>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!(await lockedImport(trx, one))) return;
    await noteFaults(
      trx,
      one.id,
      problems.map((problem) => ({ first: null, ...problem })),
    );
    await beside?.(trx);
    await trx
      .updateTable('sheetImports')
      .set({ ...counts, rowDone: counts.lastRow, state: 'checked' satisfies ImportState, changedAt: now() })
      .where('id', '=', one.id)
      .execute();
  });
}
