/** How big a maker is by each law that holds today: asked for with its year, never stored. */
import {
  workersIn,
  type Counted,
  type Figures,
  type IndustryRecord,
  type Period,
} from '#domain/registry/industry.ts';
import {
  sizeClassOf,
  type SizeAnswer,
  type SizeFacts,
  type SizeRuleSet,
} from '#domain/registry/size-class.ts';

/** As much of a year's figures as the rules ask of. */
export type SizeFigures = Counted & Pick<Figures, 'investment' | 'capital' | 'sales'>;

export interface IndustrySize {
  /** The regulation, as one cites it. */
  readonly law: string;
  /** The year whose figures were asked. */
  readonly year: number;
  readonly answer: SizeAnswer;
}

/**
 * @param figures newest first; those of the newest whole year are asked
 * @param ruleSets those that hold on the day
 */
export function industrySizes(
  { startedYear }: Pick<IndustryRecord, 'startedYear'>,
  figures: readonly (Figures & Period)[],
  ruleSets: readonly SizeRuleSet[],
): IndustrySize[] {
  const newest = figures.find((one) => one.quarter === 0);
  if (!newest) return [];
  const facts = sizeFactsOf(startedYear, newest);
  return ruleSets.map((rules) => ({
    law: rules.basis.law,
    year: newest.year,
    answer: sizeClassOf(facts, rules),
  }));
}

/** What the rules of size ask of a maker, as far as it is known. */
export function sizeFactsOf(startedYear: number | null, figures: SizeFigures): SizeFacts {
  const known = {
    workers: workersIn(figures),
    investment: figures.investment,
    capital: figures.capital,
    sales: figures.sales,
    startedYear,
  };
  return Object.fromEntries(
    Object.entries(known).filter(([, value]) => value !== null && value !== undefined),
  );
}
