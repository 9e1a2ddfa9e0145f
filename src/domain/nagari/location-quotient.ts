/**
 * The location quotient: is a group of business more at home in this nagari than in the regency as a whole? The share of
 * the group among the industries (or jobs) of the nagari, divided by its share in the regency: 2 means twice the regency's
 * share. It is no figure of law but the usual measure of regional economics, for `primary-product-score.ts` and the pages.
 */

/** What stands in the registry for one nagari and one KBLI group; a group without industries has no row. */
export interface GroupCount {
  readonly nagariCode: string;
  /** A KBLI code cut to the length that is compared, all of one version. */
  readonly group: string;
  readonly industries: number;
  /** People who work there, paid and unpaid. */
  readonly jobs: number;
}

export type CountedBy = 'industries' | 'jobs';

/** Why there is nothing to compare. */
export type NoQuotient =
  /** The nagari has no industries, or none of them told its jobs. */
  | 'nothing_here'
  /** Nobody in the regency is in this group. */
  | 'nobody_in_group'
  /** All that is counted stands in this one nagari. */
  | 'nothing_to_compare';

/** The regency's own bounds, not law; kept as data like the weights of the score. */
export interface QuotientRules {
  /** With fewer industries of the group in the nagari the quotient is chance: it has no reading. */
  readonly fewestToRead: number;
  /** With fewer (but some) it could tell of a person: it is for the offices, not for the public. */
  readonly fewestToPublish: number;
  /** From this quotient on the nagari is specialised. */
  readonly specialisedFrom: number;
  /** Below this it has less than its share. */
  readonly lessBelow: number;
}

export type Quotient =
  | {
      readonly isDefined: true;
      /** 1: the same share as in the regency; unrounded, 0 or more. */
      readonly value: number;
      readonly reading: 'specialised' | 'like_the_regency' | 'less' | 'too_few';
      readonly mayBePublic: boolean;
      readonly inputs: QuotientInputs;
    }
  | { readonly isDefined: false; readonly why: NoQuotient; readonly inputs: QuotientInputs };

/** The four numbers it is made of, in industries or in jobs. */
export interface QuotientInputs {
  readonly groupHere: number;
  readonly allHere: number;
  readonly groupInRegency: number;
  readonly allInRegency: number;
}

/** Sums the counts once and answers for any nagari and group. Rows may come in any order, and twice for the same pair. */
export function quotientsOf(
  counts: readonly GroupCount[],
  by: CountedBy,
  rules: QuotientRules,
): (nagariCode: string, group: string) => Quotient {
  const sums = { cells: new Map<string, number>(), here: new Map<string, number>() };
  const ofGroup = new Map<string, number>();
  const industriesIn = new Map<string, number>();
  let allInRegency = 0;
  const cellOf = (nagariCode: string, group: string) => `${nagariCode} ${group}`;
  for (const row of counts) {
    add(sums.cells, cellOf(row.nagariCode, row.group), row[by]);
    add(sums.here, row.nagariCode, row[by]);
    add(ofGroup, row.group, row[by]);
    add(industriesIn, cellOf(row.nagariCode, row.group), row.industries);
    allInRegency += row[by];
  }
  return (nagariCode, group) => {
    const inputs: QuotientInputs = {
      groupHere: sums.cells.get(cellOf(nagariCode, group)) ?? 0,
      allHere: sums.here.get(nagariCode) ?? 0,
      groupInRegency: ofGroup.get(group) ?? 0,
      allInRegency,
    };
    const why = whyUndefined(inputs);
    if (why) return { isDefined: false, why, inputs };
    const value = inputs.groupHere / inputs.allHere / (inputs.groupInRegency / inputs.allInRegency);
    const industries = industriesIn.get(cellOf(nagariCode, group)) ?? 0;
    return {
      isDefined: true,
      value,
      reading: readingOf(value, industries, rules),
      // That there is none tells of nobody.
      mayBePublic: industries === 0 || industries >= rules.fewestToPublish,
      inputs,
    };
  };
}

function whyUndefined({ allHere, groupInRegency, allInRegency }: QuotientInputs): NoQuotient | undefined {
  if (allHere === 0) return 'nothing_here';
  if (groupInRegency === 0) return 'nobody_in_group';
  return allHere === allInRegency ? 'nothing_to_compare' : undefined;
}

function readingOf(value: number, industries: number, rules: QuotientRules) {
  if (industries > 0 && industries < rules.fewestToRead) return 'too_few';
  if (value >= rules.specialisedFrom) return 'specialised';
  return value < rules.lessBelow ? 'less' : 'like_the_regency';
}

function add(sums: Map<string, number>, key: string, more: number): void {
  sums.set(key, (sums.get(key) ?? 0) + more);
}
