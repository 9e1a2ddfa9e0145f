/**
 * Table: act -> duty and reach, for sentra. One row is one permission; `sentra.policy.test.ts` tries each both ways, and
 * the README prints it.
 */
import type { Actor, Duty } from '#domain/offices/duty.ts';
import { isNagariWithin, reachIn, type RegistryPolicyRow } from '#domain/registry/industry.policy.ts';
import type { SentraAct } from '#domain/sentra/sentra.ts';

/** Reading, and dismissing a proposal, are asked like acts, though no sentra has a line of them. */
export type SentraVerb = SentraAct | 'read' | 'dismiss';

export type SentraPolicyRow = RegistryPolicyRow<SentraVerb>;

const rows = (who: Duty, reach: SentraPolicyRow['reach'], acts: readonly SentraVerb[]): SentraPolicyRow[] =>
  acts.map((act) => ({ act, who, reach }));

/** What the offices keep together, each at any sentra. */
const KEEPING: readonly SentraVerb[] = [
  'change',
  'record_land',
  'drop_land_file',
  'add_member',
  'end_member',
  'add_facility',
  'change_facility',
  'drop_facility',
  'add_need',
  'meet_need',
  'drop_need',
  'add_plan',
  'change_plan',
  'drop_plan',
  'finish_plan',
];

export const sentraPolicy: readonly SentraPolicyRow[] = [
  ...rows('desk', 'all', ['read']),
  // Who belongs to it is seen on the spot.
  ...rows('field', 'all', ['read', 'add_member', 'end_member']),
  // What a sentra is, by which decree, and when it ends, the coordinator says.
  ...rows('coordinator', 'all', [
    'read',
    'start',
    'dismiss',
    'establish',
    'withdraw_decree',
    'end',
    'reopen',
  ]),
  ...rows('coordinator', 'all', KEEPING),
  ...rows('officer', 'all', ['read', ...KEEPING]),
  ...rows('head', 'all', ['read']),
  ...rows('wali_nagari', 'own_nagari', ['read']),
  ...rows('camat', 'own_kecamatan', ['read']),
];

export const SENTRA_VERBS: readonly SentraVerb[] = [...new Set(sentraPolicy.map((row) => row.act))];

/** True when some row lets this actor do it to a sentra of this nagari. */
export function maySentra(actor: Actor, act: SentraVerb, nagariCode: string): boolean {
  const reach = reachIn(sentraPolicy, actor, act);
  return reach !== undefined && isNagariWithin(reach, nagariCode);
}

/** True when some row lets this actor do it to a sentra of any nagari. */
export function maySentraSomewhere(actor: Actor, act: SentraVerb): boolean {
  return reachIn(sentraPolicy, actor, act) !== undefined;
}
