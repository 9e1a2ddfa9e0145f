/** How big a maker is by each law that holds today: asked for with its year, never stored. */
import { workersIn, type Figures, type IndustryRecord, type Period } from '#domain/registry/industry.ts';
import { inForceOn } from '#domain/registry/legal-basis.ts';
import { sizeClassOf, SIZE_RULE_SETS, type SizeAnswer } from '#domain/registry/size-class.ts';
import type { Day } from '#shared/day.ts';

export interface IndustrySize {
  /** The regulation, as one cites it. */
  readonly law: string;
  /** The year whose figures were asked. */
  readonly year: number;
  readonly answer: SizeAnswer;
}

/** @param figures newest first; those of the newest whole year are asked */
export function industrySizes(
  { startedYear }: Pick<IndustryRecord, 'startedYear'>,
  figures: readonly (Figures & Period)[],
  today: Day,
): IndustrySize[] {
  const newest = figures.find((one) => one.quarter === 0);
  if (!newest) return [];
  const known = {
    workers: workersIn(newest),
    investment: newest.investment,
    capital: newest.capital,
    sales: newest.sales,
    startedYear,
  };
  const facts = Object.fromEntries(
    Object.entries(known).filter(([, value]) => value !== null && value !== undefined),
  );
  return inForceOn(SIZE_RULE_SETS, today).map((rules) => ({
    law: rules.basis.law,
    year: newest.year,
    answer: sizeClassOf(facts, rules),
  }));
}
