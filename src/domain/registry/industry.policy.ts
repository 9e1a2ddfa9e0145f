/**
 * Table: act -> duty and reach. One row is one permission; `industry.policy.test.ts` tries each both ways, and the README
 * prints it. Buttons, commands and lists ask the functions below.
 */
import type { Actor, Duty, HeldDuty, MakerActor, Reach, StaffActor } from '#domain/offices/duty.ts';
import type { IndustryAct } from '#domain/registry/industry.ts';

/** Reading, and opening personal fields, are asked like acts, though they leave no line in the maker's history. */
export type IndustryVerb = IndustryAct | 'read' | 'open_personal';

/** One permission of a table of the registry. */
export interface RegistryPolicyRow<Verb extends string> {
  readonly act: Verb;
  readonly who: Duty;
  readonly reach: Extract<Reach, 'all' | 'own_nagari' | 'own_kecamatan'>;
}
export type IndustryPolicyRow = RegistryPolicyRow<IndustryVerb>;

/** What keeping an entry up to date takes. */
const keeping: readonly IndustryVerb[] = [
  'register',
  'change',
  'change_owner',
  'add_product',
  'change_product',
  'end_product',
  'add_certificate',
  'change_certificate',
  'end_certificate',
  'record_figures',
  'consent',
  'withdraw_consent',
  'open_personal',
  'send_claim',
  'revoke_claim',
  'decide_proposal',
];
const rows = (
  who: Duty,
  reach: IndustryPolicyRow['reach'],
  acts: readonly IndustryVerb[],
): IndustryPolicyRow[] => acts.map((act) => ({ act, who, reach }));

/** To say of two entries that they are one maker, or that they are not. Of a wali nagari both must be in the own nagari. */
const merging: readonly IndustryVerb[] = ['merge', 'unmerge'];

export const industryPolicy: readonly IndustryPolicyRow[] = [
  ...rows('desk', 'all', ['read', ...keeping]),
  ...rows('field', 'all', ['read', ...keeping]),
  // Erasing cannot be taken back: as with applicants, it is for the coordinator alone.
  ...rows('coordinator', 'all', ['read', ...keeping, ...merging, 'close', 'reopen', 'erase_owner']),
  ...rows('officer', 'all', ['read', ...keeping, ...merging, 'close', 'reopen']),
  ...rows('head', 'all', ['read']),
  // A wali nagari keeps the makers of the own nagari and sees no other; whether one still works is known there best.
  ...rows('wali_nagari', 'own_nagari', ['read', ...keeping, ...merging, 'close']),
  ...rows('camat', 'own_kecamatan', ['read']),
];

export const INDUSTRY_VERBS: readonly IndustryVerb[] = [...new Set(industryPolicy.map((row) => row.act))];

/** True when some row lets this actor do it to a maker of this nagari. */
export function mayIndustry(actor: Actor, act: IndustryVerb, nagariCode: string): boolean {
  const reach = registryReach(actor, act);
  return reach !== undefined && isNagariWithin(reach, nagariCode);
}

/** What a maker does to its own entry at once, by the link it holds: consent is its own right and waits for nobody. */
const OWN_RIGHTS: readonly IndustryAct[] = ['consent', 'withdraw_consent'];

/** True when this actor may record the act: staff by the table, a maker by its own rights on its own entry. */
export function mayActOn(
  actor: StaffActor | MakerActor,
  act: IndustryAct,
  industry: { readonly id: string; readonly nagariCode: string },
): boolean {
  return actor.kind === 'maker'
    ? actor.industryId === industry.id && OWN_RIGHTS.includes(act)
    : mayIndustry(actor, act, industry.nagariCode);
}

/** Every act this actor may do to a maker of this nagari. */
export function industryActs(actor: Actor, nagariCode: string): IndustryVerb[] {
  return INDUSTRY_VERBS.filter((act) => mayIndustry(actor, act, nagariCode));
}

/** Where a verb reaches: everywhere, or only where the code of the nagari begins so. */
export type RegistryReach = 'all' | readonly string[];

/**
 * How far the actor's duties carry a verb; undefined: nowhere. The codes are of nagari or kecamatan, and a nagari is
 * within when its code is one of them or begins with one and a dot.
 */
export function registryReach(actor: Actor, act: IndustryVerb): RegistryReach | undefined {
  return reachIn(industryPolicy, actor, act);
}

/** The same, asked of any table of the registry. */
export function reachIn<Verb extends string>(
  policy: readonly RegistryPolicyRow<Verb>[],
  actor: Actor,
  act: Verb,
): RegistryReach | undefined {
  if (actor.kind !== 'staff') return undefined;
  const reaches = grants(policy, actor.duties, act);
  if (reaches.includes('all')) return 'all';
  return reaches.length > 0 ? [...new Set(reaches)] : undefined;
}

/** True when a nagari lies within what `registryReach` gave. */
export function isNagariWithin(reach: RegistryReach, nagariCode: string): boolean {
  return reach === 'all' || reach.some((area) => isWithin(area, nagariCode));
}

/** `all`, or the codes of the areas, of every row that applies. */
function grants<Verb extends string>(
  policy: readonly RegistryPolicyRow<Verb>[],
  duties: readonly HeldDuty[],
  act: Verb,
): string[] {
  return policy
    .filter((row) => row.act === act)
    .flatMap((row) =>
      duties
        .filter((held) => held.duty === row.who)
        .flatMap((held) => (row.reach === 'all' ? ['all'] : held.areaCode === null ? [] : [held.areaCode])),
    );
}

function isWithin(area: string, nagariCode: string): boolean {
  return area === nagariCode || nagariCode.startsWith(`${area}.`);
}
