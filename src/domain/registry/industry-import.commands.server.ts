/** Steps of an import: a sheet is taken in and understood, matched, tried, written, and undone as a whole. */
import type { StaffActor } from '#domain/offices/duty.ts';
import {
  importNeedsColumns,
  importNotFound,
  importStepMissed,
} from '#domain/registry/industry-import.problems.ts';
import { mayFollow, type ImportState } from '#domain/registry/industry-import.ts';
import { takeBackFills } from '#domain/registry/industry-gaps.server.ts';
import { INDUSTRY_COLUMNS, type IndustryColumn } from '#domain/registry/industry-sheet.columns.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import { outsideRegistry } from '#domain/registry/industry.problems.ts';
import { actRow, insertActs } from '#domain/registry/industry.record.server.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { keepSheet, waitingSheet } from '#platform/sheets/sheet-store.server.ts';
import { firstRows, likeliestSheet } from '#platform/sheets/likeliest-sheet.server.ts';
import { openSheet } from '#platform/sheets/sheet.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { isId } from '#shared/id.ts';
import {
  columnsOf,
  headerIn,
  rememberColumns,
  type ColumnMatch,
  type RememberedColumns,
  type SheetHeader,
} from '#shared/sheet-columns.ts';
import { sql } from 'kysely';

const PIECE = 1000;

/**
 * Takes a sheet in and says what it understood; nothing is written down of any maker yet.
 * @param folder where sheets wait between the steps
 * @returns the id of the import
 * @throws Problem outsideRegistry, and as `openSheet`
 */
export async function takeSheet(
  regency: Regency,
  actor: StaffActor,
  folder: string,
  given: { readonly file: File; readonly source: string },
): Promise<string> {
  if (registryReach(actor, 'register') === undefined) throw outsideRegistry();
  const opened = await openSheet(given.file);
  const { sheetName, header } = await likeliestSheet(opened, INDUSTRY_COLUMNS);
  const columns = columnsOf(header.titles, INDUSTRY_COLUMNS, await remembered(regency, given.source));
  const id = regency.newId();
  const at = regency.now();
  await keepSheet(folder, id, given.file, () =>
    regency.db
      .insertInto('sheetImports')
      .values({
        id,
        source: given.source,
        fileName: given.file.name.slice(0, 200),
        sheetNames: JSON.stringify(opened.names),
        sheetName,
        ...headerColumns(header, columns),
        figuresYear: Number(dayOf(at, WIB).slice(0, 4)) - 1,
        state: 'matched' satisfies ImportState,
        personId: actor.personId,
        beganAt: at,
        changedAt: at,
      })
      .execute(),
  );
  return id;
}

/** Another sheet of the same file: its header is looked for anew. @throws Problem importNotFound, importStepMissed, sheetGone */
export async function chooseSheet(
  regency: Regency,
  actor: StaffActor,
  folder: string,
  id: string,
  sheetName: string,
): Promise<void> {
  const opened = await openSheet(await waitingSheet(folder, id));
  const header = headerIn(await firstRows(opened, sheetName), INDUSTRY_COLUMNS);
  await step(regency, actor, id, ['matched', 'checked', 'failed'], async (trx, { source }) => {
    const columns = columnsOf(header.titles, INDUSTRY_COLUMNS, await remembered({ db: trx }, source));
    return { sheetName, ...headerColumns(header, columns), state: 'matched' };
  });
}

/**
 * Says which column holds what, and lets the dry run begin. The match is remembered for the source.
 * @throws Problem importNeedsColumns, importNotFound, importStepMissed
 */
export async function matchColumns(
  regency: Regency,
  actor: StaffActor,
  id: string,
  { columns, figuresYear }: { columns: ColumnMatch<IndustryColumn>; figuresYear: number },
): Promise<void> {
  const has = (...names: IndustryColumn[]) => names.some((name) => columns.includes(name));
  if (!has('name', 'ownerName') || !has('nagari')) throw importNeedsColumns();
  await step(regency, actor, id, ['matched', 'checked', 'failed'], async (trx, { source, titles }) => {
    await trx.deleteFrom('sheetImportFaults').where('importId', '=', id).execute();
    const kept = JSON.stringify(rememberColumns(titles as string[], columns));
    const usedAt = regency.now();
    await trx
      .insertInto('sheetSources')
      .values({ name: source, columns: kept, usedAt })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ columns: kept, usedAt }))
      .execute();
    return { ...NOTHING_YET, columns: JSON.stringify(columns), figuresYear, state: 'checking' };
  });
}

/** Back to the columns after a trial; what was tried is forgotten when they are matched anew. */
export async function rematchImport(regency: Regency, actor: StaffActor, id: string): Promise<void> {
  await step(regency, actor, id, ['checked', 'failed'], async () => ({ state: 'matched' }));
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
} as const;

/**
 * Lets the makers be written down; what the dry run found bad stays out.
 * @param takes `partial`: also those of which a cell must be left out; `gaps`: makers on record get what they lack
 */
export async function startImport(
  regency: Regency,
  actor: StaffActor,
  id: string,
  takes: { readonly partial: boolean; readonly gaps: boolean },
): Promise<void> {
  await step(regency, actor, id, ['checked'], async () => ({
    takesPartial: takes.partial,
    fillsGaps: takes.gaps,
    rowDone: 0,
    state: 'going',
  }));
}

/**
 * Takes back everything an import wrote, as a whole: the makers are closed with the reason, their history stays. Those
 * that somebody has changed since stay and are counted. What it filled in at others is emptied, unless it was changed.
 * @throws Problem importNotFound, importStepMissed
 */
export async function undoImport(regency: Regency, actor: StaffActor, id: string): Promise<void> {
  await step(regency, actor, id, ['done', 'failed'], async (trx, { fileName, rowsWritten }) => {
    const at = regency.now();
    const wrote = await trx
      .selectFrom(({ selectFrom }) =>
        selectFrom('sheetImportPieces')
          .select([
            sql<string>`unnest(${sql.ref('industryIds')})`.as('industryId'),
            sql<number>`unnest(${sql.ref('versions')})`.as('version'),
          ])
          .where('importId', '=', id)
          .as('written'),
      )
      .innerJoin('industries', 'industries.id', 'written.industryId')
      .select(['industries.id', 'industries.version'])
      .where((eb) =>
        eb.or([
          eb('industries.version', '=', eb.ref('written.version')),
          eb.not(eb.exists(changesSince(trx))),
        ]),
      )
      .where('closedOn', 'is', null)
      .forUpdate('industries')
      .execute();
    for (let from = 0; from < wrote.length; from += PIECE) {
      const piece = wrote.slice(from, from + PIECE);
      await trx
        .updateTable('industries')
        .set((eb) => ({ closedOn: dayOf(at, WIB), changedAt: at, version: eb('version', '+', 1) }))
        .where(
          'id',
          'in',
          piece.map((one) => one.id),
        )
        .execute();
      await insertActs(
        trx,
        piece.map((one) =>
          actRow({
            id: regency.newId(),
            industryId: one.id,
            seq: one.version + 1,
            act: 'close',
            data: { because: `Impor dibatalkan: ${fileName}` },
            actorId: actor.personId,
            at,
          }),
        ),
      );
    }
    const rowsFilled = await takeBackFills(regency, trx, { importId: id, personId: actor.personId });
    return { state: 'undone', rowsKept: rowsWritten - wrote.length, rowsFilled };
  });
}

/** What was done to a written maker since. That a later import filled it up and was undone is no change. */
function changesSince(trx: Trx) {
  return trx
    .selectFrom('industryActs')
    .select('industryActs.id')
    .leftJoin('sheetImports as undone', (join) =>
      join
        .on(sql<boolean>`undone.id::text = ${sql.ref('industryActs.data')} ->> 'importId'`)
        .on('undone.state', '=', 'undone'),
    )
    .where(sql<boolean>`${sql.ref('industryActs.industryId')} = ${sql.ref('written.industryId')}`)
    .where(sql<boolean>`${sql.ref('industryActs.seq')} > ${sql.ref('written.version')}`)
    .where((eb) => eb.not(eb.and([eb('act', 'in', ['fill', 'unfill']), eb('undone.id', 'is not', null)])));
}

type Found = { source: string; titles: unknown; fileName: string; rowsWritten: number };

/** One step: the row locked, the state asked, the change written. Whoever began an import, or may close makers, goes on. */
async function step(
  regency: Regency,
  actor: StaffActor,
  id: string,
  from: readonly ImportState[],
  change: (trx: Trx, found: Found) => Promise<object & { state: ImportState }>,
): Promise<void> {
  await regency.db.transaction().execute(async (trx) => {
    const found = isId(id)
      ? await trx.selectFrom('sheetImports').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
      : undefined;
    if (!found || !mayFollow(actor, found.personId)) throw importNotFound();
    if (!from.includes(found.state as ImportState)) throw importStepMissed();
    const set = await change(trx, found);
    await trx
      .updateTable('sheetImports')
      .set({ ...set, changedAt: regency.now() })
      .where('id', '=', id)
      .execute();
  });
}

async function remembered({ db }: { db: Regency['db'] | Trx }, source: string): Promise<RememberedColumns> {
  const row = await db
    .selectFrom('sheetSources')
    .select('columns')
    .where('name', '=', source)
    .executeTakeFirst();
  return (row?.columns ?? {}) as RememberedColumns;
}

function headerColumns(header: SheetHeader, columns: ColumnMatch<IndustryColumn>) {
  return {
    headerRow: header.row,
    titles: JSON.stringify(header.titles),
    columns: JSON.stringify(columns),
  };
}
