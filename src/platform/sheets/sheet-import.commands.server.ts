/**
 * The steps of an import, whatever its sheet holds: it is taken in and understood, its columns are matched, it is let go.
 * What a kind of sheet asks beyond that, and the way back, is told by the room it belongs to.
 */
import type { Database, Trx } from '#platform/db/database.server.ts';
import type { DB } from '#platform/db/schema.ts';
import type { Regency } from '#platform/regency.server.ts';
import { firstRows, likeliestSheet } from '#platform/sheets/likeliest-sheet.server.ts';
import { keepSheet, waitingSheet } from '#platform/sheets/sheet-store.server.ts';
import { openSheet, type OpenedSheet } from '#platform/sheets/sheet.server.ts';
import { importNotFound, importStepMissed } from '#platform/sheets/sheet.problems.ts';
import { isId } from '#shared/id.ts';
import type { Problem, ProblemParams } from '#shared/problem.ts';
import {
  columnsOf,
  headerIn,
  isDataRow,
  rememberColumns,
  type ColumnMatch,
  type RememberedColumns,
  type SheetField,
  type SheetHeader,
} from '#shared/sheet-columns.ts';
import type { ImportState } from '#shared/sheet-steps.ts';
import type { Insertable, Selectable, Updateable } from 'kysely';

/** What sheets are brought in for. */
export interface SheetPurpose<Name extends string = string> {
  /** Its imports and its sources are told apart by this. */
  readonly kind: string;
  readonly fields: readonly SheetField<Name>[];
  /** Throws a Problem when nothing can be kept of a sheet with these columns. */
  mustHold(columns: ColumnMatch<Name>): void;
  /** The most rows of one sheet, where they are fewer than `openSheet` takes. */
  readonly most?: { readonly rows: number; readonly tooLong: (params: ProblemParams) => Problem };
}

/** Somebody who brings sheets in for a purpose, and which imports she may go on with. */
export interface SheetFollower<Name extends string = string> {
  readonly purpose: SheetPurpose<Name>;
  readonly personId: string;
  readonly mayFollow: (
    one: Pick<ImportRow, 'id' | 'personId'>,
    db: Database | Trx,
  ) => boolean | Promise<boolean>;
}

export type ImportRow = Selectable<DB['sheetImports']>;

/** What a room writes with an import: columns that are its own, and rows beside it. */
interface OwnOfImport {
  readonly columns?: Partial<Insertable<DB['sheetImports']>>;
  readonly beside?: (trx: Trx, id: string) => Promise<unknown>;
}

/**
 * Takes a sheet in and says what it understood; nothing else is written down yet.
 * @param folder where sheets wait between the steps
 * @returns the id of the import
 * @throws Problem as `openSheet`, and when it is longer than its purpose allows
 */
export async function takeSheetIn(
  regency: Regency,
  { purpose, personId }: SheetFollower,
  folder: string,
  given: { readonly file: File; readonly source: string },
  { columns: own = {}, beside }: OwnOfImport = {},
): Promise<string> {
  const opened = await openSheet(given.file);
  const { sheetName, header } = await likeliestSheet(opened, purpose.fields);
  await mustBeShort(purpose, opened, sheetName, header);
  const columns = columnsOf(
    header.titles,
    purpose.fields,
    await remembered(regency.db, purpose.kind, given.source),
  );
  const id = regency.newId();
  const at = regency.now();
  await keepSheet(folder, id, given.file, () =>
    regency.db.transaction().execute(async (trx) => {
      await trx
        .insertInto('sheetImports')
        .values({
          ...own,
          id,
          kind: purpose.kind,
          source: given.source,
          fileName: given.file.name.slice(0, 200),
          sheetNames: JSON.stringify(opened.names),
          sheetName,
          ...understood(header, columns),
          state: 'matched' satisfies ImportState,
          personId,
          beganAt: at,
          changedAt: at,
        })
        .execute();
      await beside?.(trx, id);
    }),
  );
  return id;
}

/**
 * Another sheet of the same file: its header is looked for anew.
 * @throws Problem importNotFound, importStepMissed, sheetGone, sheetUnknown
 */
export async function readOtherSheet(
  regency: Regency,
  follower: SheetFollower,
  folder: string,
  id: string,
  sheetName: string,
): Promise<void> {
  const { purpose } = follower;
  const opened = await openSheet(await waitingSheet(folder, id));
  const header = headerIn(await firstRows(opened, sheetName), purpose.fields);
  await mustBeShort(purpose, opened, sheetName, header);
  await stepOnSheet(regency, follower, id, ['matched', 'checked', 'failed'], async (trx, { source }) => {
    const columns = columnsOf(header.titles, purpose.fields, await remembered(trx, purpose.kind, source));
    return { sheetName, ...understood(header, columns), state: 'matched' };
  });
}

/**
 * Says which column holds what, and lets the dry run begin. The match is remembered for the source.
 * @param own columns of this kind of import alone
 * @throws Problem importNotFound, importStepMissed, and when nothing can be kept of these columns
 */
export async function matchSheet<Name extends string>(
  regency: Regency,
  follower: SheetFollower<Name>,
  id: string,
  columns: ColumnMatch<Name>,
  own: Updateable<DB['sheetImports']> = {},
): Promise<void> {
  const { purpose } = follower;
  purpose.mustHold(columns);
  await stepOnSheet(
    regency,
    follower,
    id,
    ['matched', 'checked', 'failed'],
    async (trx, { source, titles }) => {
      await trx.deleteFrom('sheetImportFaults').where('importId', '=', id).execute();
      const kept = JSON.stringify(rememberColumns(titles as string[], columns));
      const usedAt = regency.now();
      await trx
        .insertInto('sheetSources')
        .values({ kind: purpose.kind, name: source, columns: kept, usedAt })
        .onConflict((conflict) => conflict.columns(['kind', 'name']).doUpdateSet({ columns: kept, usedAt }))
        .execute();
      return { ...NOTHING_YET, ...own, columns: JSON.stringify(columns), state: 'checking' };
    },
  );
}

/** Back to the columns after a trial; what was tried is forgotten when they are matched anew. */
export async function rematchSheet(regency: Regency, follower: SheetFollower, id: string): Promise<void> {
  await stepOnSheet(regency, follower, id, ['checked', 'failed'], async () => ({ state: 'matched' }));
}

/** A pass begins at the first row, with nothing counted. */
const NOTHING_YET = {
  rowDone: 0,
  lastRow: null,
  rowsRead: 0,
  rowsNew: 0,
  rowsPartial: 0,
  rowsSame: 0,
  rowsLacking: 0,
  rowsDiffer: 0,
  rowsBad: 0,
  failedBecause: null,
  failedWith: null,
} as const;

/**
 * Lets what is new be written down; what the dry run found bad stays out.
 * @param own columns of this kind of import alone
 * @throws Problem importNotFound, importStepMissed
 */
export async function startSheet(
  regency: Regency,
  follower: SheetFollower,
  id: string,
  own: Updateable<DB['sheetImports']> = {},
): Promise<void> {
  await stepOnSheet(regency, follower, id, ['checked'], async () => ({
    ...own,
    startedBy: follower.personId,
    rowDone: 0,
    state: 'going',
  }));
}

/**
 * One step: the row locked, the state asked, the change written.
 * @throws Problem importNotFound, importStepMissed, and as `change`
 */
export async function stepOnSheet(
  regency: Regency,
  follower: Pick<SheetFollower, 'mayFollow'> & { readonly purpose: Pick<SheetPurpose, 'kind'> },
  id: string,
  from: readonly ImportState[],
  change: (
    trx: Trx,
    found: ImportRow,
  ) => Promise<Updateable<DB['sheetImports']> & { readonly state: ImportState }>,
): Promise<void> {
  await regency.db.transaction().execute(async (trx) => {
    const found = isId(id)
      ? await trx
          .selectFrom('sheetImports')
          .selectAll()
          .where('id', '=', id)
          .where('kind', '=', follower.purpose.kind)
          .forUpdate()
          .executeTakeFirst()
      : undefined;
    if (!found || !(await follower.mayFollow(found, trx))) throw importNotFound();
    if (!from.includes(found.state as ImportState)) throw importStepMissed();
    const set = await change(trx, found);
    await trx
      .updateTable('sheetImports')
      .set({ ...set, changedAt: regency.now() })
      .where('id', '=', id)
      .execute();
  });
}

/** A sheet that is read at one go is counted before it is taken. */
async function mustBeShort(
  { most }: SheetPurpose,
  opened: OpenedSheet,
  sheetName: string,
  { row: headerRow, titles }: SheetHeader,
): Promise<void> {
  if (most === undefined) return;
  let count = 0;
  for await (const row of opened.rows(sheetName)) {
    if (isDataRow(row, { headerRow, titles })) count += 1;
    if (count > most.rows) throw most.tooLong({ most: most.rows });
  }
}

async function remembered(db: Database | Trx, kind: string, source: string): Promise<RememberedColumns> {
  const row = await db
    .selectFrom('sheetSources')
    .select('columns')
    .where('kind', '=', kind)
    .where('name', '=', source)
    .executeTakeFirst();
  return (row?.columns ?? {}) as RememberedColumns;
}

function understood(header: SheetHeader, columns: ColumnMatch) {
  return {
    headerRow: header.row,
    titles: JSON.stringify(header.titles),
    columns: JSON.stringify(columns),
  };
}
