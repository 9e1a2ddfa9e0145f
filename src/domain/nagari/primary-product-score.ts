/**
 * The score of a candidate for the primary product of a nagari: material for a musyawarah, never its decision, and only
 * ever compared within one nagari. Criteria, bands and weights are published and versioned rows; every score shows what
 * it was made of; what a person gives by hand needs a reason; what is not known is left open instead of being held
 * against the product. The Dinas Pangan's selection of 2026 was faulted for being opaque: this is the answer to that.
 */
import type { Dated, LegalBasis } from '#domain/registry/legal-basis.ts';

/** What the registry can tell of a product in a nagari. */
export type ScoreInput =
  /** Mean local (regency) share of the main materials, percent. */
  | 'localMaterialPercent'
  | 'makers'
  /** People who work for it, paid and unpaid. */
  | 'jobs'
  /** `location-quotient.ts`, by industries. */
  | 'locationQuotient'
  /** The farthest market any maker serves: 0 nagari, 1 kecamatan, 2 regency, 3 province, 4 other provinces, 5 abroad. */
  | 'marketReach'
  /** Makers with a NIB, percent. */
  | 'withNibPercent'
  /** Makers with a certificate that holds today for this product or for all they make (P-IRT, halal, SNI …), percent. */
  | 'withCertificatePercent'
  /** Years the middle maker has been at it. */
  | 'yearsAtIt';

/** From this value on (included) so many points; below the first band, 0. */
export interface ScoreBand {
  readonly from: number;
  readonly points: number;
}

export interface Criterion {
  /** Stays the same from version to version, so that weights can be compared. */
  readonly code: string;
  readonly name: { readonly id: string; readonly en: string };
  /** Of 100. */
  readonly weight: number;
  /** Each input by its bands, and the mean of them; none: points are given by hand. */
  readonly inputs: readonly { readonly input: ScoreInput; readonly bands: readonly ScoreBand[] }[];
}

/** A version of the criteria. A new one never changes an old one, so that every score can be computed again. */
export interface CriteriaVersion extends Dated {
  readonly version: number;
  readonly criteria: readonly Criterion[];
  readonly basis: LegalBasis;
}

/** What somebody gave by hand, also in the place of what was computed. */
export interface GivenPoints {
  readonly points: number;
  readonly reason: string;
}

export interface Candidate {
  readonly productId: string;
  readonly known: Readonly<Partial<Record<ScoreInput, number>>>;
  /** By the code of the criterion. */
  readonly given: Readonly<Record<string, GivenPoints>>;
}

export const MOST_POINTS = 4;
const SHORTEST_REASON = 10;

export interface CriterionScore {
  readonly code: string;
  readonly weight: number;
  /** 0 to 4; null while nothing is known. */
  readonly points: number | null;
  /** What it adds to the total, 0 to the weight. */
  readonly adds: number;
  readonly from:
    | { readonly kind: 'computed'; readonly inputs: readonly ScoredInput[] }
    /** `instead`: what the registry would have given. */
    | { readonly kind: 'given'; readonly reason: string; readonly instead: number | null }
    | { readonly kind: 'open'; readonly missing: readonly ScoreInput[] };
}

export interface ScoredInput {
  readonly input: ScoreInput;
  /** Null where the registry does not know; the mean is then of the others. */
  readonly value: number | null;
  readonly points: number | null;
}

export interface ProductScore {
  readonly productId: string;
  readonly version: number;
  /** 0 to 100, one decimal: what is known to be reached. */
  readonly total: number;
  /** The total if everything open turned out best. */
  readonly couldReach: number;
  readonly criteria: readonly CriterionScore[];
}

/** Why points given by hand do not count; the key of a sentence at the field. */
export type GivenFault = 'points_outside' | 'reason_short';

/** Points from 0 to 4 and a reason that says something; undefined when both are right. */
export function faultOfGiven({ points, reason }: GivenPoints): GivenFault | undefined {
  if (!(points >= 0 && points <= MOST_POINTS)) return 'points_outside';
  return reason.trim().length < SHORTEST_REASON ? 'reason_short' : undefined;
}

/** What is wrong with a version before it may be published; empty when nothing is. */
export type CriteriaFault =
  'weights_not_100' | 'weight_negative' | 'code_twice' | 'bands_not_rising' | 'no_criteria';

/** What stands against publishing these criteria. */
export function faultsOfCriteria(criteria: readonly Criterion[]): CriteriaFault[] {
  const faults = new Set<CriteriaFault>();
  if (criteria.length === 0) faults.add('no_criteria');
  if (Math.abs(criteria.reduce((sum, one) => sum + one.weight, 0) - 100) > 1e-9)
    faults.add('weights_not_100');
  if (criteria.some((one) => one.weight < 0)) faults.add('weight_negative');
  if (new Set(criteria.map((one) => one.code)).size < criteria.length) faults.add('code_twice');
  for (const { bands: list } of criteria.flatMap((one) => one.inputs))
    if (
      list.some(({ from, points }, i) => {
        const before = list[i - 1];
        return (
          points < 0 || points > MOST_POINTS || (before && (from <= before.from || points < before.points))
        );
      })
    )
      faults.add('bands_not_rising');
  return [...faults];
}

/**
 * The score of a candidate under a version of the criteria. Points given without a reason are not counted.
 * @throws RangeError for a version whose weights are not 100 in all: it must never have been published
 */
export function productScore(candidate: Candidate, version: CriteriaVersion): ProductScore {
  if (faultsOfCriteria(version.criteria).includes('weights_not_100'))
    throw new RangeError(`the weights of version ${version.version} are not 100`);
  const criteria = version.criteria.map((criterion) => scoreOf(criterion, candidate));
  const total = criteria.reduce((sum, one) => sum + one.adds, 0);
  const open = criteria.reduce((sum, one) => sum + (one.points === null ? one.weight : 0), 0);
  return {
    productId: candidate.productId,
    version: version.version,
    total: toTenth(total),
    couldReach: toTenth(total + open),
    criteria,
  };
}

function scoreOf(criterion: Criterion, { known, given }: Candidate): CriterionScore {
  const { code, weight } = criterion;
  const inputs = criterion.inputs.map(({ input, bands: list }): ScoredInput => {
    const value = known[input] ?? null;
    return { input, value, points: value === null ? null : pointsIn(list, value) };
  });
  const points = inputs.flatMap((one) => one.points ?? []);
  const computed = points.length === 0 ? null : points.reduce((sum, one) => sum + one, 0) / points.length;
  const byHand = given[code];
  if (byHand && faultOfGiven(byHand) === undefined)
    return {
      code,
      weight,
      points: byHand.points,
      adds: (byHand.points / MOST_POINTS) * weight,
      from: { kind: 'given', reason: byHand.reason, instead: computed },
    };
  if (computed === null)
    return {
      code,
      weight,
      points: null,
      adds: 0,
      from: { kind: 'open', missing: inputs.map((one) => one.input) },
    };
  return {
    code,
    weight,
    points: computed,
    adds: (computed / MOST_POINTS) * weight,
    from: { kind: 'computed', inputs },
  };
}

function pointsIn(list: readonly ScoreBand[], value: number): number {
  return list.findLast((band) => value >= band.from)?.points ?? 0;
}

function toTenth(value: number): number {
  return Math.floor(value * 10 + 0.5 + 1e-9) / 10;
}

/** A candidate with its place in its nagari: 1 for the highest; equals share a place. */
export interface Placed {
  readonly productId: string;
  readonly place: number;
  readonly total: number;
}

/** The candidates of one nagari, the highest first. */
export function placesOf(candidates: readonly Candidate[], version: CriteriaVersion): Placed[] {
  const totals = candidates.map((one) => productScore(one, version));
  return totals
    .map(({ productId, total }) => ({
      productId,
      total,
      place: 1 + totals.filter((other) => other.total > total).length,
    }))
    .toSorted((a, b) => a.place - b.place || (a.productId < b.productId ? -1 : 1));
}

export interface Move {
  readonly productId: string;
  readonly before: Placed;
  readonly after: Placed;
}

export interface NagariMoves {
  readonly nagariCode: string;
  /** Another product (or several) would be highest. */
  readonly isFirstChanged: boolean;
  readonly moves: readonly Move[];
}

/** What new weights would change before anybody publishes them: nagari in which a place changes, nagari by code. */
export function whoWouldMove(
  candidates: ReadonlyMap<string, readonly Candidate[]>,
  before: CriteriaVersion,
  after: CriteriaVersion,
): NagariMoves[] {
  return [...candidates]
    .map(([nagariCode, list]): NagariMoves => {
      const then = new Map(placesOf(list, before).map((one) => [one.productId, one]));
      const pairs = placesOf(list, after).flatMap((now): Move[] => {
        const was = then.get(now.productId);
        return was ? [{ productId: now.productId, before: was, after: now }] : [];
      });
      return {
        nagariCode,
        isFirstChanged: pairs.some((one) => (one.before.place === 1) !== (one.after.place === 1)),
        moves: pairs.filter((one) => one.before.place !== one.after.place),
      };
    })
    .filter(({ moves }) => moves.length > 0)
    .toSorted((a, b) => (a.nagariCode < b.nagariCode ? -1 : 1));
}
