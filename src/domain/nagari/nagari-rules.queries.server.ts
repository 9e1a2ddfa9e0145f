/** Reads of the rules of the primary product: the criteria and the bounds of the quotient that hold today. */
import type { QuotientRules } from '#domain/nagari/location-quotient.ts';
import { CRITERIA_RULE, criteriaOf, QUOTIENT_RULE, quotientRulesOf } from '#domain/nagari/nagari-rules.ts';
import type { CriteriaVersion } from '#domain/nagari/primary-product-score.ts';
import { ruleToUse } from '#domain/registry/rule.queries.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** The criteria of today. */
export async function criteriaToday(regency: Regency): Promise<CriteriaVersion> {
  return criteriaOf(await ruleToUse(regency, CRITERIA_RULE));
}

/** The bounds of the quotient today. */
export async function quotientRulesToday(regency: Regency): Promise<QuotientRules> {
  return quotientRulesOf(await ruleToUse(regency, QUOTIENT_RULE));
}
