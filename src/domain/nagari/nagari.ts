/** What a nagari has to build on, and its primary product: proposals, the decision of its people, and what became of it. */
import type { GivenPoints } from '#domain/nagari/primary-product-score.ts';
import type { Day } from '#shared/day.ts';

export const POTENTIAL_KINDS = ['material', 'maker', 'skill', 'culture', 'market', 'nature'] as const;
export type PotentialKind = (typeof POTENTIAL_KINDS)[number];

export interface Potential {
  readonly kind: PotentialKind;
  readonly name: string;
  /** What shows that it is there. */
  readonly evidence: string;
}

export type ProductState = 'proposed' | 'decided' | 'in_development' | 'graduated' | 'ended';

/** Who sits in a musyawarah of a nagari; none of them is required. */
export const PRESENT_ROLES = [
  'wali_nagari',
  'bamus',
  'kan',
  'alim_ulama',
  'cadiak_pandai',
  'bundo_kanduang',
  'youth',
  'makers',
] as const;
export type PresentRole = (typeof PRESENT_ROLES)[number];

export interface Musyawarah {
  readonly heldOn: Day;
  readonly place: string;
  readonly present: readonly PresentRole[];
  readonly decreeNumber: string | null;
  /** What was agreed. */
  readonly agreed: string;
  /** Why; needed when another proposal had the higher score. */
  readonly because: string | null;
  /** Written for everybody; what was agreed and why stay inside. */
  readonly publicSummary: string | null;
}

/** The score as it stood when the decision was written down. */
export interface ScoreThen {
  readonly version: number;
  readonly total: number;
  /** 1 for the highest of its nagari. */
  readonly place: number;
  readonly of: number;
  /** The proposal with the highest score, when it was another. */
  readonly highest: string | null;
}

/** Years until a decision is looked at again. */
const REVIEW_YEARS = 2;

/** When a decision or a review of this day is due to be looked at again. */
export function reviewDueAfter(day: Day): Day {
  const next = `${Number(day.slice(0, 4)) + REVIEW_YEARS}${day.slice(4)}`;
  // Two years after a leap day there is none.
  return next.endsWith('-02-29') ? `${next.slice(0, 4)}-02-28` : next;
}

/** What may be done about a nagari, and what each leaves in its history. */
export interface NagariActData {
  note_potential: { readonly potentialId: string; readonly what: string };
  end_potential: { readonly potentialId: string; readonly what: string };
  propose_product: { readonly productId: string; readonly what: string };
  give_points: { readonly productId: string; readonly what: string; readonly criterion: string } & {
    readonly before: GivenPoints | null;
    readonly after: GivenPoints;
  };
  decide_product: { readonly productId: string; readonly what: string; readonly score: ScoreThen } & {
    /** How many papers came with it. */
    readonly files: number;
  };
  add_papers: { readonly productId: string; readonly what: string; readonly files: number };
  remove_paper: { readonly productId: string; readonly what: string; readonly fileId: string };
  develop_product: { readonly productId: string; readonly what: string };
  graduate_product: { readonly productId: string; readonly what: string };
  review_product: {
    readonly productId: string;
    readonly what: string;
    readonly on: Day;
    readonly found: string;
  };
  end_product: { readonly productId: string; readonly what: string; readonly because: string };
}
export type NagariAct = keyof NagariActData;

/** The acts that move a product from state to state. */
export type ProductAct =
  | 'give_points'
  | 'decide_product'
  | 'develop_product'
  | 'graduate_product'
  | 'review_product'
  | 'end_product';

/** A product's name as it is compared: small letters, single spaces. */
export function bareProductName(name: string): string {
  return name.toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
