/**
 * Table: act -> duty and reach, for visits and for the phones they are made with. One row is one permission;
 * `visit.policy.test.ts` tries each both ways, and the README prints it.
 */
import type { Actor, Duty, Reach } from '#domain/offices/duty.ts';
import type { VisitAct } from '#domain/visits/visit.ts';

/** Beside the acts: `read`; `enrol` makes a phone one's own; `keep_devices` sees, revokes and decides for all phones. */
export type VisitVerb = VisitAct | 'read' | 'enrol' | 'keep_devices';

export interface VisitPolicyRow {
  readonly act: VisitVerb;
  readonly who: Duty;
  /** `self`: visits of one's own. */
  readonly reach: Extract<Reach, 'self' | 'all'>;
}

const rows = (who: Duty, reach: VisitPolicyRow['reach'], acts: readonly VisitVerb[]): VisitPolicyRow[] =>
  acts.map((act) => ({ act, who, reach }));

const going: readonly VisitVerb[] = ['report', 'miss', 'move', 'cancel', 'plan', 'read'];

export const visitPolicy: readonly VisitPolicyRow[] = [
  ...rows('field', 'self', [...going, 'enrol']),
  // Everybody in the field sees where the others go, so that two do not stand before one door.
  ...rows('field', 'all', ['read']),
  ...rows('officer', 'self', [...going, 'enrol']),
  ...rows('coordinator', 'all', ['read', 'plan', 'move', 'cancel', 'report', 'miss', 'keep_devices']),
  ...rows('coordinator', 'self', ['enrol']),
  ...rows('desk', 'all', ['read', 'plan']),
  ...rows('head', 'all', ['read']),
  ...rows('administrator', 'all', ['keep_devices']),
];

export const VISIT_VERBS: readonly VisitVerb[] = [...new Set(visitPolicy.map((row) => row.act))];

/** Whose duty lets them report their own visits: whom a visit may be planned for. */
export const VISITING_DUTIES: readonly Duty[] = [
  ...new Set(visitPolicy.filter((row) => row.act === 'report').map((row) => row.who)),
];

/** True when some row lets this actor do it to a visit (or phone) of `ofPerson`. */
export function mayVisit(actor: Actor, act: VisitVerb, ofPerson: string): boolean {
  return (
    actor.kind === 'staff' &&
    visitPolicy.some(
      (row) =>
        row.act === act &&
        actor.duties.some((held) => held.duty === row.who) &&
        (row.reach === 'all' || actor.personId === ofPerson),
    )
  );
}

/** Whose visits the verb reaches: everybody's, one's own, or nobody's (undefined). */
export function visitReach(actor: Actor, act: VisitVerb): 'all' | 'self' | undefined {
  if (actor.kind !== 'staff') return undefined;
  if (mayVisit(actor, act, '')) return 'all';
  return mayVisit(actor, act, actor.personId) ? 'self' : undefined;
}
