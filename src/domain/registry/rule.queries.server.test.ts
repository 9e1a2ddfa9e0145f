/** Rules are rows: the version of the day is the one that is computed with, in every room. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { criteriaToday, quotientRulesToday } from '#domain/nagari/nagari-rules.queries.server.ts';
import { sizeRuleSets } from '#domain/registry/rule.queries.server.ts';
import { clusteringRules, sentraStateRules } from '#domain/sentra/sentra-rules.queries.server.ts';
import { openWorld, type World } from '#tests/world.ts';
import {
  CLUSTERING_RULES,
  CRITERIA_VERSIONS,
  QUOTIENT_RULES,
  SENTRA_STATE_RULES,
  SIZE_RULE_SETS,
} from '../../../db/seed/rules.server.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
});
afterAll(() => world.close());

describe('aturan bawaan menjadi baris', () => {
  it('setiap bagian menghitung dengan baris yang berlaku hari ini', async () => {
    const { regency } = world;
    expect((await sizeRuleSets(regency)).map((one) => one.basis.law).toSorted()).toEqual(
      SIZE_RULE_SETS.filter((one) => one.validTo === null)
        .map((one) => one.basis.law)
        .toSorted(),
    );
    expect(await sentraStateRules(regency)).toEqual(SENTRA_STATE_RULES);
    expect(await clusteringRules(regency)).toEqual(CLUSTERING_RULES);
    expect(await criteriaToday(regency)).toEqual(CRITERIA_VERSIONS[0]);
    expect(await quotientRulesToday(regency)).toEqual(QUOTIENT_RULES);
  });

  it('pada hari sebelum kriteria pertama berlaku, yang pertama itu dipakai', async () => {
    world.at('2025-03-03 09:00');
    expect((await criteriaToday(world.regency)).version).toBe(1);
    world.at('2026-11-23 09:00');
  });
});
