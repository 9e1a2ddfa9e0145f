/**
 * The makers of a nagari as sums, for a sheet that is handed to people: what fewer than three stand behind is hidden, also
 * from subtraction, and money is only ever a sum. Pure.
 */
import { bareProductName } from '#domain/nagari/nagari.ts';
import {
  INDUSTRY_KINDS,
  DIFFICULTIES,
  workersIn,
  type Difficulty,
  type Figures,
  type IndustryKind,
  type Material,
  type Period,
} from '#domain/registry/industry.ts';
import { industrySizes } from '#domain/registry/industry.sizes.ts';
import type { SizeClass, SizeRuleSet } from '#domain/registry/size-class.ts';
import { FEWEST, tellable, withoutSmallCells, type TellableCount } from '#shared/small-cells.ts';

/** A number for the sheet; null: some, but too few to tell. */

/** A maker at work, as far as it is summed. */
export interface SummedMaker {
  readonly kind: IndustryKind;
  /** What its KBLI is called; null where nobody has chosen one. */
  readonly trade: string | null;
  readonly materials: readonly Material[];
  readonly difficulties: readonly Difficulty[];
  readonly startedYear: number | null;
  /** Of whole years and quarters, the newest first. */
  readonly figures: readonly (Figures & Period)[];
}

/** Parts of one whole: those that may be told, and the others together. */
export interface Parts<Key extends string> {
  readonly shown: readonly { readonly key: Key; readonly count: number }[];
  /** Undefined: nothing was left over. */
  readonly rest: TellableCount | undefined;
}

/** Undefined: nobody was counted. */
export type Sum = TellableCount | undefined;

export interface YearOfMakers {
  readonly year: number;
  /** How many gave figures. */
  readonly makers: TellableCount;
  readonly women: Sum;
  readonly men: Sum;
  /** In whole rupiah. */
  readonly sales: Sum;
}

export interface MakersSummary {
  readonly makers: TellableCount;
  readonly byKind: Parts<IndustryKind>;
  readonly byTrade: Parts<string>;
  /** One law each. `open`: cannot be computed yet. */
  readonly bySize: readonly { readonly law: string; readonly parts: Parts<SizeClass | 'open'> }[];
  /** In the newest whole year of each. */
  readonly workers: { readonly women: Sum; readonly men: Sum };
  /** Three years, the oldest first; empty while nobody gave figures. */
  readonly series: readonly YearOfMakers[];
  /** The one that most use first; `localShare` in percent, the mean of those who said one. */
  readonly materials: readonly {
    readonly name: string;
    readonly makers: TellableCount;
    readonly localShare: Sum;
  }[];
  readonly difficulties: readonly { readonly difficulty: Difficulty; readonly makers: TellableCount }[];
}

const YEARS = 3;
/** So many materials stand on the sheet. */
const MOST_MATERIALS = 12;

/** @param ruleSets of size, those that hold on the day */
export function summaryOf(makers: readonly SummedMaker[], ruleSets: readonly SizeRuleSet[]): MakersSummary {
  const newest = makers.flatMap(({ figures }) => figures.find((one) => one.quarter === 0) ?? []);
  const lastYear = Math.max(...newest.map((one) => one.year));
  return {
    makers: tellable(makers.length),
    byKind: partsOf(
      makers.map(({ kind }) => kind),
      INDUSTRY_KINDS,
    ),
    byTrade: partsOf(makers.map(({ trade }) => trade ?? '')),
    bySize: sizesOf(makers, ruleSets),
    workers: workersOf(newest),
    series:
      newest.length === 0
        ? []
        : Array.from({ length: YEARS }, (_, i) => yearOf(makers, lastYear - YEARS + 1 + i)),
    materials: materialsOf(makers),
    difficulties: DIFFICULTIES.map((difficulty) => ({
      difficulty,
      count: makers.filter((one) => one.difficulties.includes(difficulty)).length,
    }))
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count)
      .map(({ difficulty, count }) => ({ difficulty, makers: tellable(count) })),
  };
}

/** Counts equal keys. @param order of the keys; the largest first without one */
function partsOf<Key extends string>(keys: readonly Key[], order?: readonly Key[]): Parts<Key> {
  const cells = [...Map.groupBy(keys, (key) => key)].map(([key, same]) => ({ key, count: same.length }));
  const { shown, rest } = withoutSmallCells(cells);
  const placeOf = (key: string) => order?.indexOf(key as Key) ?? 0;
  return {
    shown: (shown as { key: Key; count: number }[]).toSorted(
      (a, b) => placeOf(a.key) - placeOf(b.key) || b.count - a.count || (a.key < b.key ? -1 : 1),
    ),
    rest: rest === 0 ? undefined : tellable(rest),
  };
}

const SIZES: readonly (SizeClass | 'open')[] = ['micro', 'small', 'medium', 'large', 'beyond_small', 'open'];

function sizesOf(makers: readonly SummedMaker[], ruleSets: readonly SizeRuleSet[]): MakersSummary['bySize'] {
  return ruleSets.map((rules) => ({
    law: rules.basis.law,
    parts: partsOf(
      makers.map((maker): SizeClass | 'open' => {
        const [size] = industrySizes(maker, maker.figures, [rules]);
        return size?.answer.isDecided ? size.answer.sizeClass : 'open';
      }),
      SIZES,
    ),
  }));
}

/** Women and men are told or hidden together: a hidden one could be had by subtraction from all. */
function workersOf(figures: readonly Figures[]): { readonly women: Sum; readonly men: Sum } {
  const counted = figures.filter((one) => workersIn(one) !== undefined);
  if (counted.length === 0) return { women: undefined, men: undefined };
  if (counted.length < FEWEST) return { women: null, men: null };
  return {
    women: sumOf(counted, (one) => (one.womenPaid ?? 0) + (one.womenUnpaid ?? 0)),
    men: sumOf(counted, (one) => (one.menPaid ?? 0) + (one.menUnpaid ?? 0)),
  };
}

function yearOf(makers: readonly SummedMaker[], year: number): YearOfMakers {
  const own = makers.flatMap(
    ({ figures }) => figures.find((one) => one.year === year && one.quarter === 0) ?? [],
  );
  const selling = own.filter((one) => one.sales !== null);
  const sales = selling.length < FEWEST ? null : sumOf(selling, (one) => one.sales ?? 0);
  return {
    year,
    makers: tellable(own.length),
    ...workersOf(own),
    sales: selling.length === 0 ? undefined : sales,
  };
}

function materialsOf(makers: readonly SummedMaker[]): MakersSummary['materials'] {
  const used = makers.flatMap(({ materials }) =>
    [...new Map(materials.map((one) => [bareProductName(one.name), one])).entries()].map(([bare, one]) => ({
      ...one,
      bare,
    })),
  );
  return [...Map.groupBy(used, (one) => one.bare)]
    .toSorted((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_MATERIALS)
    .map(([bare, same]) => {
      const known = same.flatMap(({ localShare }) => localShare ?? []);
      const mean = Math.round(sumOf(known, (share) => share) / known.length);
      return {
        name: same[0]?.name ?? bare,
        makers: tellable(same.length),
        localShare: known.length === 0 ? undefined : known.length < FEWEST ? null : mean,
      };
    });
}

function sumOf<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}
