/** What is done to a whole day of one person: its order by distance, or one visit a place up or down. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { visitsBetween } from '#domain/visits/plan.queries.server.ts';
import { orderByDistance } from '#domain/visits/visit-order.ts';
import { arrangeDay } from '#domain/visits/visit.commands.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { Day } from '#shared/day.ts';

interface PersonDay {
  readonly on: Day;
  readonly personId: string;
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
