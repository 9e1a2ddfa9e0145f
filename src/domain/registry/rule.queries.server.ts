/** Reads of rules: every version, read once and kept until somebody adds one. Whoever computes asks here. */
import type { Standing } from '#domain/registry/legal-basis.ts';
import { inForceOn } from '#domain/registry/legal-basis.ts';
import {
  standingOf,
  versionToUse,
  type RuleKind,
  type RuleStanding,
  type RuleVersion,
} from '#domain/registry/rule.ts';
import { ruleNotFound } from '#domain/registry/rule.problems.ts';
import type { SizeRuleSet } from '#domain/registry/size-class.ts';
import type { Database, Trx } from '#platform/db/database.server.ts';
import { remembered } from '#platform/memo.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';

/** Every version of every rule, kept. Not to be asked inside a transaction: see `remembered`. */
async function ruleVersions(regency: Regency): Promise<readonly RuleVersion[]> {
  return remembered(regency, 'ruleVersions', () => readRules(regency.db));
}

/** Every version of every rule as it stands in the rows, by kind, code and version. */
export async function readRules(db: Database | Trx): Promise<readonly RuleVersion[]> {
  const rows = await db
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
}

/** Every rule with its versions, by code. */
export async function ruleStandings(regency: Regency): Promise<readonly RuleStanding[]> {
  const versions = await readRules(regency.db);
  const today = dayOf(regency.now(), WIB);
  return [...new Set(versions.map((one) => one.code))].flatMap(
    (code) => standingOf(versions, code, today) ?? [],
  );
}

/** One rule with its versions. @throws Problem ruleNotFound */
export async function ruleStanding(regency: Regency, code: string): Promise<RuleStanding> {
  const rule = standingOf(await readRules(regency.db), code, dayOf(regency.now(), WIB));
  if (!rule) throw ruleNotFound();
  return rule;
}

/** A rule and its newest version, which another may follow. @throws Problem ruleNotFound */
export async function followedRule(
  regency: Regency,
  code: string,
): Promise<{ readonly rule: RuleStanding; readonly last: RuleVersion }> {
  const rule = await ruleStanding(regency, code);
  const [last] = rule.versions;
  if (!last) throw ruleNotFound();
  return { rule, last };
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
export function sizeRuleSetOf({ code, validFrom, validTo, basis, content }: RuleVersion): SizeRuleSet {
  return { code, validFrom, validTo, basis, ...(content as Pick<SizeRuleSet, 'tracks'>) };
}
