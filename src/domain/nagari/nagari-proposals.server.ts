/** The proposals of a nagari with their scores, computed from the registry as it stands today. */
import { nagariMakers, regencyCounts } from '#domain/nagari/nagari-makers.server.ts';
import { groupOf, makersOf, scoreInputsOf } from '#domain/nagari/nagari-inputs.ts';
import { quotientsOf } from '#domain/nagari/location-quotient.ts';
import { inForceOn } from '#domain/registry/legal-basis.ts';
import {
  CRITERIA_VERSIONS,
  placesOf,
  productScore,
  type Candidate,
  type CriteriaVersion,
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

/**
 * The criteria of today; on a day before the first version, that one.
 * @throws RangeError when there are none at all: the house is delivered with one
 */
export function criteriaOf(regency: Pick<Regency, 'now'>): CriteriaVersion {
  const version = inForceOn(CRITERIA_VERSIONS, dayOf(regency.now(), WIB)).at(-1) ?? CRITERIA_VERSIONS[0];
  if (!version) throw new RangeError('there are no criteria');
  return version;
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
  const [makers, counts] = await Promise.all([nagariMakers(regency, nagariCode), regencyCounts(regency)]);
  const quotients = quotientsOf(counts, 'industries');
  const version = criteriaOf(regency);
  const year = Number(dayOf(regency.now(), WIB).slice(0, 4));
  const candidates = rows.map((row): Candidate => {
    const own = makersOf(makers, row.productNames);
    const group = groupOf(own);
    const quotient = group === undefined ? undefined : quotients(nagariCode, group);
    return {
      productId: row.id,
      given: row.given as unknown as Record<string, GivenPoints>,
      known: scoreInputsOf(own, quotient?.isDefined ? quotient.value : undefined, year),
    };
  });
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
