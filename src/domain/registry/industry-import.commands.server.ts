/** Steps of an import of makers beyond those of every sheet: what it asks besides, and the way back as a whole. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { makerSheets } from '#domain/registry/industry-import.queries.server.ts';
import { takeBackFills } from '#domain/registry/industry-gaps.server.ts';
import type { IndustryColumn } from '#domain/registry/industry-sheet.columns.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import { outsideRegistry } from '#domain/registry/industry.problems.ts';
import { actRow, insertActs } from '#domain/registry/industry.record.server.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import {
  matchSheet,
  readOtherSheet,
  rematchSheet,
  startSheet,
  stepOnSheet,
  takeSheetIn,
} from '#platform/sheets/sheet-import.commands.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import type { ColumnMatch } from '#shared/sheet-columns.ts';
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
  const figuresYear = Number(dayOf(regency.now(), WIB).slice(0, 4)) - 1;
  return takeSheetIn(regency, makerSheets(actor), folder, given, { columns: { figuresYear } });
}

/** Another sheet of the same file. @throws Problem as `readOtherSheet` */
export async function chooseSheet(
  regency: Regency,
  actor: StaffActor,
  folder: string,
  id: string,
  sheetName: string,
): Promise<void> {
  await readOtherSheet(regency, makerSheets(actor), folder, id, sheetName);
}

/**
 * Says which column holds what, and of which year figures are where no column tells it; the dry run begins.
 * @throws Problem importNeedsColumns, importNotFound, importStepMissed
 */
export async function matchColumns(
  regency: Regency,
  actor: StaffActor,
  id: string,
  { columns, figuresYear }: { columns: ColumnMatch<IndustryColumn>; figuresYear: number },
): Promise<void> {
  await matchSheet(regency, makerSheets(actor), id, columns, { figuresYear });
}

/** Back to the columns after a trial. @throws Problem importNotFound, importStepMissed */
export async function rematchImport(regency: Regency, actor: StaffActor, id: string): Promise<void> {
  await rematchSheet(regency, makerSheets(actor), id);
}

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
  await startSheet(regency, makerSheets(actor), id, { takesPartial: takes.partial, fillsGaps: takes.gaps });
}

/**
 * Takes back everything an import wrote, as a whole: the makers are closed with the reason, their history stays. Those
 * that somebody has changed since stay and are counted. What it filled in at others is emptied, unless it was changed.
 * @throws Problem importNotFound, importStepMissed
 */
export async function undoImport(regency: Regency, actor: StaffActor, id: string): Promise<void> {
  await stepOnSheet(regency, makerSheets(actor), id, ['done', 'failed'], async (trx, found) => {
    const { fileName, rowsWritten } = found;
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
