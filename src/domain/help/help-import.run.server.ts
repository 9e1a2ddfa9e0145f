/** The two passes of an import of helps over its sheet: the dry run, and the writing, all of it in one transaction or nothing. */
import { HELP_SHEETS, officeOfImport, readHelpSheet } from '#domain/help/help-import.queries.server.ts';
import type { HelpColumn } from '#domain/help/help-sheet.ts';
import { changeHelpRow, insertHelps, insertRecipients } from '#domain/help/help.record.server.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { staffActorOf } from '#domain/offices/office.queries.server.ts';
import { outsideRegistry } from '#domain/registry/industry.problems.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { ImportRow } from '#platform/sheets/sheet-import.commands.server.ts';
import {
  endPass,
  endTrial,
  goOnWithSheets,
  lockedImport,
  matchedSheet,
} from '#platform/sheets/sheet-import.run.server.ts';
import { sql } from 'kysely';

/** Goes on with every import of helps that is under way. @returns how many rows were read */
export async function goOnWithHelps(regency: Regency, folder: string): Promise<number> {
  return goOnWithSheets(regency, HELP_SHEETS.kind, async (one) => {
    const actor = await staffActorOf(regency, one.startedBy ?? one.personId);
    if (actor === undefined) throw outsideRegistry();
    return one.state === 'checking'
      ? tryHelps(regency, actor, folder, one)
      : writeHelps(regency, actor, folder, one);
  });
}

async function tryHelps(
  regency: Regency,
  actor: StaffActor,
  folder: string,
  one: ImportRow,
): Promise<number> {
  const { db } = regency;
  const sheet = await matchedSheet<HelpColumn>(folder, one);
  const read = await readHelpSheet(regency, db, actor, await officeOfImport(db, one.id), sheet);
  const { problems, rowsRead, lastRow, sums } = read;
  await endTrial(
    regency,
    one,
    { problems, rowsRead, lastRow, rowsNew: sums.recipients, rowsSame: sums.same, rowsBad: sums.bad },
    (trx) => trx.updateTable('helpImports').set({ helpsNew: sums.helps }).where('id', '=', one.id).execute(),
  );
  return rowsRead;
}

/** Writes what is new of a sheet: whole helps, and makers that are added to helps on record. */
async function writeHelps(
  regency: Regency,
  actor: StaffActor,
  folder: string,
  one: ImportRow,
): Promise<number> {
  return regency.db.transaction().execute(async (trx) => {
    // One at a time: two files with the same helps would both find them new.
    await sql`select pg_advisory_xact_lock(hashtext(${`helps ${regency.code}`}))`.execute(trx);
    if ((await lockedImport(trx, one)) === undefined) return 0;
    const { id } = one;
    const sheet = await matchedSheet<HelpColumn>(folder, one);
    const officeId = await officeOfImport(trx, id);
    const { toWrite, sums, rowsRead } = await readHelpSheet(regency, trx, actor, officeId, sheet);
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
        recipients.map((recipient) => ({ ...recipient, helpId: help.id, importId: id })),
      );
      const industryIds = recipients.map(({ industryId }) => industryId);
      await changeHelpRow(trx, regency, actor, help, 'add_recipients', { industryIds, importId: id });
    }
    await trx.updateTable('helpImports').set({ helpsWritten: sums.helps }).where('id', '=', id).execute();
    await endPass({ db: trx, now: () => regency.now() }, id, 'going', {
      state: 'done',
      rowsWritten: sums.recipients,
      rowsSame: sums.same,
      rowsBad: sums.bad,
    });
    return rowsRead;
  });
}

async function lockedHelp(trx: Trx, id: string) {
  return trx.selectFrom('helps').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}
