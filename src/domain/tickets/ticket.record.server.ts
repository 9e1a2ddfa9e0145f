/**
 * The one way a ticket changes: lock, fold, ask workflow and policy, record one act, store the state it causes, and
 * write down what must follow, all in one transaction. Every command goes through here.
 */
import { sql } from 'kysely';
import type { Calendars } from '#domain/offices/calendar.ts';
import type { Actor } from '#domain/offices/duty.ts';
import { clockAfter } from '#domain/tickets/ticket.clock.ts';
import { nextCheckAt } from '#domain/tickets/ticket.escalation.ts';
import { applyAct, foldTicket, openedBy } from '#domain/tickets/ticket.fold.ts';
import { isInReach } from '#domain/tickets/ticket.policy.ts';
import { changedMeanwhile, notNow, outOfReach, ticketNotFound } from '#domain/tickets/ticket.problems.ts';
import { disposisiRows, roundRows, ticketRow } from '#domain/tickets/ticket.projection.ts';
import { cellChanges } from '#domain/tickets/ticket.counts.ts';
import { refileTicket } from '#domain/tickets/ticket.search.server.ts';
import type { ActData, AnyTicketAct, Ticket, TicketAct } from '#domain/tickets/ticket.ts';
import { isPossible } from '#domain/tickets/ticket.workflow.ts';
import { writeTogether, type Database, type Trx, type Write } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** Which ticket, and the version the actor saw when deciding (absent for acts that are right whatever came between). */
export interface Target {
  readonly ticketId: string;
  readonly seenVersion?: number | undefined;
}

/** What a command has to say about its act. */
export interface Said<A extends TicketAct> {
  readonly data: ActData[A];
  /** Words of a person; they get a row of their own. */
  readonly words?: string | undefined;
  /** The office in whose name it is done. */
  readonly officeId?: string | undefined;
  /** When it took effect, if not now. */
  readonly at?: Date | undefined;
}

/** A ticket before and after an act, with the act's line of history. */
export interface Changed {
  readonly before: Ticket | undefined;
  readonly after: Ticket;
  readonly record: AnyTicketAct;
}

/** Records one act on an existing ticket in a transaction of its own. @throws Problem as `recordActIn` */
export async function recordAct<A extends TicketAct>(
  regency: Regency,
  calendars: Calendars,
  actor: Actor,
  target: Target,
  act: A,
  say: (ticket: Ticket, trx: Trx) => Said<A> | Promise<Said<A>>,
): Promise<Changed> {
  return regency.db
    .transaction()
    .execute((trx) => recordActIn(trx, regency, calendars, actor, target, act, say));
}

/**
 * Records one act inside a transaction.
 * @throws Problem ticketNotFound, changedMeanwhile (somebody acted since `seenVersion`), outOfReach, notNow
 */
export async function recordActIn<A extends TicketAct>(
  trx: Trx,
  regency: Regency,
  calendars: Calendars,
  actor: Actor,
  target: Target,
  act: A,
  say: (ticket: Ticket, trx: Trx) => Said<A> | Promise<Said<A>>,
): Promise<Changed> {
  const ticket = await lockTicket(trx, target.ticketId);
  const now = regency.now();
  if (!ticket || !(isInReach(ticket, actor, 'read', now) || isInReach(ticket, actor, act, now)))
    throw ticketNotFound();
  if (target.seenVersion !== undefined && target.seenVersion !== ticket.version) {
    throw changedMeanwhile({ ticket: ticket.id, act });
  }
  if (!isInReach(ticket, actor, act, now)) throw outOfReach({ ticket: ticket.id, act });
  if (!isPossible(ticket, act)) throw notNow({ ticket: ticket.id, act, state: ticket.state });
  return store(trx, regency, calendars, actor, ticket, act, await say(ticket, trx));
}

/**
 * Records the `open` act of a new ticket and inserts its row.
 * @param also what else is written with it: the applicant it names, its title, its link
 */
export async function recordOpening(
  trx: Trx,
  regency: Regency,
  calendars: Calendars,
  actor: Actor,
  ticketId: string,
  said: Said<'open'>,
  also: (ticket: Ticket) => readonly Write[],
): Promise<Changed> {
  return store(trx, regency, calendars, actor, { id: ticketId }, 'open', said, also);
}

/** The ticket as its acts tell it; undefined when there is none. */
export async function readTicket(db: Database | Trx, ticketId: string): Promise<Ticket | undefined> {
  return foldTicket(ticketId, await readActs(db, ticketId));
}

/** The whole history in order. */
export async function readActs(db: Database | Trx, ticketId: string): Promise<AnyTicketAct[]> {
  const rows = await db
    .selectFrom('ticketActs')
    .select([
      'id',
      'seq',
      'act',
      'actorKind',
      'actorId',
      'officeId',
      'at',
      'recordedAt',
      'textId',
      'data',
      'clock',
    ])
    .where('ticketId', '=', ticketId)
    .orderBy('seq')
    .execute();
  // The rows were written by `store` below from the same types; the database keeps them as text and json.
  return rows as unknown as AnyTicketAct[];
}

async function lockTicket(trx: Trx, ticketId: string): Promise<Ticket | undefined> {
  const row = await trx
    .selectFrom('tickets')
    .select('id')
    .where('id', '=', ticketId)
    .forUpdate()
    .executeTakeFirst();
  return row && readTicket(trx, ticketId);
}

async function store<A extends TicketAct>(
  trx: Trx,
  regency: Regency,
  calendars: Calendars,
  actor: Actor,
  before: Ticket | { id: string },
  act: A,
  said: Said<A>,
  also: (ticket: Ticket) => readonly Write[] = () => [],
): Promise<Changed> {
  const recordedAt = regency.now();
  const at = said.at ?? recordedAt;
  const isNew = !('version' in before);
  const textId = said.words === undefined ? null : regency.newId();
  const bare = {
    id: regency.newId(),
    seq: isNew ? 1 : before.version + 1,
    act,
    actorKind: actor.kind,
    actorId: actor.kind === 'staff' ? actor.personId : null,
    officeId: said.officeId ?? null,
    at,
    recordedAt,
    textId,
    data: said.data,
    clock: null,
  } as AnyTicketAct;
  const moved = isNew ? openedBy(before.id, bare) : applyAct(before, bare);
  const record = { ...bare, clock: clockAfter(moved, calendars, at) } as AnyTicketAct;
  const after = isNew ? openedBy(before.id, record) : applyAct(before, record);

  const row = { ...ticketRow(after), nextCheckAt: nextCheckAt(after, calendars) };
  const writes: Write[] = [
    isNew
      ? (db) =>
          db.insertInto('tickets').values({
            ...row,
            enteredAt: recordedAt,
            bodyTextId: textId,
            titleTextId: (record.data as ActData['open']).titleTextId ?? null,
          })
      : (db) => db.updateTable('tickets').set(row).where('id', '=', after.id),
    ...also(after),
  ];
  if (textId !== null)
    writes.push((db) =>
      db.insertInto('ticketTexts').values({ id: textId, ticketId: after.id, body: said.words ?? '' }),
    );
  const parts = disposisiRows(after);
  if (parts.length > 0)
    writes.push((db) =>
      db
        .insertInto('disposisi')
        .values(parts)
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({
            state: sql`excluded.state`,
            days: sql`excluded.days`,
            dueAt: sql`excluded.due_at`,
            isPaused: sql`excluded.is_paused`,
            personId: sql`excluded.person_id`,
            endedAt: sql`excluded.ended_at`,
            isCurrent: sql`excluded.is_current`,
            // A new due day is a new promise: the office is told again when that one passes.
            overdueToldAt: sql`case when disposisi.due_at = excluded.due_at then disposisi.overdue_told_at end`,
          }),
        ),
    );
  const rounds = roundRows(after).slice(isNew ? 0 : before.rounds.length);
  if (rounds.length > 0) writes.push((db) => db.insertInto('ticketRounds').values(rounds));
  const cells = cellChanges(isNew ? undefined : before, after);
  if (cells.length > 0)
    writes.push((db) =>
      db.insertInto('ticketCountChanges').values(cells.map((change) => ({ id: regency.newId(), ...change }))),
    );
  writes.push((db) =>
    db.insertInto('ticketActs').values({
      ...record,
      ticketId: after.id,
      actorChannel: actor.kind === 'applicant' ? actor.channel : null,
      data: JSON.stringify(record.data),
      clock: record.clock === null ? null : JSON.stringify(record.clock),
    }),
  );
  await writeTogether(trx, writes);
  if (!isNew) await refileTicket(trx, before, after);
  const changed: Changed = { before: isNew ? undefined : before, after, record };
  await regency.react(
    trx,
    { room: 'tickets', act, subjectId: after.id, actId: record.id, ...changed, known: calendars },
    regency,
  );
  return changed;
}
