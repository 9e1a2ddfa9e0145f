/** Reads of the rules of sentra: the steps that hold today, and how sentra are found. */
import { ruleToUse, rulesInForce } from '#domain/registry/rule.queries.server.ts';
import type { ClusteringRules } from '#domain/sentra/clustering.ts';
import { CLUSTERING_RULE, clusteringRulesOf, stateRulesOf } from '#domain/sentra/sentra-rules.ts';
import type { SentraStateRule } from '#domain/sentra/sentra-state.ts';
import type { Regency } from '#platform/regency.server.ts';

/** The steps that hold today, in their order. */
export async function sentraStateRules(regency: Regency): Promise<readonly SentraStateRule[]> {
  return stateRulesOf(await rulesInForce(regency, 'sentra_state'));
}

/** How near and how many: what makes a proposal today. */
export async function clusteringRules(regency: Regency): Promise<ClusteringRules> {
  return clusteringRulesOf(await ruleToUse(regency, CLUSTERING_RULE));
}
