/** Helps come in by sheet: what that asks beyond the steps of every sheet, and the way back as a whole. */
import { helpSheets, keepsHelpsOf, mustImportHelps } from '#domain/help/help-import.queries.server.ts';
import { changeHelpRow } from '#domain/help/help.record.server.ts';
import { unknownOfficeOfHelp } from '#domain/help/help.problems.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { outsideRegistry } from '#domain/registry/industry.problems.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { stepOnSheet, takeSheetIn } from '#platform/sheets/sheet-import.commands.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { sql } from 'kysely';

/**
 * Takes a sheet in; nothing is written of any help yet.
 * @param given `officeId`: whose helps they are where the sheet names no office
 * @returns the id of the import
 * @throws Problem outsideRegistry, unknownOfficeOfHelp, helpSheetTooLong, and as `openSheet`
 */
export async function takeHelpSheet(
  regency: Regency,
  actor: StaffActor,
  folder: string,
  { officeId, ...given }: { readonly file: File; readonly source: string; readonly officeId: string },
): Promise<string> {
  mustImportHelps(actor);
  if (!keepsHelpsOf(actor, officeId)) throw outsideRegistry();
  const office = await regency.db
    .selectFrom('offices')
    .select('id')
    .where('id', '=', officeId)
    .where('closedOn', 'is', null)
    .executeTakeFirst();
  if (!office) throw unknownOfficeOfHelp();
  return takeSheetIn(regency, helpSheets(actor), folder, given, {
    beside: (trx, id) => trx.insertInto('helpImports').values({ id, officeId }).execute(),
  });
}

/**
 * Takes an import back as a whole: its helps are withdrawn under its name, and makers it added to others are taken off.
 * What somebody has changed since stays and is counted.
 * @throws Problem outsideRegistry also when helps of an office are in it that the actor does not keep, importNotFound,
 *   importStepMissed
 */
export async function undoHelpSheet(regency: Regency, actor: StaffActor, id: string): Promise<void> {
  await stepOnSheet(regency, helpSheets(actor), id, ['done'], async (trx, { fileName }) => {
    const helps = await trx
      .selectFrom('helps')
      .selectAll()
      .where((eb) =>
        eb.or([
          eb('importId', '=', id),
          eb('id', 'in', eb.selectFrom('helpRecipients').select('helpId').where('importId', '=', id)),
        ]),
      )
      .orderBy('id')
      .forUpdate()
      .execute();
    if (helps.some(({ officeId }) => !keepsHelpsOf(actor, officeId))) throw outsideRegistry();
    const because = `Impor dibatalkan: ${fileName}`;
    const today = dayOf(regency.now(), WIB);
    let kept = 0;
    const touched = await touchedSince(trx, id);
    for (const help of helps.filter(({ withdrawnOn }) => withdrawnOn === null)) {
      if (help.importId !== id) kept += await takeOff(trx, regency, actor, help, id);
      else if (touched.has(help.id)) kept += 1;
      else await changeHelpRow(trx, regency, actor, help, 'withdraw', { because }, { withdrawnOn: today });
    }
    return { state: 'undone', rowsKept: kept };
  });
}

/** The helps of an import that a person has changed since, or to which another import has added makers that are still there. */
async function touchedSince(trx: Trx, importId: string): Promise<ReadonlySet<string>> {
  const own = trx.selectFrom('helps').select('id').where('importId', '=', importId);
  const [changed, added] = await Promise.all([
    trx
      .selectFrom('helpActs')
      .select('helpId')
      .where('helpId', 'in', own)
      .where('act', '!=', 'record')
      .where(sql<boolean>`not (${sql.ref('data')} ? 'importId')`)
      .execute(),
    trx
      .selectFrom('helpRecipients')
      .select('helpId')
      .where('helpId', 'in', own)
      .where('importId', '!=', importId)
      .execute(),
  ]);
  return new Set([...changed, ...added].map(({ helpId }) => helpId));
}

/** The makers that the import added to a help on record, but for those of whom somebody has told since. @returns how many stay */
async function takeOff(
  trx: Trx,
  regency: Regency,
  actor: StaffActor,
  help: { readonly id: string; readonly version: number },
  importId: string,
): Promise<number> {
  const [added, acts] = await Promise.all([
    trx
      .selectFrom('helpRecipients')
      .select(['id', 'industryId'])
      .where('helpId', '=', help.id)
      .where('importId', '=', importId)
      .orderBy('id')
      .execute(),
    trx
      .selectFrom('helpActs')
      .select('data')
      .where('helpId', '=', help.id)
      .where('act', 'in', ['change_share', 'tell_result'])
      .execute(),
  ]);
  const told = new Set(acts.map(({ data }) => (data as { industryId: string }).industryId));
  const untouched = added.filter(({ industryId }) => !told.has(industryId));
  let { version } = help;
  for (const { id, industryId } of untouched) {
    await trx.deleteFrom('helpResults').where('recipientId', '=', id).execute();
    await trx.deleteFrom('helpRecipients').where('id', '=', id).execute();
    const now = { id: help.id, version };
    await changeHelpRow(trx, regency, actor, now, 'remove_recipient', { industryId, importId });
    version += 1;
  }
  return added.length - untouched.length;
}
