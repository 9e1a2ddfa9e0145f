/** The proposals of a nagari with their scores, computed from the registry as it stands today. */
import { makersOfProducts, regencyCounts } from '#domain/nagari/nagari-makers.server.ts';
import { groupOf, makersOf, scoreInputsOf, type CountedMaker } from '#domain/nagari/nagari-inputs.ts';
import { quotientsOf } from '#domain/nagari/location-quotient.ts';
import { criteriaToday, quotientRulesToday } from '#domain/nagari/nagari-rules.queries.server.ts';
import {
  placesOf,
  productScore,
  type Candidate,
  type GivenPoints,
  type ProductScore,
} from '#domain/nagari/primary-product-score.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';

export interface Proposal {
  readonly id: string;
  readonly name: string;
  readonly productNames: readonly string[];
  readonly score: ProductScore;
  /** Within this nagari, 1 for the highest. */
  readonly place: number;
}

/** What is proposed in a nagari, the highest score first. Compared within the nagari only. */
export async function proposalsOf(regency: Regency, nagariCode: string): Promise<readonly Proposal[]> {
  const rows = await regency.db
    .selectFrom('primaryProducts')
    .select(['id', 'name', 'productNames', 'given'])
    .where('nagariCode', '=', nagariCode)
    .where('state', '=', 'proposed')
    .orderBy('proposedAt')
    .execute();
  if (rows.length === 0) return [];
  const [makers, counts, version, quotientRules] = await Promise.all([
    makersOfProducts(regency, nagariCode, namesIn(rows)),
    regencyCounts(regency),
    criteriaToday(regency),
    quotientRulesToday(regency),
  ]);
  const quotients = quotientsOf(counts, 'industries', quotientRules);
  const candidates = candidatesOf(regency, nagariCode, rows, makers, quotients);
  const places = placesOf(candidates, version);
  return places.flatMap(({ productId, place }) => {
    const row = rows.find((one) => one.id === productId);
    const candidate = candidates.find((one) => one.productId === productId);
    return row && candidate
      ? [
          {
            id: row.id,
            name: row.name,
            productNames: row.productNames,
            score: productScore(candidate, version),
            place,
          },
        ]
      : [];
  });
}

interface ProposedRow {
  readonly id: string;
  readonly productNames: readonly string[];
  readonly given: unknown;
}

/** Every product that some proposal names. */
function namesIn(rows: readonly ProposedRow[]): string[] {
  return [...new Set(rows.flatMap((row) => row.productNames))];
}

function candidatesOf(
  regency: Regency,
  nagariCode: string,
  rows: readonly ProposedRow[],
  makers: readonly CountedMaker[],
  quotients: ReturnType<typeof quotientsOf>,
): Candidate[] {
  const year = Number(dayOf(regency.now(), WIB).slice(0, 4));
  return rows.map((row) => {
    const own = makersOf(makers, row.productNames);
    const group = groupOf(own);
    const quotient = group === undefined ? undefined : quotients(nagariCode, group);
    return {
      productId: row.id,
      given: row.given as Record<string, GivenPoints>,
      known: scoreInputsOf(own, row.productNames, quotient?.isDefined ? quotient.value : undefined, year),
    };
  });
}

/** Everything proposed anywhere, by nagari, with its inputs as of today: a nagari at a time, so that others are answered. */
export async function proposalCandidates(regency: Regency): Promise<{
  readonly candidates: ReadonlyMap<string, readonly Candidate[]>;
  readonly names: ReadonlyMap<string, string>;
}> {
  const [rows, counts, quotientRules] = await Promise.all([
    regency.db
      .selectFrom('primaryProducts')
      .select(['id', 'name', 'nagariCode', 'productNames', 'given'])
      .where('state', '=', 'proposed')
      .orderBy('proposedAt')
      .execute(),
    regencyCounts(regency),
    quotientRulesToday(regency),
  ]);
  const quotients = quotientsOf(counts, 'industries', quotientRules);
  const candidates = new Map<string, readonly Candidate[]>();
  for (const [code, own] of Map.groupBy(rows, (row) => row.nagariCode))
    candidates.set(
      code,
      candidatesOf(regency, code, own, await makersOfProducts(regency, code, namesIn(own)), quotients),
    );
  return { candidates, names: new Map(rows.map((row) => [row.id, row.name])) };
}
