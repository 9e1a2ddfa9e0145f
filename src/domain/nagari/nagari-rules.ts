/** The names under which the rules of the primary product stand among all rules, and a row as the functions take it. */
import type { QuotientRules } from '#domain/nagari/location-quotient.ts';
import type { CriteriaVersion } from '#domain/nagari/primary-product-score.ts';
import type { RuleVersion } from '#domain/registry/rule.ts';

export const CRITERIA_RULE = 'nagari-criteria';
export const QUOTIENT_RULE = 'nagari-quotient';

/** The criteria as a row. */
export function criteriaOf({ version, validFrom, validTo, basis, content }: RuleVersion): CriteriaVersion {
  return { version, validFrom, validTo, basis, ...(content as Pick<CriteriaVersion, 'criteria'>) };
}

/** The bounds of the quotient as a row. */
export function quotientRulesOf({ content }: RuleVersion): QuotientRules {
  return content as QuotientRules;
}
