/**
 * Table: act -> duty and reach, for the potentials of a nagari and its primary product. One row is one permission;
 * `nagari.policy.test.ts` tries each both ways, and the README prints it.
 */
import type { Actor, Duty } from '#domain/offices/duty.ts';
import {
  isNagariWithin,
  reachIn,
  type IndustryPolicyRow,
  type RegistryReach,
} from '#domain/registry/industry.policy.ts';
import type { NagariAct } from '#domain/nagari/nagari.ts';

/** Reading is asked like an act, though it leaves no line. */
export type NagariVerb = NagariAct | 'read';

interface NagariPolicyRow {
  readonly act: NagariVerb;
  readonly who: Duty;
  readonly reach: IndustryPolicyRow['reach'];
}

const rows = (who: Duty, reach: NagariPolicyRow['reach'], acts: readonly NagariVerb[]): NagariPolicyRow[] =>
  acts.map((act) => ({ act, who, reach }));

const preparing: readonly NagariVerb[] = [
  'note_potential',
  'end_potential',
  'propose_product',
  'give_points',
];
/** Writing down what people decided, and what became of it. */
const deciding: readonly NagariVerb[] = [
  'decide_product',
  'develop_product',
  'graduate_product',
  'review_product',
  'end_product',
  'add_papers',
  'remove_paper',
];

export const nagariPolicy: readonly NagariPolicyRow[] = [
  ...rows('desk', 'all', ['read']),
  ...rows('field', 'all', ['read', ...preparing]),
  ...rows('coordinator', 'all', ['read', ...preparing, ...deciding]),
  ...rows('officer', 'all', ['read']),
  ...rows('head', 'all', ['read']),
  // The decision is the nagari's own: its wali writes it down, and of no other.
  ...rows('wali_nagari', 'own_nagari', ['read', ...preparing, ...deciding]),
  ...rows('camat', 'own_kecamatan', ['read']),
];

export const NAGARI_VERBS: readonly NagariVerb[] = [...new Set(nagariPolicy.map((row) => row.act))];

/** How far the actor's duties carry a verb; undefined: nowhere. */
export function nagariReach(actor: Actor, act: NagariVerb): RegistryReach | undefined {
  return reachIn(nagariPolicy, actor, act);
}

/** The nagari whose wali the actor is, or stands in for. */
export function ownNagariOf(actor: Actor): string | undefined {
  if (actor.kind !== 'staff') return undefined;
  return actor.duties.find(({ duty }) => duty === 'wali_nagari')?.areaCode ?? undefined;
}

/** True when some row lets this actor do it to this nagari. */
export function mayNagari(actor: Actor, act: NagariVerb, nagariCode: string): boolean {
  const reach = nagariReach(actor, act);
  return reach !== undefined && isNagariWithin(reach, nagariCode);
}
