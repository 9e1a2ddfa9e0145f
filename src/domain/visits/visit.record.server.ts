/**
 * The one way a visit changes: lock it, ask the policy and the workflow, change it, and write the line of history, in one
 * transaction. Commands say what they do; nothing else writes `visit_acts`.
 */
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { Calendars } from '#domain/offices/calendar.ts';
import type { Actor, StaffActor } from '#domain/offices/duty.ts';
import { mayVisit } from '#domain/visits/visit.policy.ts';
import { outsideVisits, visitChanged, visitNotFound, visitNotNow } from '#domain/visits/visit.problems.ts';
import type { VisitAct, VisitActData, VisitReason, VisitState } from '#domain/visits/visit.ts';
import { visitAfter } from '#domain/visits/visit.workflow.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { DB } from '#platform/db/schema.ts';
import type { Regency } from '#platform/regency.server.ts';

export type VisitRow = Selectable<DB['visits']> & { state: VisitState; reason: VisitReason };

export interface VisitTarget {
  readonly id: string;
  /** The version the page was drawn with; absent where nothing can be overwritten unseen. */
  readonly seenVersion?: number | undefined;
  /** The transaction that this act is a part of. */
  readonly within?: Trx | undefined;
}

/** When it was really done, and on which phone: absent for what is done here and now. */
export interface Done {
  readonly at?: Date | undefined;
  readonly deviceId?: string | undefined;
}

/** What every reaction to a visit's act is told. */
export interface VisitFact<A extends VisitAct = VisitAct> {
  readonly act: A;
  readonly data: VisitActData[A];
  readonly actor: StaffActor;
  readonly at: Date;
  readonly deviceId: string | null;
  /** What a person wrote of it; it goes no further than to the ticket. */
  readonly words: string | undefined;
}

/** What a command did: the line's data, the columns that change with it, and what a person wrote. */
export interface Said<A extends VisitAct> {
  readonly data: VisitActData[A];
  readonly set?: Updateable<DB['visits']> | undefined;
  readonly words?: string | undefined;
}

/** A visit before and after an act. */
export interface VisitChange {
  readonly before: VisitRow | undefined;
  readonly after: VisitRow;
}

/**
 * Records one act on a visit.
 * @param calendars as `officeCalendars` reads them before the transaction, for what follows in tickets
 * @throws Problem visitNotFound also for whoever may not read it, outsideVisits, visitChanged, visitNotNow, and whatever
 *   `change` refuses
 */
export async function recordVisitAct<A extends Exclude<VisitAct, 'plan'>>(
  regency: Regency,
  calendars: Calendars,
  actor: Actor,
  { id, seenVersion, within }: VisitTarget,
  act: A,
  change: (trx: Trx, visit: VisitRow) => Promise<Said<A>>,
  done: Done = {},
): Promise<VisitChange> {
  const record = async (trx: Trx): Promise<VisitChange> => {
    const before = await lockVisit(trx, id);
    if (!before || !mayVisit(actor, 'read', before.personId)) throw visitNotFound();
    if (actor.kind !== 'staff' || !mayVisit(actor, act, before.personId))
      throw outsideVisits({ visit: id, act });
    if (seenVersion !== undefined && seenVersion !== before.version) throw visitChanged({ visit: id });
    if (visitAfter(before.state, act) === undefined)
      throw visitNotNow({ visit: id, act, state: before.state });
    const said = await change(trx, before);
    return changeVisitRow(trx, regency, calendars, actor, before, { act, ...said }, done);
  };
  return within ? record(within) : regency.db.transaction().execute(record);
}

/** Its ticket first, as whoever acts on the ticket does: so that the two never wait for each other. Undefined when there is none. */
async function lockVisit(trx: Trx, id: string): Promise<VisitRow | undefined> {
  await trx
    .selectFrom('tickets')
    .innerJoin('visits', 'visits.ticketId', 'tickets.id')
    .select('tickets.id')
    .where('visits.id', '=', id)
    .forUpdate('tickets')
    .execute();
  return trx
    .selectFrom('visits')
    .selectAll()
    .$narrowType<{ state: VisitState; reason: VisitReason }>()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Of a visit that the caller has locked and asked about: the change, the next version, its line, and what follows. */
export async function changeVisitRow<A extends Exclude<VisitAct, 'plan'>>(
  trx: Trx,
  regency: Regency,
  calendars: Calendars,
  actor: StaffActor,
  before: VisitRow,
  said: Said<A> & { readonly act: A },
  done: Done = {},
): Promise<VisitChange> {
  const after = await trx
    .updateTable('visits')
    .set({
      ...said.set,
      state: visitAfter(before.state, said.act) ?? before.state,
      version: before.version + 1,
      changedAt: regency.now(),
    })
    .where('id', '=', before.id)
    .returningAll()
    .$narrowType<{ state: VisitState; reason: VisitReason }>()
    .executeTakeFirstOrThrow();
  await appendAct(trx, regency, calendars, actor, { before, after }, said, done);
  return { before, after };
}

/** Writes a new visit with its first line. */
export async function insertVisit(
  trx: Trx,
  regency: Regency,
  calendars: Calendars,
  actor: StaffActor,
  visit: Omit<Insertable<DB['visits']>, 'version' | 'state' | 'createdAt' | 'changedAt'>,
  data: VisitActData['plan'],
  done: Done = {},
): Promise<VisitChange> {
  const now = regency.now();
  const after = await trx
    .insertInto('visits')
    .values({ ...visit, state: 'planned', version: 1, createdAt: now, changedAt: now })
    .returningAll()
    .$narrowType<{ state: VisitState; reason: VisitReason }>()
    .executeTakeFirstOrThrow();
  const changed = { before: undefined, after };
  await appendAct(trx, regency, calendars, actor, changed, { act: 'plan', data }, done);
  return changed;
}

/** What people said of it: what is given replaces, what is absent stays. */
export async function writeReport(
  trx: Trx,
  visitId: string,
  report: Omit<Insertable<DB['visitReports']>, 'visitId' | 'erasedAt'>,
): Promise<void> {
  await trx
    .insertInto('visitReports')
    .values({ ...report, visitId })
    .onConflict((conflict) => conflict.column('visitId').doUpdateSet(report))
    .execute();
}

/** The note for who goes. */
export async function writeNote(trx: Trx, visitId: string, body: string): Promise<void> {
  await trx
    .insertInto('visitNotes')
    .values({ visitId, body })
    .onConflict((conflict) => conflict.column('visitId').doUpdateSet({ body, erasedAt: null }))
    .execute();
}

/** The place after the last of that person's day; whoever plans for her waits here, so that no two get the same. */
export async function nextSeat(trx: Trx, personId: string, on: string): Promise<number> {
  await trx.selectFrom('people').select('id').where('id', '=', personId).forNoKeyUpdate().execute();
  const { last } = await trx
    .selectFrom('visits')
    .select(sql<number>`coalesce(max(${sql.ref('seat')}), 0)`.as('last'))
    .where('personId', '=', personId)
    .where('plannedOn', '=', on)
    .where('state', '!=', 'cancelled')
    .executeTakeFirstOrThrow();
  return last + 1;
}

async function appendAct<A extends VisitAct>(
  trx: Trx,
  regency: Regency,
  calendars: Calendars,
  actor: StaffActor,
  { before, after }: VisitChange,
  { act, data, words }: Said<A> & { readonly act: A },
  { at, deviceId = undefined }: Done,
): Promise<void> {
  const recordedAt = regency.now();
  const actId = regency.newId();
  const effective = at ?? recordedAt;
  await trx
    .insertInto('visitActs')
    .values({
      id: actId,
      visitId: after.id,
      seq: after.version,
      act,
      actorId: actor.personId,
      deviceId: deviceId ?? null,
      at: effective,
      recordedAt,
      data: JSON.stringify(data),
    })
    .execute();
  const record: VisitFact<A> = { act, data, actor, at: effective, deviceId: deviceId ?? null, words };
  await regency.react(
    trx,
    { room: 'visits', act, subjectId: after.id, actId, before, after, record, known: calendars },
    regency,
  );
}
