/**
 * The years of a sentra as everybody may read them: sums over its makers of today. What fewer than three stand behind is
 * hidden, and so is what would tell of one or two others beside the sums of the nagari. Pure.
 */
import { workersIn, type Counted } from '#domain/registry/industry.ts';
import { FEWEST, type TellableCount } from '#shared/small-cells.ts';

/** What one maker told of one year. */
export interface YearTold extends Counted {
  readonly year: number;
  readonly sales: number | null;
  readonly output: number | null;
  readonly unit: string | null;
  /** Where the maker belongs: to this sentra, to another one, or to none. Others are those of the same nagari. */
  readonly belongs: 'here' | 'elsewhere' | 'nowhere';
}

/** Null: some told, but too few, or too few others did. Undefined: nobody told. */
export type YearSum = TellableCount | undefined;

export interface SentraYear {
  readonly year: number;
  /** How many told anything of the year. */
  readonly makers: YearSum;
  readonly workers: YearSum;
  /** In whole rupiah. */
  readonly sales: YearSum;
  /** In the one unit that everybody counts in. */
  readonly output: YearSum;
}

export interface SentraYears {
  /** The earliest first, at most five, none before the first that anybody told of. */
  readonly years: readonly SentraYear[];
  /** Undefined: they count in different units, and nothing can be added up. */
  readonly unit: string | undefined;
}

const MOST_YEARS = 5;

/** @param told by the makers at work of the sentra, and by the others at work in the nagari where these are */
export function yearsOfSentra(told: readonly YearTold[]): SentraYears {
  const own = told.filter(({ belongs }) => belongs === 'here');
  if (own.length === 0) return { years: [], unit: undefined };
  const last = own.reduce((latest, { year }) => Math.max(latest, year), 0);
  const shown = own.filter(({ year }) => year > last - MOST_YEARS);
  const first = shown.reduce((earliest, { year }) => Math.min(earliest, year), last);
  const units = new Map(
    shown.flatMap(({ output, unit }) =>
      output === null || unit === null ? [] : [[unit.trim().toLowerCase(), unit.trim()]],
    ),
  );
  const unit = units.size === 1 ? [...units.values()][0] : undefined;
  return {
    unit,
    years: Array.from({ length: last - first + 1 }, (_, i) => {
      const all = told.filter(({ year }) => year === first + i);
      return {
        year: first + i,
        makers: sumOf(all, () => 1),
        workers: sumOf(all, (one) => workersIn(one) ?? null),
        sales: sumOf(all, ({ sales }) => sales),
        output: unit === undefined ? undefined : sumOf(all, ({ output }) => output),
      };
    }),
  };
}

/** The newest year of which the workers may be told; null: none may; undefined: nobody told of any. */
export function newestWorkers(
  years: readonly SentraYear[],
): { readonly year: number; readonly count: number } | null | undefined {
  const told = years.findLast(({ workers }) => typeof workers === 'number');
  if (told) return { year: told.year, count: told.workers ?? 0 };
  return years.some(({ workers }) => workers === null) ? null : undefined;
}

/**
 * A nagari tells its own sums on a sheet: whoever takes this one from it must not be left with one or two makers, be they
 * all the others or those who belong to no sentra.
 */
function sumOf(all: readonly YearTold[], of: (one: YearTold) => number | null): YearSum {
  const values = all.flatMap((one) => {
    const value = of(one);
    return value === null ? [] : [{ value, belongs: one.belongs }];
  });
  const own = values.filter(({ belongs }) => belongs === 'here');
  if (own.length === 0) return undefined;
  const nowhere = values.filter(({ belongs }) => belongs === 'nowhere').length;
  const givesAway = (count: number) => count > 0 && count < FEWEST;
  if (own.length < FEWEST || givesAway(values.length - own.length) || givesAway(nowhere)) return null;
  return own.reduce((sum, { value }) => sum + value, 0);
}
