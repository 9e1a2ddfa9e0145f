/** What the registry tells of a product in a nagari: the inputs of `primary-product-score.ts`, from its makers. */
import { MARKET_AREAS, type MarketArea, type Material } from '#domain/registry/industry.ts';
import type { ScoreInput } from '#domain/nagari/primary-product-score.ts';

/** As much of a maker as counts. */
export interface CountedMaker {
  /** Names of what it makes, as `bareProductName` gives them; of those that are proposed. */
  readonly products: readonly string[];
  /** KBLI 2025. */
  readonly group: string | null;
  readonly materials: readonly Material[];
  readonly marketArea: MarketArea | null;
  readonly hasNib: boolean;
  /** What the register of certificates says of it; empty while nobody wrote one down. */
  readonly certificates: readonly CountedCertificate[];
  readonly startedYear: number | null;
  /** In the newest figures of a whole year; null when nobody was counted. */
  readonly workers: number | null;
}

/** As much of a certificate as counts. One that was ended is none. */
export interface CountedCertificate {
  /** The name of the product it is for, as `bareProductName` gives it; null when it is for all that the maker makes. */
  readonly product: string | null;
  /** It holds today. */
  readonly isValid: boolean;
}

/** The makers of a nagari who make one of these. */
export function makersOf(makers: readonly CountedMaker[], productNames: readonly string[]): CountedMaker[] {
  return makers.filter((maker) => maker.products.some((name) => productNames.includes(name)));
}

/** The KBLI group of most of them, by code when two are as frequent; undefined when none has one. */
export function groupOf(makers: readonly CountedMaker[]): string | undefined {
  const counts = Map.groupBy(
    makers.filter((maker) => maker.group !== null),
    (maker) => maker.group ?? '',
  );
  return [...counts].toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))[0]?.[0];
}

/**
 * The inputs of a product; what nobody told is absent, never zero.
 * @param makers those who make it
 * @param productNames what it is called by them, as `bareProductName` gives it
 * @param quotient of their group in this nagari; undefined when there is nothing to compare
 */
export function scoreInputsOf(
  makers: readonly CountedMaker[],
  productNames: readonly string[],
  quotient: number | undefined,
  thisYear: number,
): Partial<Record<ScoreInput, number>> {
  const shares = makers.flatMap((maker) => maker.materials.flatMap((one) => one.localShare ?? []));
  const workers = makers.flatMap((maker) => maker.workers ?? []);
  const markets = makers.flatMap((maker) =>
    maker.marketArea === null ? [] : MARKET_AREAS.indexOf(maker.marketArea),
  );
  const ages = makers
    .flatMap((maker) => (maker.startedYear === null ? [] : thisYear - maker.startedYear))
    .toSorted((a, b) => a - b);
  const middle = ages[Math.floor((ages.length - 1) / 2)];
  const certified = certifiedPercent(makers, productNames);
  return {
    makers: makers.length,
    ...(shares.length > 0 && { localMaterialPercent: sum(shares) / shares.length }),
    ...(workers.length > 0 && { jobs: sum(workers) }),
    ...(quotient !== undefined && { locationQuotient: quotient }),
    ...(markets.length > 0 && { marketReach: Math.max(...markets) }),
    ...(makers.length > 0 && {
      withNibPercent: (100 * makers.filter((maker) => maker.hasNib).length) / makers.length,
    }),
    ...(certified !== undefined && { withCertificatePercent: certified }),
    ...(middle !== undefined && { yearsAtIt: middle }),
  };
}

/**
 * Of how many makers, in percent, a certificate of any kind holds today for this product or for all they make. Undefined while
 * not one of them has any on record, not even one that has run out: then nobody asked, and that is not the same as none.
 */
function certifiedPercent(
  makers: readonly CountedMaker[],
  productNames: readonly string[],
): number | undefined {
  const own = makers.map(({ certificates }) =>
    certificates.filter(({ product }) => product === null || productNames.includes(product)),
  );
  if (own.every((certificates) => certificates.length === 0)) return undefined;
  const certified = own.filter((certificates) => certificates.some(({ isValid }) => isValid));
  return (100 * certified.length) / makers.length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
