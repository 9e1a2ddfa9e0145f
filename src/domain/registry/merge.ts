/** Two entries of one maker: which fields may differ, and what consent holds when they become one. */

/** Table: a choice on the page -> the columns of the record that go together. */
export const RECORD_CHOICES = {
  name: ['name'],
  kind: ['kind', 'groupKind'],
  nagari: ['nagariCode'],
  jorong: ['jorong'],
  lat: ['lat', 'lng'],
  startedYear: ['startedYear'],
  legalForm: ['legalForm'],
  nib: ['nib'],
  kbli: ['kbliVersion', 'kbliCode'],
  materials: ['materials'],
  machines: ['machines'],
  marketArea: ['marketArea'],
  difficulties: ['difficulties'],
  difficultyNote: ['difficultyNote'],
  membersWomen: ['membersWomen', 'membersMen'],
} as const;

/** Table: the same of the owner. A NIK moves as a whole: encrypted anew, for it is bound to its entry. */
export const OWNER_CHOICES = {
  ownerName: ['name'],
  gender: ['gender'],
  nik: ['nikHash'],
  phone: ['phone'],
  email: ['email'],
  address: ['address'],
} as const;

export type RecordChoice = keyof typeof RECORD_CHOICES;
export type OwnerChoice = keyof typeof OWNER_CHOICES;
export type MergeChoice = RecordChoice | OwnerChoice;
export const MERGE_CHOICES = [
  ...(Object.keys(RECORD_CHOICES) as RecordChoice[]),
  ...(Object.keys(OWNER_CHOICES) as OwnerChoice[]),
] as const;

/** True when both say the same; an empty list is as good as nothing. */
export function isAlike(one: unknown, other: unknown): boolean {
  return asText(one) === asText(other);
}

/** True when nothing is written there. */
export function isBlank(value: unknown): boolean {
  return asText(value) === '';
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.length === 0) return '';
  return JSON.stringify(value);
}

export interface Consent {
  readonly consentedOn: string | null;
  readonly consentWithdrawnOn: string | null;
}

/** The consent that holds for both: what the maker said last. On the same day a withdrawal weighs more. */
export function consentOfBoth(kept: Consent, other: Consent): Consent {
  const lastSaid = (one: Consent) => one.consentWithdrawnOn ?? one.consentedOn ?? '';
  const isLater = lastSaid(other) > lastSaid(kept);
  const isWithdrawn = lastSaid(other) === lastSaid(kept) && other.consentWithdrawnOn !== null;
  const { consentedOn, consentWithdrawnOn } = isLater || isWithdrawn ? other : kept;
  return { consentedOn, consentWithdrawnOn };
}

/** A merge as the page of the survivor shows it. */
export interface MergeShown {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly mergedAt: Date;
  readonly who: string;
  readonly may: { readonly undo: boolean };
}
