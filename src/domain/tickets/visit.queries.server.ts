/** Reads of visits asked for: who waits, since when, where, and who may go. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { allowedActs, isInReach } from '#domain/tickets/ticket.policy.ts';
import { readTicket } from '#domain/tickets/ticket.record.server.ts';
import type { ActData } from '#domain/tickets/ticket.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { Day } from '#shared/day.ts';

const DAY_MS = 86_400_000;

export interface WantedVisit {
  readonly id: string;
  readonly code: string;
  readonly nagariCode: string;
  readonly nagari: string;
  readonly kecamatan: string;
  readonly topic: string;
  readonly title: string | undefined;
  readonly words: string;
  readonly name: string;
  readonly hasPhone: boolean;
  /** Shown only to whom the visit is planned for; everybody else opens it with a line in the audit. */
  readonly phone: string | undefined;
  readonly receivedAt: Date;
  readonly ageDays: number;
  readonly dueAt: Date;
  readonly isLate: boolean;
  /** Where it was taken down, or the label point of the nagari. */
  readonly place: { readonly lat: number; readonly lng: number; readonly isExact: boolean } | undefined;
  /** The newest plan, when there is one. */
  readonly plannedOn: Day | undefined;
  readonly plannedFor: string | undefined;
  readonly isMine: boolean;
  /** Somebody went and met nobody. */
  readonly missedOn: Day | undefined;
  readonly mayPlan: boolean;
  readonly mayRecord: boolean;
}

/** A page shows no more. */
const MOST = 300;

/**
 * Open tickets whose applicant asked to be visited and was not met yet, by kecamatan and nagari, the oldest first.
 * @param most that are looked through; a file wants them all
 */
export async function wantedVisits(regency: Regency, actor: StaffActor, most = MOST): Promise<WantedVisit[]> {
  const rows = await regency.db
    .selectFrom('tickets')
    .innerJoin('topics', 'topics.id', 'tickets.topicId')
    .innerJoin('applicants', 'applicants.id', 'tickets.applicantId')
    .innerJoin('areas', 'areas.code', 'tickets.nagariCode')
    .innerJoin('areas as above', 'above.code', 'areas.parentCode')
    .leftJoin('ticketTexts', 'ticketTexts.id', 'tickets.titleTextId')
    .leftJoin('ticketTexts as body', 'body.id', 'tickets.bodyTextId')
    .leftJoin('ticketPlaces', 'ticketPlaces.ticketId', 'tickets.id')
    .select(['tickets.id', 'tickets.code', 'tickets.receivedAt', 'tickets.dueAt', 'topics.name as topic'])
    .select(['areas.name as nagari', 'above.name as kecamatan', 'ticketTexts.body as title'])
    .select(['body.body as words', 'applicants.name', 'applicants.phone', 'tickets.nagariCode'])
    .select(['ticketPlaces.lat', 'ticketPlaces.lng', 'areas.lat as nagariLat', 'areas.lng as nagariLng'])
    .where('tickets.wantsVisit', '=', true)
    .where('tickets.isOpen', '=', true)
    .orderBy('above.name')
    .orderBy('areas.name')
    .orderBy('tickets.receivedAt')
    .limit(most)
    .execute();
  if (rows.length === 0) return [];
  const { planOf, endOf, nameOf } = await visitActs(
    regency,
    rows.map((row) => row.id),
  );
  const now = regency.now();
  const found: WantedVisit[] = [];
  for (const row of rows) {
    const end = endOf(row.id);
    if (end?.isMet) continue;
    const ticket = await readTicket(regency.db, row.id);
    if (!ticket || !isInReach(ticket, actor, 'read', now)) continue;
    const plan = planOf(row.id);
    const may = allowedActs(ticket, actor, now);
    const isMine = plan?.personId === actor.personId;
    const { lat, lng, nagariLat, nagariLng } = row;
    found.push({
      id: row.id,
      code: row.code,
      nagariCode: row.nagariCode,
      nagari: row.nagari,
      kecamatan: row.kecamatan,
      topic: row.topic,
      title: row.title ?? undefined,
      words: row.words?.slice(0, 200) ?? '',
      name: row.name ?? '',
      hasPhone: row.phone !== null,
      phone: isMine ? (row.phone ?? undefined) : undefined,
      receivedAt: row.receivedAt,
      ageDays: Math.floor((now.getTime() - row.receivedAt.getTime()) / DAY_MS),
      dueAt: row.dueAt,
      isLate: row.dueAt < now,
      place:
        lat !== null && lng !== null
          ? { lat, lng, isExact: true }
          : nagariLat !== null && nagariLng !== null
            ? { lat: nagariLat, lng: nagariLng, isExact: false }
            : undefined,
      plannedOn: plan?.on,
      plannedFor: plan && nameOf(plan.personId),
      isMine,
      missedOn: end?.on,
      mayPlan: may.includes('plan_visit'),
      mayRecord: may.includes('record_visit'),
    });
  }
  return found;
}

/** The newest plan of each ticket and how the newest visit after it ended. */
async function visitActs(regency: Regency, ticketIds: readonly string[]) {
  const acts = await regency.db
    .selectFrom('ticketActs')
    .select(['ticketId', 'seq', 'act', 'data'])
    .where('act', 'in', ['plan_visit', 'record_visit'])
    .where((eb) => eb('ticketId', '=', eb.fn.any(eb.val([...ticketIds]))))
    .orderBy('seq')
    .execute();
  const people = await regency.db.selectFrom('people').select(['id', 'name']).execute();
  const newest = (ticketId: string, act: string) =>
    acts.findLast((one) => one.ticketId === ticketId && one.act === act);
  return {
    planOf(ticketId: string) {
      const plan = newest(ticketId, 'plan_visit');
      const end = newest(ticketId, 'record_visit');
      // A visit that met nobody uses its plan up.
      return plan && (!end || plan.seq > end.seq) ? (plan.data as ActData['plan_visit']) : undefined;
    },
    endOf: (ticketId: string) =>
      newest(ticketId, 'record_visit')?.data as ActData['record_visit'] | undefined,
    nameOf: (personId: string) => people.find((person) => person.id === personId)?.name,
  };
}

/** True when this actor may plan a visit for the ticket now: asked by whoever plans it elsewhere than on the ticket. */
export async function takesPlan(
  regency: Regency,
  db: Regency['db'] | Trx,
  actor: StaffActor,
  ticketId: string,
): Promise<boolean> {
  const ticket = await readTicket(db, ticketId);
  return ticket !== undefined && allowedActs(ticket, actor, regency.now()).includes('plan_visit');
}
