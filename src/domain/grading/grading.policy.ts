/**
 * Table: act -> duty and reach, for gradings and for the scheme. One row is one permission; `grading.policy.test.ts` tries
 * each both ways, and the README prints it.
 */
import type { Actor, Duty } from '#domain/offices/duty.ts';
import {
  isNagariWithin,
  reachIn,
  type RegistryPolicyRow,
  type RegistryReach,
} from '#domain/registry/industry.policy.ts';
import type { GradingAct, SchemeAct } from '#domain/grading/grading.ts';

/** Reading is asked like an act, though it leaves no line. */
export type GradingVerb = GradingAct | SchemeAct | 'read' | 'read_scores' | 'read_scheme';

const rows = (
  who: Duty,
  reach: RegistryPolicyRow<GradingVerb>['reach'],
  acts: readonly GradingVerb[],
): RegistryPolicyRow<GradingVerb>[] => acts.map((act) => ({ act, who, reach }));

/** What it takes to answer for, or beside, a maker. */
const answering: readonly GradingVerb[] = ['read', 'read_scheme', 'start', 'fill_self', 'submit_self'];
const keepingScheme: readonly GradingVerb[] = [
  'read_scheme',
  'copy_scheme',
  'change_scheme',
  'enforce_scheme',
];

export const gradingPolicy: readonly RegistryPolicyRow<GradingVerb>[] = [
  ...rows('desk', 'all', answering),
  ...rows('field', 'all', answering),
  // `score` lets one sit on a panel; who does not sit on it scores nothing.
  ...rows('officer', 'all', [...answering, 'read_scores', 'score']),
  ...rows('coordinator', 'all', [
    ...answering,
    'read_scores',
    'score',
    'send_back',
    'seat_panel',
    'close',
    'withdraw',
    ...keepingScheme.slice(1),
  ]),
  ...rows('head', 'all', ['read', 'read_scores', 'read_scheme']),
  ...rows('wali_nagari', 'own_nagari', answering),
  ...rows('camat', 'own_kecamatan', ['read', 'read_scheme']),
  ...rows('administrator', 'all', keepingScheme),
];

export const GRADING_VERBS: readonly GradingVerb[] = [...new Set(gradingPolicy.map((row) => row.act))];

/** The duties with which one may sit on a panel. */
export const PANEL_DUTIES: readonly Duty[] = gradingPolicy
  .filter((row) => row.act === 'score')
  .map((row) => row.who);

/** How far the actor's duties carry a verb; undefined: nowhere. */
export function gradingReach(actor: Actor, act: GradingVerb): RegistryReach | undefined {
  return reachIn(gradingPolicy, actor, act);
}

/** True when some row lets this actor do it to a product made in this nagari. */
export function mayGrade(actor: Actor, act: GradingVerb, nagariCode: string): boolean {
  const reach = gradingReach(actor, act);
  return reach !== undefined && isNagariWithin(reach, nagariCode);
}

/** True when this actor may do it to the scheme, which belongs to no nagari. */
export function mayScheme(actor: Actor, act: SchemeAct | 'read_scheme'): boolean {
  return gradingReach(actor, act) !== undefined;
}
