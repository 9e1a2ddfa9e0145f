/**
 * A rule as a row: a version of it, with the days between which it holds and where it comes from. A version that has begun
 * is never changed, so that what was computed by it can be computed again; another follows it from a day on.
 */
import { inForceOn, type Dated, type LegalBasis } from '#domain/registry/legal-basis.ts';
import type { Day } from '#shared/day.ts';

/** What a rule is about; each has its own shape of content. */
export const RULE_KINDS = ['size', 'sentra_state', 'clustering', 'criteria', 'quotient'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** `content` is what the function that computes with it takes; its type is that of the kind. */
export interface RuleVersion extends Dated {
  readonly id: string;
  readonly kind: RuleKind;
  readonly code: string;
  readonly version: number;
  readonly basis: LegalBasis;
  readonly content: unknown;
}

/** Where the versions of one rule stand on a day: what holds, what is to come, what was; the newest first. */
export interface RuleStanding {
  readonly kind: RuleKind;
  readonly code: string;
  /** Undefined where the rule has ended without another, or has not begun. */
  readonly inForce: RuleVersion | undefined;
  readonly planned: RuleVersion | undefined;
  readonly versions: readonly RuleVersion[];
}

/** The versions of one rule, sorted out for a day. @returns undefined when there is no such rule */
export function standingOf(
  versions: readonly RuleVersion[],
  code: string,
  today: Day,
): RuleStanding | undefined {
  const own = versions.filter((one) => one.code === code).toSorted((a, b) => b.version - a.version);
  const [newest] = own;
  return (
    newest && {
      kind: newest.kind,
      code,
      inForce: inForceOn(own, today)[0],
      planned: newest.validFrom > today ? newest : undefined,
      versions: own,
    }
  );
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
