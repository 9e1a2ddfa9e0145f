/** Old cases come in as closed tickets: a sheet is taken in and tried, its cases written, and taken back as a whole. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import type { OldCase } from '#domain/tickets/old-case-sheet.ts';
import { oldCasesNotFound, oldCasesStepMissed } from '#domain/tickets/old-case.problems.ts';
import { mustImportOldCases, readOldCases, sealedId } from '#domain/tickets/old-case.queries.server.ts';
import { isSentTwice } from '#domain/tickets/opening.commands.server.ts';
import { openTicket } from '#domain/tickets/ticket.commands.server.ts';
import { recordActIn } from '#domain/tickets/ticket.record.server.ts';
import { indexTicket } from '#domain/tickets/ticket.search.server.ts';
import { isTakenTwice } from '#domain/tickets/walk-in.commands.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dropSheet, keepSheet, waitingSheet } from '#platform/sheets/sheet-store.server.ts';
import { instantOn, WIB } from '#shared/day.ts';
import { isId } from '#shared/id.ts';
import type { SheetState } from '#shared/sheet-steps.ts';

/** Sheets say days, not hours: a case came in at nine and was done at three. */
const RECEIVED_AT = 9 * 60;
const DONE_AT = 15 * 60;

/**
 * Takes a sheet in; nothing is written of any case yet.
 * @returns the id of the import
 * @throws Problem outOfReach, oldCasesNeedColumns, oldCasesTooMany, and as `openSheet`
 */
export async function takeOldCases(
  regency: Regency,
  actor: StaffActor,
  folder: string,
  file: File,
): Promise<string> {
  mustImportOldCases(actor);
  await readOldCases(regency, file);
  const id = regency.newId();
  const at = regency.now();
  await keepSheet(folder, id, file, () =>
    regency.db
      .insertInto('oldCaseImports')
      .values({
        id,
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
 * Writes the cases of a sheet, each a closed ticket of its own with its true days; nobody is told. One that breaks off is
 * gone on with by doing it again: what is written already is on record.
 * @throws Problem outOfReach, oldCasesNotFound, oldCasesStepMissed
 */
export async function recordOldCases(
  regency: Regency,
  actor: StaffActor,
  folder: string,
  id: string,
): Promise<void> {
  mustImportOldCases(actor);
  const one = await importOf(regency, id);
  if (one.state !== 'checked') throw oldCasesStepMissed();
  const { fresh, same, bad } = await readOldCases(regency, await waitingSheet(folder, id));
  for (const old of fresh)
    await openOldCase(regency, actor, { id, fileName: one.fileName }, old).catch((error: unknown) => {
      // The same button was pressed twice, and the other one is at it.
      throw isTakenTwice(error) || isSentTwice(error) ? oldCasesStepMissed() : error;
    });
  const written = await regency.db
    .selectFrom('oldCaseRows')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('importId', '=', id)
    .executeTakeFirstOrThrow();
  await regency.db
    .updateTable('oldCaseImports')
    .set({
      state: 'done',
      rowsWritten: written.count,
      rowsSame: same + fresh.length - written.count,
      rowsBad: bad,
    })
    .set({ changedAt: regency.now() })
    .where('id', '=', id)
    .execute();
  // What is personal in it is on record now.
  await dropSheet(folder, id);
}

async function openOldCase(
  regency: Regency,
  actor: StaffActor,
  from: { readonly id: string; readonly fileName: string },
  old: OldCase & { readonly ticketId: string },
): Promise<void> {
  const { agendaNumber, channel } = old;
  await openTicket(
    regency,
    actor,
    {
      newId: old.ticketId,
      channel,
      kind: 'consultation',
      topicId: old.topicId,
      nagariCode: old.nagariCode,
      words: old.asked,
      applicant: await applicantOf(regency, old),
      hidesName: false,
      wantsVisit: false,
      receivedAt: instantOn(old.receivedOn, RECEIVED_AT, WIB),
      source: {
        agendaNumber: agendaNumber ?? undefined,
        lateReason: `Perkara lama dari lembar ${from.fileName}`,
      },
      old: {
        officeId: old.officeId,
        doneAt: instantOn(old.doneOn, DONE_AT, WIB),
        answer: old.answered,
        importId: from.id,
      },
    },
    async (trx, { ticket }) => {
      await trx.insertInto('oldCaseRows').values({ importId: from.id, ticketId: ticket.id }).execute();
      // Filed among what is over, under the office that did it.
      await indexTicket(trx, ticket.id);
    },
  );
}

/** Somebody of that number and name who was here before, else a new applicant: the same one for all her old cases. */
async function applicantOf(regency: Regency, { name, phone, nagariCode }: OldCase) {
  const newId = sealedId(regency, `old-case-applicant:${phone ?? nagariCode}:${name.toLowerCase()}`);
  const known = await regency.db
    .selectFrom('applicants')
    .select('id')
    .where((eb) =>
      eb.or([
        eb('id', '=', newId),
        ...(phone === null
          ? []
          : [
              eb.and([
                eb('phone', '=', phone),
                eb(eb.fn<string>('lower', ['name']), '=', name.toLowerCase()),
              ]),
            ]),
      ]),
    )
    .executeTakeFirst();
  return known ?? { newId, kind: 'person' as const, name, phone: phone ?? undefined };
}

/**
 * Takes an import back as a whole: its tickets are archived under its name and their history stays. One that was opened
 * again since stays and is counted.
 * @throws Problem outOfReach, oldCasesNotFound, oldCasesStepMissed
 */
export async function undoOldCases(regency: Regency, actor: StaffActor, id: string): Promise<void> {
  mustImportOldCases(actor);
  const { fileName } = await importOf(regency, id);
  const calendars = await officeCalendars(regency);
  await regency.db.transaction().execute(async (trx) => {
    const one = await trx
      .selectFrom('oldCaseImports')
      .select('state')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (one?.state !== 'done') throw oldCasesStepMissed();
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
    await trx
      .updateTable('oldCaseImports')
      .set({ state: 'undone', rowsKept: tickets.length - untouched.length, changedAt: regency.now() })
      .where('id', '=', id)
      .execute();
  });
}

async function importOf(regency: Regency, id: string) {
  const one = isId(id)
    ? await regency.db.selectFrom('oldCaseImports').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined;
  if (!one) throw oldCasesNotFound();
  return one;
}
