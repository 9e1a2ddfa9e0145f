/** The assessment of one product of one maker under one version of the scheme, from its own answers to its star. */
import type { Levels } from '#domain/grading/star-grading.ts';
import type { Day } from '#shared/day.ts';
import { parseSpokenCode, spokenCodeFrom } from '#shared/spoken-code.ts';

/** `expired` is never stored: it is a graded one whose last day has passed. */
export const GRADING_STATES = ['draft', 'submitted', 'in_panel', 'graded', 'expired', 'withdrawn'] as const;
export type GradingState = (typeof GRADING_STATES)[number];

/** States in which the product is being assessed: one at a time. */
export const OPEN_STATES: readonly GradingState[] = ['draft', 'submitted', 'in_panel'];

/** Through whose hands the maker's own answers came. */
export type OwnChannel = 'staff' | 'maker';

/** The maker's own answers: the level of each item, and what shows it. */
export interface OwnAnswers {
  readonly levels: Levels;
  readonly notes: Readonly<Record<string, string>>;
}

/** What each act leaves in the history of a grading. Scores of the panel are not in it: they may still be alone. */
export interface GradingActData {
  start: { readonly product: string; readonly version: number };
  fill_self: { readonly channel: OwnChannel; readonly answered: number; readonly of: number };
  submit_self: { readonly channel: OwnChannel; readonly total: number };
  send_back: { readonly because: string };
  seat_panel: { readonly personIds: readonly string[] };
  score: { readonly isCorrection: boolean };
  close: {
    readonly mean: number;
    readonly stars: number | null;
    readonly shutGates: readonly string[];
    readonly validUntil: Day | null;
  };
  withdraw: { readonly because: string; readonly stars: number | null };
}
export type GradingAct = keyof GradingActData;

/** What each act leaves in the history of a version of the scheme. */
export interface SchemeActData {
  copy_scheme: { readonly from: number };
  change_scheme: { readonly parts: readonly string[] };
  enforce_scheme: { readonly from: Day };
}
export type SchemeAct = keyof SchemeActData;

/** Letters of the number; the last is outside the alphabet of the code, so that neither is taken for the other. */
const PREFIX = 'BPU';

/** A new number from seven random numbers; its last character checks the others. */
export function gradingCodeFrom(random: ArrayLike<number>): string {
  return spokenCodeFrom(PREFIX, random);
}

/** The number as we write it, from whatever was typed; undefined when it is none. */
export function parseGradingCode(typed: string): string | undefined {
  return parseSpokenCode(PREFIX, typed);
}

/** The state as of a day: a star ends by itself after its last day. */
export function stateOn(
  row: { readonly state: string; readonly validUntil: Day | null },
  today: Day,
): GradingState {
  const hasEnded = row.state === 'graded' && row.validUntil !== null && row.validUntil < today;
  return hasEnded ? 'expired' : (row.state as GradingState);
}

/** The last day of a star given on a day: the day before the same date so many years later. */
export function lastDayOf(gradedOn: Day, years: number): Day {
  const later = new Date(`${gradedOn}T00:00:00Z`);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  later.setUTCDate(later.getUTCDate() - 1);
  return later.toISOString().slice(0, 10);
}
