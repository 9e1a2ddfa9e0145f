/** Helps come in by sheet: it is taken in and tried, its helps are written in one go, and taken back as a whole. */
import { helpImportStepMissed } from '#domain/help/help-import.problems.ts';
import {
  helpImportOf,
  keepsHelpsOf,
  mustImportHelps,
  readHelpSheet,
} from '#domain/help/help-import.queries.server.ts';
import { changeHelpRow, insertHelps, insertRecipients } from '#domain/help/help.record.server.ts';
import { unknownOfficeOfHelp } from '#domain/help/help.problems.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { outsideRegistry } from '#domain/registry/industry.problems.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dropSheet, keepSheet, waitingSheet } from '#platform/sheets/sheet-store.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { sql } from 'kysely';
import type { SheetState } from '#shared/sheet-steps.ts';

/**
 * Takes a sheet in; nothing is written of any help yet.
 * @param officeId whose helps they are where the sheet names no office
 * @returns the id of the import
 * @throws Problem outsideRegistry, unknownOfficeOfHelp, helpSheetNeedsColumns, helpSheetTooLong, and as `openSheet`
 */
export async function takeHelpSheet(
  regency: Regency,
  actor: StaffActor,
  folder: string,
  { file, officeId }: { readonly file: File; readonly officeId: string },
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
  await readHelpSheet(regency, regency.db, actor, officeId, file);
  const id = regency.newId();
  const at = regency.now();
  await keepSheet(folder, id, file, () =>
    regency.db
      .insertInto('helpImports')
      .values({
        id,
        officeId,
        fileName: file.name.slice(0, 200),
        state: 'checked' satisfies SheetState,
        personId: actor.personId,
        beganAt: at,
        changedAt: at,
      })
      .execute(),
  );
  return id;
}

/**
 * Writes what is new of a sheet: whole helps, and makers that are added to helps on record; all of it or nothing.
 * @throws Problem outsideRegistry, helpImportNotFound, helpImportStepMissed
 */
export async function recordHelpSheet(
  regency: Regency,
  actor: StaffActor,
  folder: string,
  id: string,
): Promise<void> {
  const { officeId, state } = await helpImportOf(regency.db, actor, id);
  if (state !== 'checked') throw helpImportStepMissed();
  const file = await waitingSheet(folder, id);
  await regency.db.transaction().execute(async (trx) => {
    // One at a time: two files with the same helps would both find them new.
    await sql`select pg_advisory_xact_lock(hashtext(${`helps ${regency.code}`}))`.execute(trx);
    const now = await helpImportOf(trx, actor, id);
    if (now.state !== 'checked') throw helpImportStepMissed();
    const { toWrite, sums } = await readHelpSheet(regency, trx, actor, officeId, file);
    await insertHelps(
      trx,
      regency,
      actor,
      toWrite.flatMap(({ helpId, record, recipients }) =>
        helpId === undefined ? [{ record, recipients, importId: id }] : [],
      ),
    );
    for (const { helpId, recipients } of toWrite) {
      const help = helpId === undefined ? undefined : await lockedHelp(trx, helpId);
      if (help === undefined) continue;
      await insertRecipients(
        trx,
        regency,
        recipients.map((one) => ({ ...one, helpId: help.id, importId: id })),
      );
      const industryIds = recipients.map((one) => one.industryId);
      await changeHelpRow(trx, regency, actor, help, 'add_recipients', { industryIds, importId: id });
    }
    await trx
      .updateTable('helpImports')
      .set({
        state: 'done' satisfies SheetState,
        helpsWritten: sums.helps,
        recipientsWritten: sums.recipients,
        rowsSame: sums.same,
        rowsBad: sums.bad,
        changedAt: regency.now(),
      })
      .where('id', '=', id)
      .execute();
  });
  await dropSheet(folder, id);
}

/**
 * Takes an import back as a whole: its helps are withdrawn under its name, and makers it added to others are taken off.
 * What somebody has changed since stays and is counted.
 * @throws Problem outsideRegistry also when helps of an office are in it that the actor does not keep, helpImportNotFound,
 *   helpImportStepMissed
 */
export async function undoHelpSheet(regency: Regency, actor: StaffActor, id: string): Promise<void> {
  await regency.db.transaction().execute(async (trx) => {
    await trx.selectFrom('helpImports').select('id').where('id', '=', id).forUpdate().execute();
    const { state, fileName } = await helpImportOf(trx, actor, id);
    if (state !== 'done') throw helpImportStepMissed();
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
    await trx
      .updateTable('helpImports')
      .set({ state: 'undone' satisfies SheetState, kept, changedAt: regency.now() })
      .where('id', '=', id)
      .execute();
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

async function lockedHelp(trx: Trx, id: string) {
  return trx.selectFrom('helps').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}
