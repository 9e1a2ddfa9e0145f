/**
 * When a calendar changes, open due days are computed again and each change is an act by the system; closed ones stay.
 * The request is a row in the transaction of the change; the work is done after it, in pieces that may be repeated.
 */
import { readCalendars } from '#domain/offices/office.queries.server.ts';
import { SYSTEM } from '#domain/offices/duty.ts';
import { clockAfter } from '#domain/tickets/ticket.clock.ts';
import { readActs, recordActIn } from '#domain/tickets/ticket.record.server.ts';
import { foldTicket } from '#domain/tickets/ticket.fold.ts';
import { isPossible } from '#domain/tickets/ticket.workflow.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Recorded, Regency } from '#platform/regency.server.ts';

const PIECE = 50;

/** Reaction to `offices.calendar_changed`: asks for the work, in the transaction of the change. */
export async function requestRecomputation(trx: Trx, fact: Recorded, regency: Regency): Promise<void> {
  const { because } = fact.record as { readonly because: string };
  await trx
    .insertInto('dueRecomputations')
    .values({ id: fact.actId, calendarId: fact.subjectId, because, requestedAt: regency.now() })
    .execute();
}

/**
 * Computes open due days again for every request that is not finished, oldest first. Safe to call again at any time and
 * from several processes: a piece, its acts and the place reached are one transaction.
 * @param most stop after about so many tickets; the next call goes on
 * @returns the number of tickets whose due days changed
 */
export async function recomputeDueDays(regency: Regency, most = Infinity): Promise<number> {
  let changed = 0;
  for (let looked = 0; looked < most; looked += PIECE) {
    const piece = await regency.db.transaction().execute((trx) => recomputePiece(trx, regency));
    if (piece === undefined) break;
    changed += piece;
  }
  return changed;
}

async function recomputePiece(trx: Trx, regency: Regency): Promise<number | undefined> {
  const request = await trx
    .selectFrom('dueRecomputations')
    .selectAll()
    .where('finishedAt', 'is', null)
    .orderBy('requestedAt')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!request) return undefined;
  const calendars = await readCalendars(trx);
  const after = request.afterTicketId;
  let open = trx.selectFrom('tickets').select('id').where('isOpen', '=', true);
  if (after !== null) open = open.where('id', '>', after);
  const rows = await open.orderBy('id').limit(PIECE).execute();
  let changed = 0;
  for (const { id } of rows) {
    // The lock comes before the reading: an officer's act under way is finished first, or waits for ours.
    await trx.selectFrom('tickets').select('id').where('id', '=', id).forUpdate().execute();
    const acts = await readActs(trx, id);
    const ticket = foldTicket(id, acts);
    const last = acts.at(-1);
    if (!ticket || !last || !isPossible(ticket, 'recompute_due')) continue;
    // Asked at the instant of the last act, so that only the calendar, not a pause that went on, makes a difference.
    if (clockAfter(ticket, calendars, last.at) === null) continue;
    await recordActIn(trx, regency, calendars, SYSTEM, { ticketId: id }, 'recompute_due', () => ({
      data: { because: request.because },
    }));
    changed += 1;
  }
  await trx
    .updateTable('dueRecomputations')
    .set({
      afterTicketId: rows.at(-1)?.id ?? request.afterTicketId,
      changed: request.changed + changed,
      finishedAt: rows.length < PIECE ? regency.now() : null,
    })
    .where('id', '=', request.id)
    .execute();
  return changed;
}
