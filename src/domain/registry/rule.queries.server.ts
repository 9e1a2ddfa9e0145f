/** Reads of rules: every version, read once and kept until somebody adds one. Whoever computes asks here. */
import type { Standing } from '#domain/registry/legal-basis.ts';
import { inForceOn } from '#domain/registry/legal-basis.ts';
import { versionToUse, type RuleKind, type RuleVersion } from '#domain/registry/rule.ts';
import type { SizeRuleSet } from '#domain/registry/size-class.ts';
import { remembered } from '#platform/memo.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';

/** Every version of every rule, by kind, code and version. Not to be asked inside a transaction: see `remembered`. */
async function ruleVersions(regency: Regency): Promise<readonly RuleVersion[]> {
  return remembered(regency, 'ruleVersions', async () => {
    const rows = await regency.db
      .selectFrom('ruleVersions')
      .select(['id', 'code', 'version', 'validFrom', 'validTo', 'law', 'doubt', 'content'])
      .select((eb) => [
        eb.ref('kind').$castTo<RuleKind>().as('kind'),
        eb.ref('standing').$castTo<Standing>().as('standing'),
      ])
      .orderBy('kind')
      .orderBy('code')
      .orderBy('version')
      .execute();
    return rows.map(({ law, standing, doubt, ...row }) => ({
      ...row,
      basis: { law, standing, ...(doubt === null ? {} : { doubt }) },
    }));
  });
}

/** The versions of a kind that hold today, by code. */
export async function rulesInForce(regency: Regency, kind: RuleKind): Promise<readonly RuleVersion[]> {
  const all = await ruleVersions(regency);
  return inForceOn(
    all.filter((one) => one.kind === kind),
    dayOf(regency.now(), WIB),
  );
}

/** The version of one rule to compute with today. */
export async function ruleToUse(regency: Regency, code: string): Promise<RuleVersion> {
  return versionToUse(await ruleVersions(regency), code, dayOf(regency.now(), WIB));
}

/** The rule sets of size that hold today, by code. */
export async function sizeRuleSets(regency: Regency): Promise<readonly SizeRuleSet[]> {
  return (await rulesInForce(regency, 'size')).map(sizeRuleSetOf);
}

/** A row as the functions of `size-class.ts` take it. */
function sizeRuleSetOf({ code, validFrom, validTo, basis, content }: RuleVersion): SizeRuleSet {
  return { code, validFrom, validTo, basis, ...(content as Pick<SizeRuleSet, 'tracks'>) };
}
