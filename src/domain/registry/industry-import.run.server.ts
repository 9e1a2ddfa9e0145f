/**
 * The two passes of an import over its sheet, in pieces: the dry run, which writes down only what is wrong, and the import
 * itself. Each piece is one transaction together with how far it got, so that a reload, a stop or a crash loses and doubles
 * nothing; whatever was read of a piece that failed is read again.
 */
import { areaFinder } from '#domain/areas/area-name.ts';
import { knownAreas } from '#domain/areas/outline.queries.server.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { staffActorOf } from '#domain/offices/office.queries.server.ts';
import { fillGaps, ReadTooEarly, type Filling } from '#domain/registry/industry-gaps.server.ts';
import { MAKER_SHEETS } from '#domain/registry/industry-import.queries.server.ts';
import type { ImportFaultLine } from '#domain/registry/industry-import.ts';
import { onRecord, type OnRecord } from '#domain/registry/industry-match.server.ts';
import type { IndustryColumn } from '#domain/registry/industry-sheet.columns.ts';
import { industryReader, type ReadRow, type SheetWorld } from '#domain/registry/industry-sheet.ts';
import { mayIndustry } from '#domain/registry/industry.policy.ts';
import { outsideRegistry } from '#domain/registry/industry.problems.ts';
import { insertRegistrations, registrationRows } from '#domain/registry/industry.record.server.ts';
import { industryCodeFrom } from '#domain/registry/industry.ts';
import { kbliBook } from '#domain/registry/kbli.queries.server.ts';
import type { Trx } from '#platform/db/database.server.ts';
import { insertMany } from '#platform/db/insert-many.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { ImportRow } from '#platform/sheets/sheet-import.commands.server.ts';
import {
  endPass,
  goOnWithSheets,
  lockedImport,
  noteFaults,
} from '#platform/sheets/sheet-import.run.server.ts';
import { waitingSheet } from '#platform/sheets/sheet-store.server.ts';
import { openSheet } from '#platform/sheets/sheet.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { isDataRow, type ColumnMatch } from '#shared/sheet-columns.ts';
import type { ImportState } from '#shared/sheet-steps.ts';
import type { SheetRow } from '#shared/sheet.ts';

/** Rows of a piece: large enough that its journeys to the database do not count, small enough to see it move. */
export const PIECE = 2000;

/**
 * Goes on with every import that is under way.
 * @param folder where sheets wait
 * @param mustStop asked after each piece: true ends the run, and the next goes on where it ended
 * @returns how many rows were read
 */
export async function goOnImporting(
  regency: Regency,
  folder: string,
  mustStop: () => boolean = () => false,
): Promise<number> {
  return goOnWithSheets(regency, MAKER_SHEETS.kind, (one) => pass(regency, folder, one, mustStop));
}

/** One pass from where the last ended, until the end of the sheet or until it must stop. */
async function pass(
  regency: Regency,
  folder: string,
  one: ImportRow,
  mustStop: () => boolean,
): Promise<number> {
  const actor = await staffActorOf(regency, one.personId);
  if (actor === undefined) throw outsideRegistry();
  const world = await worldOf(regency, actor, one);
  const titles = one.titles as string[];
  const read = industryReader({ titles, columns: one.columns as ColumnMatch<IndustryColumn> }, world);
  const opened = await openSheet(await waitingSheet(folder, one.id));
  let last = one.rowDone;
  let count = 0;
  let writing: Promise<number | undefined> = Promise.resolve(0);
  /** False when the import is not under way any more. */
  const isWritten = async () => {
    const rows = await writing;
    count += rows ?? 0;
    return rows !== undefined;
  };
  try {
    for await (const piece of piecesOf(opened.rows(one.sheetName), one, read)) {
      // Read, compared and encrypted on one core while the database writes the piece before on the other.
      const ready = await prepare(regency, piece.rows);
      if (!(await isWritten())) return count;
      if (last > one.rowDone && mustStop()) return count;
      last = piece.last;
      writing = finishPieceSurely(regency, actor, one, ready, last);
      writing.catch(() => {});
    }
  } finally {
    // However it ends, nothing is under way any more when this returns.
    await writing.catch(() => {});
  }
  if (!(await isWritten())) return count;
  await endPass(
    regency,
    one.id,
    one.state as ImportState,
    one.state === 'checking' ? { state: 'checked', lastRow: last } : { state: 'done' },
  );
  return count;
}

/** The rows that are still to be done, piece by piece, with the number of the last row of each. */
async function* piecesOf(
  sheet: AsyncIterable<SheetRow>,
  one: ImportRow,
  read: (row: SheetRow) => ReadRow,
): AsyncGenerator<{ rows: ReadRow[]; last: number }> {
  const within = { headerRow: one.headerRow, titles: one.titles as string[] };
  let rows: ReadRow[] = [];
  let last = one.rowDone;
  for await (const row of sheet) {
    if (!isDataRow(row, within)) continue;
    // Rows done before are read again for the makers they name: one may come a second time further down.
    const result = read(row);
    if (row.row <= one.rowDone) continue;
    rows.push(result);
    last = row.row;
    if (rows.length < PIECE) continue;
    yield { rows, last };
    rows = [];
  }
  if (rows.length > 0) yield { rows, last };
}

/** Rows of a piece, and how each maker of them stands on record. */
interface Ready {
  readonly piece: readonly ReadRow[];
  readonly standing: ReadonlyMap<number, OnRecord>;
}

async function prepare(regency: Regency, piece: readonly ReadRow[]): Promise<Ready> {
  const industries = piece.flatMap(({ industry }) => industry ?? []);
  const standing = await onRecord(regency, regency.db, industries);
  return { piece, standing: new Map(industries.map(({ row }, i) => [row, standing[i] ?? { is: 'new' }])) };
}

async function worldOf(regency: Regency, actor: StaffActor, { figuresYear }: ImportRow): Promise<SheetWorld> {
  const [areas, book] = await Promise.all([knownAreas(regency), kbliBook(regency)]);
  const mine = new Set(
    areas
      .flatMap(({ nagari }) => nagari.map(({ code }) => code))
      .filter((code) => mayIndustry(actor, 'register', code)),
  );
  const codes = new Set(book.entries.map(({ version, code }) => `${version} ${code}`));
  return {
    find: areaFinder(areas),
    today: dayOf(regency.now(), WIB),
    // What came in as a sheet of makers has one.
    figuresYear: figuresYear ?? Number(dayOf(regency.now(), WIB).slice(0, 4)) - 1,
    hasKbli: (version, code) => codes.has(`${version} ${code}`),
    mayIn: (nagariCode) => mine.has(nagariCode),
  };
}

/**
 * Of a hundred thousand new numbers one is likely to be taken already: the piece is then done once more with others. And a
 * maker whose gaps are filled may have been changed after it was read: the piece is then compared anew.
 * @returns how many rows were done; undefined when the import is not under way any more
 */
async function finishPieceSurely(
  regency: Regency,
  actor: StaffActor,
  one: ImportRow,
  ready: Ready,
  rowDone: number,
): Promise<number | undefined> {
  for (let tries = 1; ; tries += 1) {
    try {
      const isGoing = one.state === 'going';
      const written = isGoing ? makersOf(regency, actor, one, ready) : [];
      const fillings = isGoing && one.fillsGaps ? fillingsOf(ready) : [];
      return await finishPiece(regency, one, { ...ready, written, fillings, rowDone });
    } catch (error) {
      const isReadTooEarly = error instanceof ReadTooEarly;
      if (tries === MOST_TRIES || !(isReadTooEarly || isCodeTaken(error))) throw error;
      if (isReadTooEarly) ready = await prepare(regency, ready.piece);
    }
  }
}
const MOST_TRIES = 3;

function isCodeTaken(error: unknown): boolean {
  return (error as { constraint?: unknown } | null)?.constraint === 'industries_code';
}

/** Writes what a piece leads to, with how far the import got. */
async function finishPiece(
  regency: Regency,
  { id, state }: ImportRow,
  {
    written,
    fillings,
    rowDone,
    ...ready
  }: Ready & { written: readonly Written[]; fillings: readonly Filling[]; rowDone: number },
): Promise<number | undefined> {
  return regency.db.transaction().execute(async (trx) => {
    const now = await lockedImport(trx, { id, state });
    if (now === undefined) return undefined;
    const counts =
      state === 'checking'
        ? await noteTrial(trx, now, ready)
        : await writeDown(regency, trx, now, { written, fillings, rowDone });
    await trx
      .updateTable('sheetImports')
      .set({ ...counts, rowDone, changedAt: regency.now() })
      .where('id', '=', id)
      .execute();
    return ready.piece.length;
  });
}

/** Of the dry run: what is wrong by row and column, and how many rows are what. */
async function noteTrial(trx: Trx, now: ImportRow, { piece, standing }: Ready) {
  const counts = { rowsNew: 0, rowsPartial: 0, rowsSame: 0, rowsLacking: 0, rowsDiffer: 0, rowsBad: 0 };
  const columns = now.columns as ColumnMatch<IndustryColumn>;
  const lines: ImportFaultLine[] = [];
  for (const { industry, problems } of piece) {
    lines.push(...problems.map((problem) => ({ first: null, ...problem })));
    const is = industry === null ? undefined : standing.get(industry.row);
    if (industry !== null && is?.is === 'known')
      for (const differs of is.differs)
        lines.push({
          row: industry.row,
          column: columnOf(columns, differs),
          fault: 'on_record_differs',
          isGrave: false,
          first: null,
        });
    if (is === undefined) counts.rowsBad += 1;
    else if (is.is === 'known') {
      if (is.gaps.length > 0) counts.rowsLacking += 1;
      else if (is.differs.length > 0) counts.rowsDiffer += 1;
      else counts.rowsSame += 1;
    } else if (problems.length > 0) counts.rowsPartial += 1;
    else counts.rowsNew += 1;
  }
  await noteFaults(trx, now.id, lines);
  return {
    rowsRead: now.rowsRead + piece.length,
    rowsNew: now.rowsNew + counts.rowsNew,
    rowsPartial: now.rowsPartial + counts.rowsPartial,
    rowsSame: now.rowsSame + counts.rowsSame,
    rowsLacking: now.rowsLacking + counts.rowsLacking,
    rowsDiffer: now.rowsDiffer + counts.rowsDiffer,
    rowsBad: now.rowsBad + counts.rowsBad,
  };
}

/** Where a field stands in the sheet; null for one that no column says, as what a maker is told by its name. */
function columnOf(columns: ColumnMatch<IndustryColumn>, name: IndustryColumn): number | null {
  const at = columns.findIndex((column) => column === name || column === `${name}Monthly`);
  return at < 0 ? null : at;
}

type Written = ReturnType<typeof makersOf>[number];

/**
 * Of the import: the rows of the makers that are new. Their figures stand in the same line of history as they themselves:
 * who imports does one thing to each maker.
 */
function makersOf(regency: Regency, actor: StaffActor, one: ImportRow, { piece, standing }: Ready) {
  const at = regency.now();
  return piece.flatMap(({ industry, problems }) => {
    if (industry === null || standing.get(industry.row)?.is !== 'new') return [];
    if (problems.length > 0 && !one.takesPartial) return [];
    const { figures } = industry;
    const id = regency.newId();
    const registration = registrationRows(regency, actor, {
      ...industry,
      id,
      code: industryCodeFrom(regency.random(7)),
      products: industry.products.map((product) => ({ ...product, id: regency.newId() })),
      actId: regency.newId(),
      at,
      data: {
        via: 'sheet',
        importId: one.id,
        ...(figures === null ? {} : { period: figures.period, after: figures.figures }),
      },
    });
    const counted =
      figures === null
        ? []
        : [{ ...figures.figures, ...figures.period, id: regency.newId(), industryId: id, recordedAt: at }];
    return [{ registration, counted }];
  });
}

/** Of the import: the makers on record whose gaps are filled; of two rows that mean the same one the first. */
function fillingsOf({ piece, standing }: Ready): Filling[] {
  const seen = new Set<string>();
  return piece.flatMap(({ industry }) => {
    const is = industry === null ? undefined : standing.get(industry.row);
    if (industry === null || is?.is !== 'known' || is.gaps.length === 0 || seen.has(is.id)) return [];
    seen.add(is.id);
    return [{ maker: is, gaps: is.gaps, period: industry.figures?.period ?? null }];
  });
}

/** Writes them, and that this import did. */
async function writeDown(
  regency: Regency,
  trx: Trx,
  now: ImportRow,
  {
    written,
    fillings,
    rowDone,
  }: { written: readonly Written[]; fillings: readonly Filling[]; rowDone: number },
) {
  await fillGaps(regency, trx, { importId: now.id, personId: now.personId }, fillings);
  await insertRegistrations(
    trx,
    written.map(({ registration }) => registration),
  );
  await insertMany(
    trx,
    'industryFigures',
    written.flatMap(({ counted }) => counted),
  );
  if (written.length > 0)
    await trx
      .insertInto('sheetImportPieces')
      .values({
        importId: now.id,
        lastRow: rowDone,
        industryIds: written.map(({ registration }) => registration.industry.id),
        versions: written.map(({ registration }) => registration.industry.version),
      })
      .execute();
  return {
    rowsWritten: now.rowsWritten + written.length,
    rowsFilled: now.rowsFilled + fillings.length,
  };
}
