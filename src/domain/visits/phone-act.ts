/**
 * What a phone hands in: acts made without signal, each under an id the phone made (UUIDv7). Every body carries what was
 * typed, and the server parses it with the schema that the phone's screen used.
 */
import type { TypedForm } from '#shared/typed-form.ts';
import type { Day } from '#shared/day.ts';
import type { VisitReason } from '#domain/visits/visit.ts';

/** Numbers and ids of things that begin on the phone are made there too, so that later acts can name them. */
export interface PhoneActBodies {
  /** She stood before a door that nobody had planned. */
  'visit.add': {
    readonly visitId: string;
    readonly nagariCode: string;
    readonly ticketId: string | null;
    /** The maker's number. */
    readonly industry: string | null;
    readonly sentraId: string | null;
    readonly reason: VisitReason;
    readonly on: Day;
  };
  'visit.report': { readonly visitId: string; readonly form: TypedForm };
  'visit.miss': { readonly visitId: string; readonly form: TypedForm };
  /** Form: `walkInForm`. The code and the secret of the receipt were made on the phone. */
  'ticket.open': {
    readonly ticketId: string;
    readonly code: string;
    readonly secret: string;
    readonly visitId: string | null;
    readonly form: TypedForm;
  };
  /** Form: `registerForm`. */
  'industry.register': {
    readonly industryId: string;
    readonly code: string;
    readonly visitId: string | null;
    readonly form: TypedForm;
  };
  /** Forms: `changeForm`. `base` is what she saw; only fields she changed count. */
  'industry.change': { readonly code: string; readonly base: TypedForm; readonly form: TypedForm };
  /** Forms: `ownerForm`. */
  'industry.change_owner': { readonly code: string; readonly base: TypedForm; readonly form: TypedForm };
  /** Forms: `figuresForm`. */
  'industry.figures': { readonly code: string; readonly base: TypedForm; readonly form: TypedForm };
  /** Form: `productForm`. */
  'industry.add_product': { readonly code: string; readonly productId: string; readonly form: TypedForm };
  /** A permit seen. Form: `certificateForm`. */
  'industry.add_certificate': {
    readonly code: string;
    readonly certificateId: string;
    readonly form: TypedForm;
  };
  /** Form: `potentialForm`. */
  'nagari.note_potential': {
    readonly nagariCode: string;
    readonly potentialId: string;
    readonly form: TypedForm;
  };
  /** Form: `joinForm`, `leaveForm`. */
  'sentra.join': { readonly sentraId: string; readonly industry: string; readonly form: TypedForm };
  'sentra.leave': { readonly sentraId: string; readonly industry: string; readonly form: TypedForm };
}
export type PhoneActKind = keyof PhoneActBodies;

export const PHONE_ACT_KINDS = [
  'visit.add',
  'visit.report',
  'visit.miss',
  'ticket.open',
  'industry.register',
  'industry.change',
  'industry.change_owner',
  'industry.figures',
  'industry.add_product',
  'industry.add_certificate',
  'nagari.note_potential',
  'sentra.join',
  'sentra.leave',
] as const satisfies readonly PhoneActKind[];

/** One act with its kind, as a union that a table can be asked by. */
export type PhoneAct = {
  [Kind in PhoneActKind]: { readonly kind: Kind; readonly body: PhoneActBodies[Kind] };
}[PhoneActKind];

/** What came of an accepted act: numbers the phone shows. */
export interface PhoneActResult {
  readonly code?: string;
  /** The version of the maker, so that the next correction builds on it. */
  readonly version?: number;
  /** The state of the visit. */
  readonly state?: string;
}
