/** The names under which the rules of sentra stand among all rules, and a row as the functions take it. */
import type { RuleVersion } from '#domain/registry/rule.ts';
import type { ClusteringRules } from '#domain/sentra/clustering.ts';
import type { SentraState, SentraStateRule } from '#domain/sentra/sentra-state.ts';

/** The steps in their order: the state of a group is the last of them whose conditions hold. */
const SENTRA_STATES = [
  'potential',
  'candidate',
  'established',
  'dak_ready',
] as const satisfies readonly SentraState[];

export const CLUSTERING_RULE = 'sentra-clustering';

/** The rule of one step. */
export function stateRuleCode(state: SentraState): string {
  return `sentra-${state.replace('_', '-')}`;
}

/** The steps in the order in which a sentra climbs them. */
export function inOrderOfSteps<Rule extends { readonly code: string }>(rules: readonly Rule[]): Rule[] {
  return SENTRA_STATES.flatMap((state) => rules.filter((one) => one.code === stateRuleCode(state)));
}

/** The steps as rows, in their order, as `sentraStanding` takes them. */
export function stateRulesOf(versions: readonly RuleVersion[]): SentraStateRule[] {
  return inOrderOfSteps(versions).map(stateRuleOf);
}

/** One step as a row. */
export function stateRuleOf({ validFrom, validTo, basis, content }: RuleVersion): SentraStateRule {
  return {
    validFrom,
    validTo,
    basis,
    ...(content as Pick<SentraStateRule, 'state' | 'conditions'>),
  };
}

/** How sentra are found, as a row. */
export function clusteringRulesOf({ content }: RuleVersion): ClusteringRules {
  return content as ClusteringRules;
}
