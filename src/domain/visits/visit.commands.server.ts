/**
 * Writes of visits: one exported function an act. Each may be called with ids made elsewhere, the instant it was really
 * done and the phone it was done on (`Done`): that is how what happened without signal comes in.
 */
import type { Calendars } from '#domain/offices/calendar.ts';
import type { Actor, StaffActor } from '#domain/offices/duty.ts';
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import { takesPlan } from '#domain/tickets/visit.queries.server.ts';
import { mayVisit } from '#domain/visits/visit.policy.ts';
import { outsideVisits, unknownVisitor, unknownVisitTarget } from '#domain/visits/visit.problems.ts';
import {
  insertVisit,
  nextSeat,
  recordVisitAct,
  writeNote,
  writeReport,
  type Done,
  type VisitChange,
  type VisitTarget,
} from '#domain/visits/visit.record.server.ts';
import type { CancelReason, MissReason, Place, VisitReason, VisitReport } from '#domain/visits/visit.ts';
import { visitorsOf } from '#domain/visits/visit.queries.server.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, instantOn, WIB, type Day } from '#shared/day.ts';

export interface VisitPlan {
  /** Made elsewhere; a new one when absent. */
  readonly id?: string;
  readonly nagariCode: string;
  readonly ticketId?: string | null;
  /** The maker's number. */
  readonly industry?: string | null;
  readonly sentraId?: string | null;
  readonly reason: VisitReason;
  readonly on: Day;
  readonly personId: string;
  /** After the last of that day when absent. */
  readonly seat?: number;
  readonly note?: string | null;
  readonly isUnplanned?: boolean;
}

/**
 * Somebody shall go there. Of a ticket it is a plan of the ticket too: its applicant is told.
 * @throws Problem outsideVisits, unknownVisitor, unknownVisitTarget
 */
export async function planVisit(
  regency: Regency,
  actor: Actor,
  plan: VisitPlan,
  done: Done = {},
): Promise<VisitChange> {
  const calendars = await officeCalendars(regency);
  return regency.db.transaction().execute((trx) => planIn(trx, regency, calendars, actor, plan, done));
}

/** Several at once, in the order given: all of them or none. @throws Problem as `planVisit` */
export async function planVisits(
  regency: Regency,
  actor: Actor,
  plans: readonly VisitPlan[],
): Promise<readonly VisitChange[]> {
  const calendars = await officeCalendars(regency);
  return regency.db.transaction().execute(async (trx) => {
    const planned: VisitChange[] = [];
    for (const plan of plans) planned.push(await planIn(trx, regency, calendars, actor, plan, {}));
    return planned;
  });
}

async function planIn(
  trx: Trx,
  regency: Regency,
  calendars: Calendars,
  actor: Actor,
  plan: VisitPlan,
  done: Done,
): Promise<VisitChange> {
  if (actor.kind !== 'staff' || !mayVisit(actor, 'plan', plan.personId)) throw outsideVisits({ act: 'plan' });
  const { isUnplanned = false, on, personId } = plan;
  if (plan.ticketId) await lockTicket(trx, plan.ticketId);
  if (plan.ticketId && !isUnplanned && !(await takesPlan(regency, trx, actor, plan.ticketId)))
    throw outsideVisits({ act: 'plan' });
  await requireVisitor(trx, regency, actor, personId);
  const industryId = await targetsOf(trx, plan);
  const planned = isUnplanned ? undefined : await plannedForTicket(trx, plan.ticketId ?? null);
  // A ticket has one visit to come: planning it again moves that one.
  if (planned) {
    const target = { id: planned.id, within: trx };
    const moved = await moveIn(regency, calendars, actor, target, { on, personId, seat: plan.seat }, done);
    if (plan.note) await writeNote(trx, planned.id, plan.note);
    return moved;
  }
  const seat = plan.seat ?? (await nextSeat(trx, personId, on));
  const id = plan.id ?? regency.newId();
  const { nagariCode, reason, ticketId = null, sentraId = null } = plan;
  const row = { id, nagariCode, ticketId, industryId, sentraId, reason, personId, seat, isUnplanned };
  const data = { on, personId, seat, ...(isUnplanned ? { isUnplanned } : {}) };
  const changed = await insertVisit(trx, regency, calendars, actor, { ...row, plannedOn: on }, data, done);
  if (plan.note) await writeNote(trx, id, plan.note);
  return changed;
}

/** Another day, person or place in the day. @throws Problem as `recordVisitAct`, unknownVisitor */
export async function moveVisit(
  regency: Regency,
  actor: Actor,
  target: VisitTarget,
  to: { readonly on: Day; readonly personId: string; readonly seat?: number },
  done: Done = {},
): Promise<VisitChange> {
  const calendars = await officeCalendars(regency);
  return moveIn(regency, calendars, actor, target, to, done);
}

async function moveIn(
  regency: Regency,
  calendars: Calendars,
  actor: Actor,
  target: VisitTarget,
  {
    on,
    personId,
    seat: asked,
  }: { readonly on: Day; readonly personId: string; readonly seat?: number | undefined },
  done: Done = {},
): Promise<VisitChange> {
  return recordVisitAct(
    regency,
    calendars,
    actor,
    target,
    'move',
    async (trx, visit) => {
      // Whoever gives it to somebody else must be allowed to plan for her.
      if (personId !== visit.personId) {
        if (actor.kind !== 'staff' || !mayVisit(actor, 'plan', personId))
          throw outsideVisits({ visit: visit.id, act: 'move' });
        await requireVisitor(trx, regency, actor, personId);
      }
      const isSameDay = personId === visit.personId && on === visit.plannedOn;
      const seat = asked ?? (isSameDay ? visit.seat : await nextSeat(trx, personId, on));
      const data = { on, personId, seat };
      return { data, set: { plannedOn: on, personId, seat, because: null, heldAt: null } };
    },
    done,
  );
}

/** Everything a person has before her on a day goes to another day or person, in the same order. @returns how many */
export async function moveDay(
  regency: Regency,
  actor: Actor,
  from: { readonly on: Day; readonly personId: string },
  to: { readonly on: Day; readonly personId: string },
): Promise<number> {
  const calendars = await officeCalendars(regency);
  return regency.db.transaction().execute(async (trx) => {
    const visits = await plannedOfDay(trx, from);
    for (const { id } of visits) await moveIn(regency, calendars, actor, { id, within: trx }, to);
    return visits.length;
  });
}

/**
 * Gives a day its order. Visits of the day that are not named come after the named ones, as they stood.
 * @returns how many got another place
 */
export async function arrangeDay(
  regency: Regency,
  actor: Actor,
  day: { readonly on: Day; readonly personId: string },
  order: readonly string[],
): Promise<number> {
  const calendars = await officeCalendars(regency);
  return regency.db.transaction().execute(async (trx) => {
    await nextSeat(trx, day.personId, day.on);
    const visits = await plannedOfDay(trx, day);
    const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
    const wanted = visits.toSorted((one, other) => rank(one.id) - rank(other.id));
    let moved = 0;
    for (const [i, { id, seat }] of wanted.entries()) {
      if (seat === i + 1) continue;
      await moveIn(regency, calendars, actor, { id, within: trx }, { ...day, seat: i + 1 });
      moved += 1;
    }
    return moved;
  });
}

/** It is called off, for a reason of the list; what else there is to say stands with the report's words. */
export async function cancelVisit(
  regency: Regency,
  actor: Actor,
  target: VisitTarget,
  { because, note }: { readonly because: CancelReason; readonly note?: string | null },
  done: Done = {},
): Promise<VisitChange> {
  const calendars = await officeCalendars(regency);
  const change = async (trx: Trx, visit: { id: string }) => {
    if (note) await writeReport(trx, visit.id, { found: note });
    return { data: { because }, set: { because } };
  };
  return recordVisitAct(regency, calendars, actor, target, 'cancel', change, done);
}

export interface ReportGiven {
  /** The day it was, when that is not the day of `Done.at`. */
  readonly on: Day | null;
  readonly report: VisitReport;
  readonly place: Place | null;
  /** How many pictures, recordings and signatures come with it. */
  readonly files?: number;
}

/** What came of it. @throws Problem as `recordVisitAct` */
export async function reportVisit(
  regency: Regency,
  actor: Actor,
  target: VisitTarget,
  { on, report, place, files = 0 }: ReportGiven,
  done: Done = {},
): Promise<VisitChange> {
  const calendars = await officeCalendars(regency);
  const at = done.at ?? regency.now();
  const change = async (trx: Trx, visit: { id: string }) => {
    await writeReport(trx, visit.id, { ...report });
    if (place) await writePlace(trx, visit.id, place, at);
    const data = { files, hasPlace: place !== null };
    const words = [report.found, report.agreed].filter((one) => one !== null).join('\n\n');
    return { data, set: { heldAt: heldAt(on, at), because: null }, words };
  };
  return recordVisitAct(regency, calendars, actor, target, 'report', change, done);
}

/** Nobody was met. @throws Problem as `recordVisitAct` */
export async function missVisit(
  regency: Regency,
  actor: Actor,
  target: VisitTarget,
  given: { readonly on: Day | null; readonly because: MissReason; readonly note?: string | null },
  done: Done = {},
): Promise<VisitChange> {
  const calendars = await officeCalendars(regency);
  const { because, note = null } = given;
  const change = async (trx: Trx, visit: { id: string }) => {
    if (note) await writeReport(trx, visit.id, { found: note });
    const set = { heldAt: heldAt(given.on, done.at ?? regency.now()), because };
    return { data: { because }, set, words: note ?? undefined };
  };
  return recordVisitAct(regency, calendars, actor, target, 'miss', change, done);
}

/** At noon, when only the day is known. */
function heldAt(on: Day | null, at: Date): Date {
  return on === null || on === dayOf(at, WIB) ? at : instantOn(on, 12 * 60, WIB);
}

async function writePlace(trx: Trx, visitId: string, place: Place, takenAt: Date): Promise<void> {
  const row = { ...place, takenAt };
  await trx
    .insertInto('visitPlaces')
    .values({ ...row, visitId })
    .onConflict((conflict) => conflict.column('visitId').doUpdateSet(row))
    .execute();
}

/** Locked in the order in which they are gone to. */
async function plannedOfDay(trx: Trx, { on, personId }: { on: Day; personId: string }) {
  return trx
    .selectFrom('visits')
    .select(['id', 'seat'])
    .where('personId', '=', personId)
    .where('plannedOn', '=', on)
    .where('state', '=', 'planned')
    .orderBy('seat')
    .orderBy('id')
    .forUpdate()
    .execute();
}

async function lockTicket(trx: Trx, id: string): Promise<void> {
  await trx.selectFrom('tickets').select('id').where('id', '=', id).forUpdate().execute();
}

/** The visit to come of a ticket, as the office planned it. */
async function plannedForTicket(trx: Trx, ticketId: string | null) {
  return trx
    .selectFrom('visits')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('state', '=', 'planned')
    .where('isUnplanned', '=', false)
    .forUpdate()
    .executeTakeFirst();
}

/** A visit of one's own needs no asking: the policy has answered already. */
async function requireVisitor(
  trx: Trx,
  regency: Regency,
  actor: StaffActor,
  personId: string,
): Promise<void> {
  if (personId === actor.personId) return;
  const found = await visitorsOf(trx, dayOf(regency.now(), WIB))
    .where('people.id', '=', personId)
    .executeTakeFirst();
  if (!found) throw unknownVisitor();
}

/** Looks that everything the plan names is there. @returns the maker's id */
async function targetsOf(trx: Trx, plan: VisitPlan): Promise<string | null> {
  const { ticketId = null, sentraId = null, industry = null } = plan;
  const named = await trx
    .selectFrom('areas')
    .select('areas.code')
    .select((eb) => [
      eb
        .selectFrom('industries')
        .select('industries.id')
        .where('industries.code', '=', industry)
        .as('industryId'),
      eb.selectFrom('tickets').select('tickets.id').where('tickets.id', '=', ticketId).as('ticketId'),
      eb.selectFrom('sentra').select('sentra.id').where('sentra.id', '=', sentraId).as('sentraId'),
    ])
    .where('areas.code', '=', plan.nagariCode)
    .where('areas.level', '=', 'nagari')
    .executeTakeFirst();
  const isThere =
    named !== undefined &&
    (industry === null || named.industryId !== null) &&
    (ticketId === null || named.ticketId !== null) &&
    (sentraId === null || named.sentraId !== null);
  if (!isThere) throw unknownVisitTarget();
  return named.industryId;
}
