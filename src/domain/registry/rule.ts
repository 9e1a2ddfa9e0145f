/**
 * A rule as a row: a version of it, with the days between which it holds and where it comes from. A version that has begun
 * is never changed, so that what was computed by it can be computed again; another follows it from a day on.
 */
import type { Dated, LegalBasis } from '#domain/registry/legal-basis.ts';
import type { Day } from '#shared/day.ts';

/** What a rule is about; each has its own shape of content. */
const RULE_KINDS = ['size', 'sentra_state', 'clustering', 'criteria', 'quotient'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** `content` is what the function that computes with it takes; its type is that of the kind. */
export interface RuleVersion<Content = unknown> extends Dated {
  readonly id: string;
  readonly kind: RuleKind;
  readonly code: string;
  readonly version: number;
  readonly basis: LegalBasis;
  readonly content: Content;
}

/**
 * The version to compute with: of those begun the newest, and before the first has begun that one, so that what is computed
 * on an early day has an answer.
 * @throws RangeError when there is none at all: the house is delivered with one
 */
export function versionToUse(versions: readonly RuleVersion[], code: string, today: Day): RuleVersion {
  const own = versions.filter((one) => one.code === code).toSorted((a, b) => a.version - b.version);
  const version = own.findLast((one) => one.validFrom <= today) ?? own[0];
  if (!version) throw new RangeError(`there is no rule ${code}`);
  return version;
}
