/** Reads of imports, whatever their sheets hold: the list, one as its page shows it, and the rows to correct as a workbook. */
import type { Database, Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { SheetFollower } from '#platform/sheets/sheet-import.commands.server.ts';
import { waitingSheet } from '#platform/sheets/sheet-store.server.ts';
import { openSheet } from '#platform/sheets/sheet.server.ts';
import { importNotFound } from '#platform/sheets/sheet.problems.ts';
import { workbookOfRows } from '#platform/sheets/write-workbook.server.ts';
import { lineOf } from '#shared/cell-reading.ts';
import { isId } from '#shared/id.ts';
import { isDataRow } from '#shared/sheet-columns.ts';
import {
  progressOf,
  viewOf,
  type ImportState,
  type SheetFault,
  type SheetImport,
} from '#shared/sheet-steps.ts';
import type { SheetCell } from '#shared/sheet.ts';

const MOST_LISTED = 30;
const MOST_SOURCES = 20;
const MOST_LINES = 200;
const EXAMPLES = 3;
const EXAMPLES_WITHIN = 30;
/** Held in memory when they are written out; more faults than this are mended at the source. */
const MOST_ROWS = 20_000;

/** The latest imports of a kind; a room narrows them to those its actor may follow. */
export function latestImports(db: Database, kind: string) {
  return db
    .selectFrom('sheetImports as one')
    .innerJoin('people', 'people.id', 'one.personId')
    .select(['one.id', 'one.source', 'one.fileName', 'one.beganAt', 'one.rowsWritten'])
    .select('people.name as who')
    .select((eb) => eb.ref('one.state').$castTo<ImportState>().as('state'))
    .where('one.kind', '=', kind)
    .orderBy('one.beganAt', 'desc')
    .limit(MOST_LISTED);
}

/** Where sheets of a kind have come from, the latest first. */
export async function sheetSources(db: Database, kind: string): Promise<string[]> {
  const rows = await db
    .selectFrom('sheetSources')
    .select('name')
    .where('kind', '=', kind)
    .orderBy('usedAt', 'desc')
    .limit(MOST_SOURCES)
    .execute();
  return rows.map(({ name }) => name);
}

/** One import as it stands. @throws Problem importNotFound */
export async function sheetImportOf<Row extends SheetImport = SheetImport>(
  db: Database | Trx,
  follower: SheetFollower,
  id: string,
): Promise<Row> {
  const row = isId(id)
    ? await db
        .selectFrom('sheetImports')
        .selectAll()
        .where('id', '=', id)
        .where('kind', '=', follower.purpose.kind)
        .executeTakeFirst()
    : undefined;
  if (!row || !(await follower.mayFollow(row, db))) throw importNotFound();
  return row as unknown as Row;
}

/**
 * One import, as far as it has come: the columns with examples while they are matched, what is wrong once it was tried.
 * @throws Problem importNotFound, sheetGone while its columns are matched
 */
export async function sheetImportPage<Row extends SheetImport, Fault extends string>(
  regency: Regency,
  follower: SheetFollower,
  folder: string,
  id: string,
) {
  const one = await sheetImportOf<Row>(regency.db, follower, id);
  const [lines, counts, examples] = await Promise.all([
    faultLines<Fault>(regency, id, MOST_LINES),
    regency.db
      .selectFrom('sheetImportFaults')
      .select((eb) => ['fault', 'isGrave', eb.fn.countAll<number>().as('count')])
      .where('importId', '=', id)
      .groupBy(['fault', 'isGrave'])
      .orderBy('count', 'desc')
      .execute(),
    one.state === 'matched' ? examplesOf(folder, one) : [],
  ]);
  return {
    one,
    view: viewOf(one),
    progress: progressOf(one),
    lines,
    counts: counts.map((row) => ({ ...row, fault: row.fault as Fault })),
    examples,
    isLong: lines.length === MOST_LINES,
  };
}

/** The rows with faults, as they stood, with what is wrong beside them: to be corrected and brought again. */
export async function faultyRowsBook<Fault extends string>(
  regency: Regency,
  follower: SheetFollower,
  folder: string,
  id: string,
  say: (line: SheetFault<Fault>) => string,
  heading: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const one = await sheetImportOf(regency.db, follower, id);
  const byRow = Map.groupBy(await faultLines<Fault>(regency, id, MOST_ROWS), ({ row }) => row);
  const rows: SheetCell[][] = [[...one.titles, heading]];
  const opened = await openSheet(await waitingSheet(folder, id));
  for await (const { row, cells } of opened.rows(one.sheetName)) {
    const lines = byRow.get(row);
    if (lines === undefined) continue;
    const said = lines.map((line) => {
      const title = line.column === null ? '' : (one.titles[line.column] ?? '');
      return `${title === '' ? '' : `${title}: `}${say(line)}`;
    });
    rows.push([...one.titles.map((_, i) => cells[i] ?? null), said.join('; ')]);
  }
  return workbookOfRows(rows);
}

async function faultLines<Fault extends string>(
  regency: Regency,
  id: string,
  most: number,
): Promise<SheetFault<Fault>[]> {
  const rows = await regency.db
    .selectFrom('sheetImportFaults')
    .select(['rowNumber as row', 'columnNumber as column', 'fault', 'isGrave', 'firstRow as first'])
    .where('importId', '=', id)
    .orderBy('seq')
    .limit(most)
    .execute();
  return rows as SheetFault<Fault>[];
}

/** The first few values of each column, by which somebody sees what it holds. */
async function examplesOf(folder: string, one: SheetImport): Promise<string[][]> {
  const examples: string[][] = one.titles.map(() => []);
  const opened = await openSheet(await waitingSheet(folder, one.id));
  for await (const row of opened.rows(one.sheetName)) {
    if (!isDataRow(row, one)) continue;
    for (const [i, seen] of examples.entries()) {
      const text = lineOf(row.cells[i]).slice(0, 60);
      if (text !== '' && seen.length < EXAMPLES && !seen.includes(text)) seen.push(text);
    }
    if (row.row > one.headerRow + EXAMPLES_WITHIN) break;
  }
  return examples;
}
