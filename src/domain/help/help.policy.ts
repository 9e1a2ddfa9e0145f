/**
 * Table: act -> duty and reach, for helps. One row is one permission; `help.policy.test.ts` tries each both ways, and the
 * README prints it.
 */
import type { Actor, Duty, HeldDuty, Reach } from '#domain/offices/duty.ts';
import type { HelpAct } from '#domain/help/help.ts';

/** Reading is asked like an act, though it leaves no line. */
export type HelpVerb = HelpAct | 'read';

export interface HelpPolicyRow {
  readonly act: HelpVerb;
  readonly who: Duty;
  readonly reach: Extract<Reach, 'all' | 'own_office' | 'own_nagari' | 'own_kecamatan'>;
}

/** Whom a help concerns: the office that gave it, and the nagari of those who received it or where it was. */
export interface HelpSubject {
  readonly officeId: string;
  readonly nagariCodes: readonly string[];
}

const keeping: readonly HelpVerb[] = [
  'record',
  'change',
  'add_recipients',
  'change_share',
  'remove_recipient',
  'tell_result',
  'withdraw',
];
const rows = (who: Duty, reach: HelpPolicyRow['reach'], acts: readonly HelpVerb[]): HelpPolicyRow[] =>
  acts.map((act) => ({ act, who, reach }));

export const helpPolicy: readonly HelpPolicyRow[] = [
  ...rows('desk', 'all', ['read']),
  ...rows('desk', 'own_office', keeping),
  ...rows('field', 'all', ['read']),
  ...rows('field', 'own_office', keeping),
  ...rows('coordinator', 'all', ['read', ...keeping]),
  ...rows('officer', 'all', ['read']),
  ...rows('officer', 'own_office', keeping),
  ...rows('head', 'all', ['read']),
  // Whether the machine still runs is seen in the nagari first.
  ...rows('wali_nagari', 'own_nagari', ['read', 'tell_result']),
  ...rows('camat', 'own_kecamatan', ['read']),
];

export const HELP_VERBS: readonly HelpVerb[] = [...new Set(helpPolicy.map((row) => row.act))];

/** True when some row lets this actor do it to such a help. */
export function mayHelp(actor: Actor, act: HelpVerb, { officeId, nagariCodes }: HelpSubject): boolean {
  return grantsOf(actor, act).some(({ reach, held }) => {
    if (reach === 'all') return true;
    if (reach === 'own_office') return held.officeId === officeId;
    return nagariCodes.some((code) => isWithin(held.areaCode, code));
  });
}

/** How far an actor reads: everywhere, or only what concerns nagari whose codes are or begin so; undefined: nothing. */
export function helpReadReach(actor: Actor): 'all' | readonly string[] | undefined {
  const grants = grantsOf(actor, 'read');
  if (grants.some(({ reach }) => reach === 'all')) return 'all';
  const areas = grants.flatMap(({ held }) => held.areaCode ?? []);
  return areas.length > 0 ? [...new Set(areas)] : undefined;
}

/** The offices for which an actor may write helps down: every one, or these. */
export function helpOffices(actor: Actor): 'all' | readonly string[] {
  const grants = grantsOf(actor, 'record');
  return grants.some(({ reach }) => reach === 'all')
    ? 'all'
    : [...new Set(grants.flatMap(({ held }) => held.officeId ?? []))];
}

/** True when the actor may write a help down for some office. */
export function mayRecordHelp(actor: Actor): boolean {
  const offices = helpOffices(actor);
  return offices === 'all' || offices.length > 0;
}

function grantsOf(actor: Actor, act: HelpVerb): { reach: HelpPolicyRow['reach']; held: HeldDuty }[] {
  if (actor.kind !== 'staff') return [];
  return helpPolicy
    .filter((row) => row.act === act)
    .flatMap(({ who, reach }) =>
      actor.duties.filter((held) => held.duty === who).map((held) => ({ reach, held })),
    );
}

function isWithin(area: string | null, nagariCode: string): boolean {
  return area !== null && (area === nagariCode || nagariCode.startsWith(`${area}.`));
}
