/** Duties of staff, how far each reaches, and the actor that every policy asks. */
import type { Day } from '#shared/day.ts';

/** What a person may be appointed to; rows in `duties`, with first and last day. */
export const DUTIES = [
  'desk',
  'field',
  'coordinator',
  'officer',
  'head',
  'wali_nagari',
  'camat',
  'leader',
  'administrator',
] as const;
export type Duty = (typeof DUTIES)[number];

/** How far a permission reaches. */
const REACHES = ['self', 'own_office', 'own_nagari', 'own_kecamatan', 'all'] as const;
export type Reach = (typeof REACHES)[number];

/** A duty held today: in one's own right or for somebody who is away (Plh/Plt). */
export interface HeldDuty {
  readonly duty: Duty;
  readonly officeId: string | null;
  readonly areaCode: string | null;
  readonly substituteFor: string | null;
}

export interface DutyRow extends HeldDuty {
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  readonly isConfirmed: boolean;
}

/** The duties in force on a day: begun, not ended, and confirmed where a second person must confirm. */
export function dutiesOn(rows: readonly DutyRow[], today: Day): HeldDuty[] {
  return rows.filter(
    (row) => row.isConfirmed && row.startsOn <= today && (row.endsOn === null || today <= row.endsOn),
  );
}

export interface StaffActor {
  readonly kind: 'staff';
  readonly personId: string;
  readonly duties: readonly HeldDuty[];
}

/** Somebody holding a ticket's secret; `channel` tells through whose hands the link came. */
export interface ApplicantActor {
  readonly kind: 'applicant';
  readonly ticketId: string;
  readonly channel: 'applicant' | 'officer_link' | 'receipt' | 'last_four';
}

/** A maker holding the link to its own entry in the registry. */
export interface MakerActor {
  readonly kind: 'maker';
  readonly industryId: string;
  readonly linkId: string;
}

export interface SystemActor {
  readonly kind: 'system';
}

export interface AnonymousActor {
  readonly kind: 'anonymous';
}

export type Actor = StaffActor | ApplicantActor | MakerActor | SystemActor | AnonymousActor;

export const SYSTEM: SystemActor = { kind: 'system' };
export const ANONYMOUS: AnonymousActor = { kind: 'anonymous' };

/** True when the actor is staff and holds one of the duties. */
export function hasDuty(actor: Actor, ...duties: readonly Duty[]): boolean {
  return actor.kind === 'staff' && actor.duties.some((held) => duties.includes(held.duty));
}

/** The offices in which the actor holds one of the duties (any duty when none is named). */
export function officesOf(actor: Actor, ...duties: readonly Duty[]): string[] {
  if (actor.kind !== 'staff') return [];
  const ids = actor.duties
    .filter((held) => held.officeId !== null && (duties.length === 0 || duties.includes(held.duty)))
    .map((held) => held.officeId as string);
  return [...new Set(ids)];
}
