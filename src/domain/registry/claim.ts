/** A maker keeps its own entry: what it may propose to change, and what becomes of that. */
import { DIFFICULTIES } from '#domain/registry/industry.ts';

/** What a proposal is about. */
export type ProposalKind = 'record' | 'owner' | 'add_product' | 'change_product' | 'end_product' | 'figures';

/** `replaced`: the maker wrote it anew before anybody answered. */
export type ProposalState = 'waiting' | 'accepted' | 'declined' | 'withdrawn' | 'replaced';

/** Table: the fields of each kind, as the record, the owner, a product or the figures call them. */
export const PROPOSAL_FIELDS = {
  record: ['name', 'jorong', 'difficulties', 'difficultyNote'],
  owner: ['phone', 'address'],
  add_product: ['name', 'brand', 'price', 'unit'],
  change_product: ['price', 'unit'],
  end_product: [],
  figures: ['womenPaid', 'menPaid', 'womenUnpaid', 'menUnpaid', 'output', 'unit', 'sales'],
} as const satisfies Record<ProposalKind, readonly string[]>;

/** Personal, so shown masked until somebody opens them. */
export const PERSONAL_PROPOSALS: ReadonlySet<ProposalKind> = new Set(['owner']);

/** What a field can hold: a text, a number, a list of difficulties, or nothing. */
export type FieldValue = string | number | readonly string[] | null;
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** What a proposal is about besides its fields. */
export interface ProposalSubject {
  readonly kind: ProposalKind;
  readonly productId: string | null;
  readonly year: number | null;
}

/** A proposal as the maker sees it. */
export interface OwnProposal extends ProposalSubject {
  readonly id: string;
  /** `partly`: some of its fields were taken over. */
  readonly outcome: Exclude<ProposalState, 'replaced'> | 'partly';
  readonly proposedAt: Date;
  /** When staff answered. */
  readonly answeredAt: Date | null;
  readonly product: string | null;
  readonly after: FieldValues;
  readonly because: string | null;
  readonly may: { readonly takeBack: boolean };
}

/** One field of a proposal beside what stands in the record now. */
export interface ProposedField {
  readonly name: string;
  /** What stood there when the maker wrote it. */
  readonly before: FieldValue;
  readonly now: FieldValue;
  readonly after: FieldValue;
  /** Somebody else changed the same field since, to something else: a person decides. */
  readonly isContested: boolean;
}

/** Only the fields that would change something. */
export function changedFields(kind: ProposalKind, before: FieldValues, given: FieldValues): FieldValues {
  return Object.fromEntries(
    PROPOSAL_FIELDS[kind].flatMap((name) => {
      const after = given[name] ?? null;
      return isSame(before[name] ?? null, after) ? [] : [[name, after]];
    }),
  );
}

/** A proposal field by field, beside what stands there now. */
export function proposedFields(
  kind: ProposalKind,
  before: FieldValues,
  after: FieldValues,
  now: FieldValues,
): ProposedField[] {
  return Object.keys(inFormOrder(kind, after)).map((name) => {
    const field = { name, before: before[name] ?? null, now: now[name] ?? null, after: after[name] ?? null };
    return { ...field, isContested: !isSame(field.now, field.before) && !isSame(field.now, field.after) };
  });
}

/** Fields in the order of the forms; the database keeps them in its own. */
export function inFormOrder(kind: ProposalKind, values: FieldValues): FieldValues {
  return Object.fromEntries(
    PROPOSAL_FIELDS[kind].flatMap((name) => (name in values ? [[name, values[name] ?? null]] : [])),
  );
}

function isSame(one: FieldValue, other: FieldValue): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

/** Difficulties are a set: in which order they were ticked says nothing. */
function inOrder(value: FieldValue): FieldValue {
  return Array.isArray(value)
    ? DIFFICULTIES.filter((one) => (value as readonly string[]).includes(one))
    : value;
}
