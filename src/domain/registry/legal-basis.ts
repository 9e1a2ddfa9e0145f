/**
 * Where a rule comes from, how sure we are of it, and when it holds. Rules of law change and are found to be wrong: they
 * are rows with days, never conditions in code, and a rule nobody has read in the gazette says so.
 */
import type { Day } from '#shared/day.ts';

/**
 * - `sourced`: read in a named source (mostly an agency's page, not the gazette)
 * - `derived`: worked out by us from sourced rules, or the regency's own choice
 * - `unverified`: known from hearsay; shown to an administrator as such until somebody has read the law
 */
export const STANDINGS = ['sourced', 'derived', 'unverified'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface LegalBasis {
  /** The regulation as one cites it, e.g. `PP 29/2018 pasal 1`. */
  readonly law: string;
  readonly standing: Standing;
  /** What is doubtful about it; absent when nothing is. */
  readonly doubt?: string;
}

/** A rule that holds between two days, both included; `validTo` null while no end is known. */
export interface Dated {
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** The rules that hold on a day, in the order given. */
export function inForceOn<Rule extends Dated>(rules: readonly Rule[], day: Day): Rule[] {
  return rules.filter((rule) => rule.validFrom <= day && (rule.validTo === null || day <= rule.validTo));
}
