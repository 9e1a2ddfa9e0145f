/** What a coordinator decides about a ticket as a whole: not ours, aside, the same as another, another topic, open again. One function an act. */
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import type { Actor } from '#domain/offices/duty.ts';
import { cannotMergeInto, cannotMergeWithItself, wordsNeeded } from '#domain/tickets/ticket.problems.ts';
import { recordAct, recordActIn, type Changed, type Target } from '#domain/tickets/ticket.record.server.ts';
import { indexTicket } from '#domain/tickets/ticket.search.server.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { words, needWords, openTopic, standardOf } from '#domain/tickets/ticket.lookups.server.ts';

/** Opens an ended ticket again, with a reason: a new round with the full standard. */
export async function reopenTicket(
  regency: Regency,
  actor: Actor,
  target: Target,
  reason: string,
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'reopen', async (ticket, trx) => ({
    words: needWords(reason),
    data: { standardDays: await standardOf(trx, ticket.topicId) },
  }));
}

/** Not ours: says why and whose door it is. */
export async function declineTicket(
  regency: Regency,
  actor: Actor,
  target: Target,
  why: { reason: string; doorName: string },
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'decline', () => ({
    words: needWords(why.reason),
    data: { doorName: needWords(why.doorName) },
  }));
}

/**
 * A formal information request goes to the PPID door under its register number (UU 14/2008: 10 + 7 working days); without
 * one from the PPID itself it gets the next of our own register.
 */
export async function handToPpid(
  regency: Regency,
  actor: Actor,
  target: Target,
  register: { number?: string | undefined; words?: string | undefined },
): Promise<Changed> {
  return recordAct(
    regency,
    await officeCalendars(regency),
    actor,
    target,
    'to_ppid',
    async (_ticket, trx) => ({
      words: words(register.words),
      data: { registerNumber: words(register.number) ?? (await nextRegisterNumber(trx, regency)) },
    }),
  );
}

/** Taken in the transaction of the act: an act that is not recorded leaves no gap. */
async function nextRegisterNumber(trx: Trx, regency: Regency): Promise<string> {
  const year = Number(dayOf(regency.now(), WIB).slice(0, 4));
  const { last } = await trx
    .insertInto('registerNumbers')
    .values({ year, last: 1 })
    .onConflict((conflict) =>
      conflict.column('year').doUpdateSet((eb) => ({ last: eb('registerNumbers.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return `OVO/PPID/${String(last).padStart(3, '0')}/${year}`;
}

/** Puts aside what cannot be worked on, with a reason. */
export async function archiveTicket(
  regency: Regency,
  actor: Actor,
  target: Target,
  why: { reason: string; words: string },
): Promise<Changed> {
  return recordAct(regency, await officeCalendars(regency), actor, target, 'archive', () => ({
    words: needWords(why.words),
    data: { reason: why.reason },
  }));
}

/** Another topic, another standard: from the original receipt, never before a day already promised. */
export async function changeTopic(
  regency: Regency,
  actor: Actor,
  target: Target,
  topicId: string,
): Promise<Changed> {
  return recordAct(
    regency,
    await officeCalendars(regency),
    actor,
    target,
    'change_topic',
    async (_ticket, trx) => {
      const topic = await openTopic(trx, topicId);
      return {
        data: {
          topicId: topic.id,
          standardDays: topic.standardDays,
          needsApproval: topic.needsApproval,
        },
      };
    },
  );
}

/** Merges a ticket into another: the earlier due day wins, the second applicant keeps her own link. */
export async function mergeTicket(
  regency: Regency,
  actor: Actor,
  target: Target,
  intoTicketId: string,
): Promise<Changed> {
  if (target.ticketId === intoTicketId) throw cannotMergeWithItself();
  const calendars = await officeCalendars(regency);
  return regency.db.transaction().execute(async (trx) => {
    // Two merges at once lock in the same order, whichever way round they were asked.
    await trx
      .selectFrom('tickets')
      .select('id')
      .where('id', 'in', [target.ticketId, intoTicketId])
      .orderBy('id')
      .forUpdate()
      .execute();
    const into = await trx
      .selectFrom('tickets')
      .select(['code', 'isOpen'])
      .where('id', '=', intoTicketId)
      .executeTakeFirst();
    if (!into?.isOpen) throw cannotMergeInto();
    const merged = await recordActIn(trx, regency, calendars, actor, target, 'merge', () => ({
      data: { intoTicketId, intoCode: into.code },
    }));
    const { before, after } = merged;
    if (!before) throw cannotMergeInto();
    await recordActIn(
      trx,
      regency,
      calendars,
      { kind: 'system' },
      { ticketId: intoTicketId },
      'absorb',
      () => ({
        data: {
          ticketId: after.id,
          code: after.code,
          receivedAt: before.receivedAt.toISOString(),
          days: before.standardDays + before.extendedDays,
          pauses: before.pauses.map((pause) => ({
            from: pause.from.toISOString(),
            to: pause.to?.toISOString() ?? null,
          })),
        },
      }),
    );
    return merged;
  });
}

/** Takes a merge back: the state and the pauses are as they were. */
export async function unmergeTicket(regency: Regency, actor: Actor, target: Target): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  return regency.db.transaction().execute(async (trx) => {
    const unmerged = await recordActIn(trx, regency, calendars, actor, target, 'unmerge', () => ({
      data: {},
    }));
    const intoId = unmerged.before?.mergedIntoId;
    if (intoId) {
      await recordActIn(
        trx,
        regency,
        calendars,
        { kind: 'system' },
        { ticketId: intoId },
        'unabsorb',
        () => ({
          data: { ticketId: unmerged.after.id, code: unmerged.after.code },
        }),
      );
    }
    return unmerged;
  });
}

/**
 * Empties words that must go (a request for erasure, or a stranger's data in a text). The acts remain and point to rows
 * without a body; the words leave the search. @throws Problem wordsNeeded when none of the ids belongs to the ticket
 */
export async function eraseTexts(
  regency: Regency,
  actor: Actor,
  target: Target,
  textIds: readonly string[],
): Promise<Changed> {
  const calendars = await officeCalendars(regency);
  return recordAct(regency, calendars, actor, target, 'erase_texts', async (ticket, trx) => {
    const erased =
      textIds.length === 0
        ? []
        : await trx
            .updateTable('ticketTexts')
            .set({ body: null, erasedAt: regency.now() })
            .where('ticketId', '=', ticket.id)
            .where('id', 'in', [...textIds])
            .where('erasedAt', 'is', null)
            .returning('id')
            .execute();
    if (erased.length === 0) throw wordsNeeded();
    await indexTicket(trx, ticket.id);
    return { data: { textIds: erased.map((row) => row.id) } };
  });
}
