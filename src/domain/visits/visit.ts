/** A visit: somebody of staff goes to a ticket's applicant, a maker, a sentra or a nagari, and writes down what came of it. */
import type { Day } from '#shared/day.ts';

export type VisitState = 'planned' | 'done' | 'missed' | 'cancelled';

/** Why somebody goes. */
export const VISIT_REASONS = [
  'ticket',
  'first_meeting',
  'figures',
  'confirm',
  'potential',
  'sentra',
  'other',
] as const;
export type VisitReason = (typeof VISIT_REASONS)[number];

export interface Place {
  readonly lat: number;
  readonly lng: number;
  /** Metres, as the device said; null when it did not. */
  readonly accuracyM: number | null;
}

export interface Visit {
  readonly id: string;
  readonly nagariCode: string;
  readonly ticketId: string | null;
  readonly industryId: string | null;
  readonly sentraId: string | null;
  readonly reason: VisitReason;
  readonly state: VisitState;
  readonly version: number;
  readonly personId: string;
  readonly plannedOn: Day;
  /** Its place in that person's day, from 1. */
  readonly seat: number;
}

/** Where makers to go to are found: nobody met them for a year, their figures are missing, or all of a nagari. */
export type MakerSource = 'unseen' | 'figures' | 'nagari';

/** What was chosen to be gone to: a ticket's applicant, a maker by her number, a sentra, or the nagari itself. */
export type ChosenTarget =
  | { readonly ticketId: string }
  | { readonly industry: string }
  | { readonly sentraId: string }
  | { readonly nagariCode: string };

/** What is written down of a visit that met somebody. Personal data. */
export interface VisitReport {
  readonly purpose: string | null;
  readonly metName: string;
  readonly metAs: string | null;
  readonly found: string;
  readonly agreed: string | null;
  /** Who signed on the screen, when somebody did. */
  readonly signedName: string | null;
}

/** Why a visit is called off, and why nobody was met: chosen, so that the history holds no names. */
export const CANCEL_REASONS = [
  'no_longer_needed',
  'done_otherwise',
  'planned_twice',
  'officer_away',
  'other',
] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];
export const MISS_REASONS = ['nobody_home', 'not_found', 'moved', 'road', 'no_time', 'other'] as const;
export type MissReason = (typeof MISS_REASONS)[number];

/** The act follows from one on the visit's ticket: nothing goes back there. */
export interface FromTicket {
  readonly fromTicket?: true;
}

/** What may be done to a visit, and what each leaves in its history: never personal data. */
export interface VisitActData {
  /** From the office, or by whoever stood before a door that nobody had planned. */
  plan: {
    readonly on: Day;
    readonly personId: string;
    readonly seat: number;
    readonly isUnplanned?: true;
  } & FromTicket;
  /** Another day, person or place in the day. */
  move: { readonly on: Day; readonly personId: string; readonly seat: number } & FromTicket;
  cancel: { readonly because: CancelReason } & FromTicket;
  report: { readonly files: number; readonly hasPlace: boolean } & FromTicket;
  miss: { readonly because: MissReason } & FromTicket;
}
export type VisitAct = keyof VisitActData;

export const FILE_KINDS_OF_VISIT = ['photo', 'voice', 'signature'] as const;
export type VisitFileKind = (typeof FILE_KINDS_OF_VISIT)[number];
