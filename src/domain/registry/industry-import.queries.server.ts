/** Reads of imports: the list, one import as its page shows it, and the rows that must be corrected as a workbook. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { importNotFound } from '#domain/registry/industry-import.problems.ts';
import {
  mayFollow,
  progressOf,
  viewOf,
  type ImportFaultLine,
  type IndustryImport,
} from '#domain/registry/industry-import.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import type { Regency } from '#platform/regency.server.ts';
import { waitingSheet } from '#platform/sheets/sheet-store.server.ts';
import { openSheet } from '#platform/sheets/sheet.server.ts';
import { workbookOfRows } from '#platform/sheets/write-workbook.server.ts';
import { lineOf } from '#shared/cell-reading.ts';
import { isId } from '#shared/id.ts';
import { isBesideData, isTotal } from '#shared/sheet-columns.ts';
import type { SheetCell } from '#shared/sheet.ts';

const MOST_LISTED = 30;
const MOST_LINES = 200;
const EXAMPLES = 3;
/** Held in memory when they are written out; more faults than this are mended at the source. */
const MOST_ROWS = 20_000;

/** The latest imports that the actor may follow, and the sources used before. */
export async function importList(regency: Regency, actor: StaffActor) {
  const isAll = registryReach(actor, 'reopen') === 'all';
  const [rows, sources] = await Promise.all([
    regency.db
      .selectFrom('sheetImports as one')
      .innerJoin('people', 'people.id', 'one.personId')
      .select(['one.id', 'one.source', 'one.fileName', 'one.state', 'one.beganAt', 'one.rowsWritten'])
      .select('people.name as who')
      .$if(!isAll, (query) => query.where('one.personId', '=', actor.personId))
      .orderBy('one.beganAt', 'desc')
      .limit(MOST_LISTED)
      .execute(),
    regency.db.selectFrom('sheetSources').select('name').orderBy('usedAt', 'desc').limit(20).execute(),
  ]);
  return {
    imports: rows.map((row) => ({ ...row, state: row.state as IndustryImport['state'] })),
    sources: sources.map(({ name }) => name),
  };
}

/**
 * One import, as far as it has come: the columns with examples while they are matched, what is wrong once it was tried.
 * @throws Problem importNotFound
 */
export async function importPage(regency: Regency, actor: StaffActor, folder: string, id: string) {
  const one = await importOf(regency, actor, id);
  const [lines, counts, examples] = await Promise.all([
    faultLines(regency, id, MOST_LINES),
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
    counts: counts.map((row) => ({ ...row, fault: row.fault as ImportFaultLine['fault'] })),
    examples,
    isLong: lines.length === MOST_LINES,
  };
}

/** How many columns an import has. @throws Problem importNotFound */
export async function importWidth(regency: Regency, actor: StaffActor, id: string): Promise<number> {
  return (await importOf(regency, actor, id)).titles.length;
}

/** The rows with faults, as they stood, with what is wrong beside them: to be corrected and brought again. */
export async function faultyRowsBook(
  regency: Regency,
  actor: StaffActor,
  folder: string,
  id: string,
  say: (line: ImportFaultLine, title: string) => string,
  heading: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const one = await importOf(regency, actor, id);
  const byRow = Map.groupBy(await faultLines(regency, id, MOST_ROWS), ({ row }) => row);
  const rows: SheetCell[][] = [[...one.titles, heading]];
  const opened = await openSheet(await waitingSheet(folder, id));
  for await (const { row, cells } of opened.rows(one.sheetName)) {
    const lines = byRow.get(row);
    if (lines === undefined) continue;
    const said = lines.map((line) => say(line, line.column === null ? '' : (one.titles[line.column] ?? '')));
    rows.push([...one.titles.map((_, i) => cells[i] ?? null), said.join('; ')]);
  }
  return workbookOfRows(rows);
}

async function importOf(regency: Regency, actor: StaffActor, id: string): Promise<IndustryImport> {
  const row = isId(id)
    ? await regency.db.selectFrom('sheetImports').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined;
  if (!row || !mayFollow(actor, row.personId)) throw importNotFound();
  return row as unknown as IndustryImport;
}

async function faultLines(regency: Regency, id: string, most: number): Promise<ImportFaultLine[]> {
  const rows = await regency.db
    .selectFrom('sheetImportFaults')
    .select(['rowNumber as row', 'columnNumber as column', 'fault', 'isGrave', 'firstRow as first'])
    .where('importId', '=', id)
    .orderBy('seq')
    .limit(most)
    .execute();
  return rows as ImportFaultLine[];
}

/** The first few values of each column, by which somebody sees what it holds. */
async function examplesOf(folder: string, one: IndustryImport): Promise<string[][]> {
  const examples: string[][] = one.titles.map(() => []);
  const opened = await openSheet(await waitingSheet(folder, one.id));
  for await (const { row, cells } of opened.rows(one.sheetName)) {
    if (row <= one.headerRow || isBesideData(cells, one.titles) || isTotal(cells)) continue;
    for (const [i, seen] of examples.entries()) {
      const text = lineOf(cells[i]).slice(0, 60);
      if (text !== '' && seen.length < EXAMPLES && !seen.includes(text)) seen.push(text);
    }
    if (row > one.headerRow + 30) break;
  }
  return examples;
}
