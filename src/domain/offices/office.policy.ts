/**
 * Table: verb -> duty and reach, for everything that sets up the programme. One row is one permission;
 * `office.policy.test.ts` tries each both ways, and the README prints it. Setting up never opens a ticket.
 */
import { hasDuty, officesOf, type Actor, type Duty, type Reach } from '#domain/offices/duty.ts';

export const OFFICE_VERBS = [
  'read_settings',
  'set_up_offices',
  'set_up_people',
  'appoint',
  'confirm_duty',
  'edit_calendar',
  'edit_layanan',
  'edit_notices',
  'edit_outlines',
  'edit_rules',
  'edit_retention',
  'edit_security',
  'revoke_sessions',
  'read_audit',
  'read_outbox',
  'keep_answer_templates',
  'hand_recovery_link',
] as const;
export type OfficeVerb = (typeof OFFICE_VERBS)[number];

export interface OfficePolicyRow {
  readonly verb: OfficeVerb;
  readonly who: Duty;
  readonly reach: Reach;
}

export const officePolicy: readonly OfficePolicyRow[] = [
  { verb: 'read_settings', who: 'administrator', reach: 'all' },
  { verb: 'set_up_offices', who: 'administrator', reach: 'all' },
  { verb: 'set_up_people', who: 'administrator', reach: 'all' },
  { verb: 'appoint', who: 'administrator', reach: 'all' },
  { verb: 'confirm_duty', who: 'administrator', reach: 'all' },
  // A regency that begins with one administrator still has a second person: its coordinator.
  { verb: 'confirm_duty', who: 'coordinator', reach: 'all' },
  { verb: 'edit_calendar', who: 'administrator', reach: 'all' },
  { verb: 'edit_layanan', who: 'administrator', reach: 'all' },
  { verb: 'edit_notices', who: 'administrator', reach: 'all' },
  { verb: 'edit_outlines', who: 'administrator', reach: 'all' },
  // What the programme counts by is the coordinator's to know; every version is kept with a name and a reason.
  { verb: 'edit_rules', who: 'administrator', reach: 'all' },
  { verb: 'edit_rules', who: 'coordinator', reach: 'all' },
  { verb: 'edit_retention', who: 'administrator', reach: 'all' },
  { verb: 'edit_security', who: 'administrator', reach: 'all' },
  { verb: 'revoke_sessions', who: 'administrator', reach: 'all' },
  { verb: 'read_audit', who: 'administrator', reach: 'all' },
  { verb: 'read_outbox', who: 'administrator', reach: 'all' },
  { verb: 'read_outbox', who: 'coordinator', reach: 'all' },
  // Words to begin an answer from belong to the office that answers; those of everybody to the administrator.
  { verb: 'keep_answer_templates', who: 'administrator', reach: 'all' },
  { verb: 'keep_answer_templates', who: 'officer', reach: 'own_office' },
  { verb: 'keep_answer_templates', who: 'head', reach: 'own_office' },
  { verb: 'hand_recovery_link', who: 'administrator', reach: 'all' },
  { verb: 'hand_recovery_link', who: 'coordinator', reach: 'all' },
];

/** True when one of the actor's duties carries the verb; both the card on the screen and the command ask this. */
export function mayOffice(actor: Actor, verb: OfficeVerb): boolean {
  return officePolicy.some((row) => row.verb === verb && hasDuty(actor, row.who));
}

/**
 * The offices in which the verb holds; undefined: everywhere. An empty list means nowhere.
 * Row by row, so that one duty for all offices is not narrowed by another for one.
 */
export function officesFor(actor: Actor, verb: OfficeVerb): readonly string[] | undefined {
  const rows = officePolicy.filter((row) => row.verb === verb && hasDuty(actor, row.who));
  if (rows.some((row) => row.reach === 'all')) return undefined;
  return rows.flatMap((row) => officesOf(actor, row.who));
}

/** Every verb the actor's duties carry. */
export function officeVerbs(actor: Actor): OfficeVerb[] {
  return OFFICE_VERBS.filter((verb) => mayOffice(actor, verb));
}
