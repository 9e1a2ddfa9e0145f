/**
 * Table: verb -> duty and reach, for figures. One row is one permission; `outcome.policy.test.ts` tries each both ways.
 * The door in the frame and the page ask the same functions. Figures name nobody, whoever reads them.
 */
import type { Actor, Duty, HeldDuty, Reach } from '#domain/offices/duty.ts';

export const OUTCOME_VERBS = [
  'read_figures',
  'compare_offices',
  'compare_nagari',
  'read_verification',
  'read_pauses',
  'read_satisfaction',
  'read_approvals',
  'see_small_cells',
] as const;
export type OutcomeVerb = (typeof OUTCOME_VERBS)[number];

/** Whose figures: the whole regency's, an office's, those of a kecamatan or of a nagari. */
export type Place =
  | { readonly kind: 'all' }
  | { readonly kind: 'office'; readonly officeId: string }
  | { readonly kind: 'kecamatan'; readonly code: string }
  | { readonly kind: 'nagari'; readonly code: string };

export interface OutcomePolicyRow {
  readonly verb: OutcomeVerb;
  readonly who: Duty;
  readonly reach: Reach;
}

export const outcomePolicy: readonly OutcomePolicyRow[] = [
  { verb: 'read_figures', who: 'leader', reach: 'all' },
  { verb: 'read_figures', who: 'coordinator', reach: 'all' },
  { verb: 'read_figures', who: 'head', reach: 'own_office' },
  { verb: 'read_figures', who: 'officer', reach: 'own_office' },
  { verb: 'read_figures', who: 'camat', reach: 'own_kecamatan' },
  { verb: 'read_figures', who: 'wali_nagari', reach: 'own_nagari' },
  { verb: 'compare_offices', who: 'leader', reach: 'all' },
  { verb: 'compare_offices', who: 'coordinator', reach: 'all' },
  { verb: 'compare_nagari', who: 'leader', reach: 'all' },
  { verb: 'compare_nagari', who: 'coordinator', reach: 'all' },
  { verb: 'compare_nagari', who: 'head', reach: 'own_office' },
  { verb: 'compare_nagari', who: 'officer', reach: 'own_office' },
  { verb: 'compare_nagari', who: 'camat', reach: 'own_kecamatan' },
  { verb: 'read_verification', who: 'leader', reach: 'all' },
  { verb: 'read_verification', who: 'coordinator', reach: 'all' },
  { verb: 'read_pauses', who: 'leader', reach: 'all' },
  { verb: 'read_pauses', who: 'coordinator', reach: 'all' },
  { verb: 'read_pauses', who: 'head', reach: 'own_office' },
  { verb: 'read_pauses', who: 'officer', reach: 'own_office' },
  { verb: 'read_satisfaction', who: 'leader', reach: 'all' },
  { verb: 'read_satisfaction', who: 'coordinator', reach: 'all' },
  { verb: 'read_satisfaction', who: 'head', reach: 'own_office' },
  { verb: 'read_satisfaction', who: 'officer', reach: 'own_office' },
  { verb: 'read_approvals', who: 'leader', reach: 'all' },
  { verb: 'read_approvals', who: 'coordinator', reach: 'all' },
  { verb: 'read_approvals', who: 'head', reach: 'own_office' },
  // Those who work on the tickets know them anyway; the government of an area must not guess who asked.
  { verb: 'see_small_cells', who: 'leader', reach: 'all' },
  { verb: 'see_small_cells', who: 'coordinator', reach: 'all' },
  { verb: 'see_small_cells', who: 'head', reach: 'own_office' },
  { verb: 'see_small_cells', who: 'officer', reach: 'own_office' },
];

/** True when one of the actor's duties carries the verb as far as this place. */
export function mayReadFigures(actor: Actor, verb: OutcomeVerb, place: Place): boolean {
  if (actor.kind !== 'staff') return false;
  return outcomePolicy.some(
    (row) =>
      row.verb === verb &&
      actor.duties.some((held) => held.duty === row.who && reaches(row.reach, held, place)),
  );
}

/** The places whose figures are the actor's own to read, the widest first; none: the door does not open. */
export function placesOf(actor: Actor): Place[] {
  if (actor.kind !== 'staff') return [];
  const places = outcomePolicy.flatMap((row) =>
    row.verb !== 'read_figures'
      ? []
      : actor.duties.flatMap((held) => (held.duty === row.who ? (placeOf(row.reach, held) ?? []) : [])),
  );
  return [...new Map(places.map((place) => [placeKey(place), place])).values()];
}

/** What may be seen of a place, verb by verb: screens ask this and nothing else. */
export function maySee(actor: Actor, place: Place): Readonly<Record<OutcomeVerb, boolean>> {
  return Object.fromEntries(
    OUTCOME_VERBS.map((verb) => [verb, mayReadFigures(actor, verb, place)]),
  ) as Record<OutcomeVerb, boolean>;
}

/** A place as one word of an address: `semua`, `dinas.<id>`, `kecamatan.<code>`, `nagari.<code>`. */
export function placeKey(place: Place): string {
  if (place.kind === 'all') return 'semua';
  return place.kind === 'office' ? `dinas.${place.officeId}` : `${place.kind}.${place.code}`;
}

/** The place behind such a word; undefined when it is none. */
export function placeFrom(key: string): Place | undefined {
  if (key === 'semua') return { kind: 'all' };
  const office = /^dinas\.([0-9a-f-]{36})$/.exec(key)?.[1];
  if (office !== undefined) return { kind: 'office', officeId: office };
  const area = /^(kecamatan|nagari)\.(\d{2}(?:\.\d{2,4}){2,3})$/.exec(key);
  if (!area) return undefined;
  return { kind: area[1] as 'kecamatan' | 'nagari', code: area[2] ?? '' };
}

function placeOf(reach: Reach, held: HeldDuty): Place | undefined {
  switch (reach) {
    case 'all':
      return { kind: 'all' };
    case 'own_office':
      return held.officeId === null ? undefined : { kind: 'office', officeId: held.officeId };
    case 'own_kecamatan':
      return held.areaCode === null ? undefined : { kind: 'kecamatan', code: held.areaCode };
    case 'own_nagari':
      return held.areaCode === null ? undefined : { kind: 'nagari', code: held.areaCode };
    case 'self':
      return undefined;
  }
}

function reaches(reach: Reach, held: HeldDuty, place: Place): boolean {
  switch (reach) {
    case 'all':
      return true;
    case 'own_office':
      return place.kind === 'office' && place.officeId === held.officeId;
    case 'own_kecamatan':
      if (held.areaCode === null) return false;
      return (
        (place.kind === 'kecamatan' && place.code === held.areaCode) ||
        (place.kind === 'nagari' && place.code.startsWith(`${held.areaCode}.`))
      );
    case 'own_nagari':
      return place.kind === 'nagari' && place.code === held.areaCode;
    case 'self':
      return false;
  }
}
