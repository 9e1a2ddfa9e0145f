/**
 * The two passes of an import of old cases over its sheet: the dry run, and the writing, each case a closed ticket of its own
 * with its true days; nobody is told. One that breaks off is gone on with: what is written already is on record.
 */
import type { StaffActor } from '#domain/offices/duty.ts';
import { staffActorOf } from '#domain/offices/office.queries.server.ts';
import type { OldCase, OldCaseColumn } from '#domain/tickets/old-case-sheet.ts';
import { OLD_CASE_SHEETS, readOldCases, sealedId } from '#domain/tickets/old-case.queries.server.ts';
import { isSentTwice } from '#domain/tickets/opening.commands.server.ts';
import { openTicket } from '#domain/tickets/ticket.commands.server.ts';
import { outOfReach } from '#domain/tickets/ticket.problems.ts';
import { indexTicket } from '#domain/tickets/ticket.search.server.ts';
import { isTakenTwice } from '#domain/tickets/walk-in.commands.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { ImportRow } from '#platform/sheets/sheet-import.commands.server.ts';
import { endPass, endTrial, goOnWithSheets, matchedSheet } from '#platform/sheets/sheet-import.run.server.ts';
import { instantOn, WIB } from '#shared/day.ts';

/** Sheets say days, not hours: a case came in at nine and was done at three. */
const RECEIVED_AT = 9 * 60;
const DONE_AT = 15 * 60;

/**
 * Goes on with every import of old cases that is under way.
 * @param mustStop asked after each case: true ends the run, and the next goes on where it ended
 * @returns how many rows were read
 */
export async function goOnWithOldCases(
  regency: Regency,
  folder: string,
  mustStop: () => boolean = () => false,
): Promise<number> {
  return goOnWithSheets(regency, OLD_CASE_SHEETS.kind, async (one) => {
    const actor = await staffActorOf(regency, one.startedBy ?? one.personId);
    if (actor === undefined) throw outOfReach({ act: 'open' });
    const read = await readOldCases(regency, await matchedSheet<OldCaseColumn>(folder, one));
    const { fresh, same, bad } = read;
    if (one.state === 'going') await writeOldCases(regency, actor, one, read, mustStop);
    else
      await endTrial(regency, one, {
        problems: read.problems,
        rowsRead: fresh.length + same + bad,
        rowsNew: fresh.length,
        rowsSame: same,
        rowsBad: bad,
        lastRow: read.lastRow,
      });
    return fresh.length + same + bad;
  });
}

async function writeOldCases(
  regency: Regency,
  actor: StaffActor,
  one: ImportRow,
  { fresh, same, bad }: Awaited<ReturnType<typeof readOldCases>>,
  mustStop: () => boolean,
): Promise<void> {
  for (const old of fresh) {
    if (mustStop()) return;
    await openOldCase(regency, actor, one, old).catch((error: unknown) => {
      // Another process is at it too and was faster: the case is on record.
      if (!isTakenTwice(error) && !isSentTwice(error)) throw error;
    });
  }
  const { count } = await regency.db
    .selectFrom('oldCaseRows')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('importId', '=', one.id)
    .executeTakeFirstOrThrow();
  await endPass(regency, one.id, 'going', {
    state: 'done',
    rowsWritten: count,
    rowsSame: same + fresh.length - count,
    rowsBad: bad,
  });
}

async function openOldCase(
  regency: Regency,
  actor: StaffActor,
  from: ImportRow,
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
      // With how far the import got: a stop loses and doubles nothing.
      await trx
        .updateTable('sheetImports')
        .set((eb) => ({ rowDone: old.row, rowsWritten: eb('rowsWritten', '+', 1), changedAt: regency.now() }))
        .where('id', '=', from.id)
        .execute();
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
