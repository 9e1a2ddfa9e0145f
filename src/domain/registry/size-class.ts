/**
 * How big an industry is. The law has several answers at once: by workers and investment, by capital, by sales. So the raw
 * figures are kept and the class is computed for each rule set, on the day it is asked for, and never stored. A figure that
 * is missing leaves the answer open and is named, instead of being taken for nothing.
 */
import type { Dated, LegalBasis, Standing } from '#domain/registry/legal-basis.ts';

/** What is counted. Money in whole rupiah. */
export type SizeMeasure =
  /** People who work there, paid and unpaid. */
  | 'workers'
  /** Investment in rupiah, without land and building. */
  | 'investment'
  /** Business capital in rupiah, without land and building. */
  | 'capital'
  /** Sales in rupiah a year. */
  | 'sales';

export type SizeClass = 'micro' | 'small' | 'medium' | 'large' | 'beyond_small';

/** Figures as far as they are known: of one year, but for the year of the beginning. */
export interface SizeFacts extends Readonly<Partial<Record<SizeMeasure, number>>> {
  readonly startedYear?: number;
}

/** One bound on one measure, e.g. at most 19 workers. `from` and `upTo` include the bound, `above` and `below` do not. */
export interface SizeTest {
  readonly measure: SizeMeasure;
  readonly from?: number;
  readonly above?: number;
  readonly upTo?: number;
  readonly below?: number;
}

export interface SizeClassRule {
  readonly sizeClass: SizeClass;
  /** Any of these alternatives, and in each of them every test. */
  readonly anyOf: readonly (readonly SizeTest[])[];
  /** How sure we are of this class where it differs from the rule set. */
  readonly standing?: Standing;
}

/** The classes for industries that began between two years, both included; a rule set may judge older ones differently. */
export interface SizeTrack {
  readonly startedFrom?: number;
  readonly startedUpTo?: number;
  readonly classes: readonly SizeClassRule[];
}

export interface SizeRuleSet extends Dated {
  readonly code: string;
  readonly basis: LegalBasis;
  readonly tracks: readonly SizeTrack[];
}

/** The class and the tests that decided it; or what it may still be, and which figures would tell. */
export type SizeAnswer =
  | {
      readonly isDecided: true;
      readonly sizeClass: SizeClass;
      readonly by: readonly DecidingTest[];
      readonly standing: Standing;
    }
  | {
      readonly isDecided: false;
      readonly possible: readonly SizeClass[];
      readonly missing: readonly (SizeMeasure | 'startedYear')[];
    };

/** A test with the figure that met it. */
export interface DecidingTest extends SizeTest {
  readonly figure: number;
}

/**
 * The class of an industry under one rule set. The caller chooses the rule sets of the day with `inForceOn`.
 * No class fits only where figures make no sense under the rules (no worker at all): then nothing is possible or missing.
 */
export function sizeClassOf(facts: SizeFacts, rules: SizeRuleSet): SizeAnswer {
  const tracks = rules.tracks.filter((track) => mayBeFor(track, facts.startedYear));
  const answers = tracks.map((track) => answerOf(facts, track.classes, rules.basis.standing));
  const [first] = answers;
  // Without a year every track is asked; where all say the same, the year does not matter.
  if (first?.isDecided && answers.every((answer) => answer.isDecided && answer.sizeClass === first.sizeClass))
    return first;
  const isYearNeeded = tracks.length > 1;
  return {
    isDecided: false,
    possible: unique(answers.flatMap((answer) => (answer.isDecided ? [answer.sizeClass] : answer.possible))),
    missing: [
      ...(isYearNeeded ? (['startedYear'] as const) : []),
      ...unique(answers.flatMap((answer) => (answer.isDecided ? [] : answer.missing))),
    ],
  };
}

/**
 * True when whoever has all figures is in exactly one class: the bounds leave no gap and no overlap. Asked at every bound
 * and just beside it. Nobody who works there is no industry, so workers begin at one.
 */
export function isWholeTrack({ classes }: SizeTrack): boolean {
  const tests = classes.flatMap((rule) => rule.anyOf.flat());
  const measures = unique(tests.map((test) => test.measure));
  const probes = measures.reduce<SizeFacts[]>(
    (facts, measure) =>
      facts.flatMap((known) => probesOf(tests, measure).map((figure) => ({ ...known, [measure]: figure }))),
    [{}],
  );
  return probes.every(
    (facts) =>
      classes.filter((rule) => rule.anyOf.some((all) => all.every((test) => isMet(test, facts)))).length ===
      1,
  );
}

function probesOf(tests: readonly SizeTest[], measure: SizeMeasure): number[] {
  const bounds = tests
    .filter((test) => test.measure === measure)
    .flatMap(({ from, above, upTo, below }) => [from, above, upTo, below].flatMap((bound) => bound ?? []));
  const least = measure === 'workers' ? 1 : 0;
  return unique(bounds.flatMap((bound) => [bound - 1, bound, bound + 1])).filter((figure) => figure >= least);
}

function mayBeFor({ startedFrom, startedUpTo }: SizeTrack, year: number | undefined): boolean {
  if (year === undefined) return true;
  return (
    (startedFrom === undefined || year >= startedFrom) && (startedUpTo === undefined || year <= startedUpTo)
  );
}

function answerOf(facts: SizeFacts, classes: readonly SizeClassRule[], standing: Standing): SizeAnswer {
  const open: SizeClass[] = [];
  const missing: SizeMeasure[] = [];
  for (const rule of classes)
    for (const tests of rule.anyOf) {
      if (tests.some((test) => isMet(test, facts) === false)) continue;
      const unknown = tests.filter((test) => facts[test.measure] === undefined);
      if (unknown.length === 0)
        return {
          isDecided: true,
          sizeClass: rule.sizeClass,
          by: tests.map((test) => ({ ...test, figure: facts[test.measure] ?? 0 })),
          standing: rule.standing ?? standing,
        };
      open.push(rule.sizeClass);
      missing.push(...unknown.map((test) => test.measure));
    }
  return { isDecided: false, possible: unique(open), missing: unique(missing) };
}

/** Undefined while the figure is not known. */
function isMet({ measure, from, above, upTo, below }: SizeTest, facts: SizeFacts): boolean | undefined {
  const figure = facts[measure];
  if (figure === undefined) return undefined;
  return (
    (from === undefined || figure >= from) &&
    (above === undefined || figure > above) &&
    (upTo === undefined || figure <= upTo) &&
    (below === undefined || figure < below)
  );
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
