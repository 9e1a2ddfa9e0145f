/** What is done to a whole day of one person: its order by distance, or one visit a place up or down. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { placedTargets, visitsBetween, type PlacedTarget } from '#domain/visits/plan.queries.server.ts';
import { orderByDistance } from '#domain/visits/visit-order.ts';
import { arrangeDay, planVisits } from '#domain/visits/visit.commands.server.ts';
import { mayVisit } from '#domain/visits/visit.policy.ts';
import { unknownVisitTarget } from '#domain/visits/visit.problems.ts';
import type { ChosenTarget, VisitReason } from '#domain/visits/visit.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { Day } from '#shared/day.ts';

interface PersonDay {
  readonly on: Day;
  readonly personId: string;
}

export interface ManyPlanned extends PersonDay {
  readonly targets: readonly ChosenTarget[];
  /** Why one goes to makers; a ticket, a sentra and a nagari say it themselves. */
  readonly reason: VisitReason;
  readonly note: string | null;
  /** As they were chosen, after what stands in the day already; or the whole day by distance. */
  readonly order: 'chosen' | 'distance';
}

/** Several are gone to on one day by one person: all of them or none. @throws Problem as `planVisits`, unknownVisitTarget */
export async function planMany(
  regency: Regency,
  actor: StaffActor,
  { targets, reason, note, order, on, personId }: ManyPlanned,
): Promise<void> {
  const placed = await placedTargets(regency, targets);
  if (placed.length < targets.length) throw unknownVisitTarget();
  const plans = placed.map((target) => ({ ...target, reason: reasonOf(target, reason), on, personId, note }));
  await planVisits(regency, actor, plans);
  if (order === 'distance' && mayVisit(actor, 'move', personId))
    await orderDay(regency, actor, { on, personId });
}

function reasonOf({ ticketId, industry, sentraId }: PlacedTarget, ofMakers: VisitReason): VisitReason {
  if (ticketId !== null) return 'ticket';
  if (sentraId !== null) return 'sentra';
  return industry === null ? 'potential' : ofMakers;
}

/** The nearest next, from the first stop. */
export async function orderDay(regency: Regency, actor: StaffActor, day: PersonDay): Promise<void> {
  await arrangeDay(regency, actor, day, orderByDistance(await plannedOf(regency, actor, day)));
}

/** One place earlier or later; at the end of the row it stays. */
export async function stepInDay(
  regency: Regency,
  actor: StaffActor,
  day: PersonDay,
  { visitId, step }: { readonly visitId: string; readonly step: 'up' | 'down' },
): Promise<void> {
  const ids = (await plannedOf(regency, actor, day)).map(({ id }) => id);
  const at = ids.indexOf(visitId);
  const to = step === 'up' ? at - 1 : at + 1;
  if (at === -1 || to < 0 || to >= ids.length) return;
  await arrangeDay(regency, actor, day, ids.with(at, ids[to] ?? visitId).with(to, visitId));
}

async function plannedOf(regency: Regency, actor: StaffActor, { on, personId }: PersonDay) {
  const all = await visitsBetween(regency, actor, { from: on, to: on, personId });
  return all.filter((visit) => visit.state === 'planned');
}
