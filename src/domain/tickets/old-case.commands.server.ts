/** Old cases come in as closed tickets: a sheet of them is taken in, and what it became is taken back as a whole. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import { oldCaseSheets } from '#domain/tickets/old-case.queries.server.ts';
import { recordActIn } from '#domain/tickets/ticket.record.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { stepOnSheet, takeSheetIn } from '#platform/sheets/sheet-import.commands.server.ts';

/**
 * Takes a sheet in; nothing is written of any case yet.
 * @returns the id of the import
 * @throws Problem outOfReach, oldCasesTooMany, and as `openSheet`
 */
export async function takeOldCases(
  regency: Regency,
  actor: StaffActor,
  folder: string,
  given: { readonly file: File; readonly source: string },
): Promise<string> {
  return takeSheetIn(regency, oldCaseSheets(actor), folder, given, {
    beside: (trx, id) => trx.insertInto('oldCaseImports').values({ id }).execute(),
  });
}

/**
 * Takes an import back as a whole: its tickets are archived under its name and their history stays. One that was opened
 * again since stays and is counted.
 * @throws Problem outOfReach, importNotFound, importStepMissed
 */
export async function undoOldCases(regency: Regency, actor: StaffActor, id: string): Promise<void> {
  const follower = oldCaseSheets(actor);
  const calendars = await officeCalendars(regency);
  await stepOnSheet(regency, follower, id, ['done', 'failed'], async (trx, { fileName }) => {
    const tickets = await trx
      .selectFrom('oldCaseRows')
      .innerJoin('tickets', 'tickets.id', 'oldCaseRows.ticketId')
      .select(['tickets.id', 'tickets.state', 'tickets.endedHow'])
      .where('importId', '=', id)
      .orderBy('tickets.id')
      .execute();
    const untouched = tickets.filter(
      ({ state, endedHow }) => state === 'closed' && endedHow === 'before_the_desk',
    );
    for (const ticket of untouched)
      await recordActIn(trx, regency, calendars, actor, { ticketId: ticket.id }, 'archive_old', () => ({
        data: { importId: id },
        words: `Impor dibatalkan: ${fileName}`,
      }));
    return { state: 'undone', rowsKept: tickets.length - untouched.length };
  });
}
