/** What figures are made of: periods, shares, medians, and what must stay hidden. Pure. */
import { noCounts, type Counts, type Measure } from '#domain/outcomes/outcome.measures.ts';
import { WIB, dayOf, type Day } from '#shared/day.ts';

/** A year, a quarter or a month, by its key: `2026`, `2026-tw4`, `2026-11`. */
export interface Period {
  readonly key: string;
  readonly kind: 'year' | 'quarter' | 'month';
  readonly year: number;
  /** 1–4 of a quarter, 1–12 of a month, 0 of a year. */
  readonly part: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

const FIRST_YEAR = 2024;
const two = (number: number) => String(number).padStart(2, '0');

/** The period behind a key; undefined when it is none, or lies before the programme or after `now`. */
export function periodFrom(key: string, now: Date): Period | undefined {
  const found = /^(\d{4})(?:-(tw([1-4])|(0[1-9]|1[0-2])))?$/.exec(key);
  if (!found) return undefined;
  const year = Number(found[1]);
  const quarter = found[3] === undefined ? 0 : Number(found[3]);
  const month = found[4] === undefined ? 0 : Number(found[4]);
  const [from, to] = quarter > 0 ? [quarter * 3 - 2, quarter * 3] : month > 0 ? [month, month] : [1, 12];
  const firstDay = `${year}-${two(from)}-01`;
  if (year < FIRST_YEAR || firstDay > dayOf(now, WIB)) return undefined;
  return {
    key,
    kind: quarter > 0 ? 'quarter' : month > 0 ? 'month' : 'year',
    year,
    part: quarter || month,
    firstDay,
    lastDay: `${year}-${two(to)}-${two(new Date(Date.UTC(year, to, 0)).getUTCDate())}`,
  };
}

/** The keys offered first: this year, last year, this quarter, this month. */
export function usualPeriods(now: Date): readonly [string, string, string, string] {
  const [year = '', month = ''] = dayOf(now, WIB).split('-');
  const quarter = Math.ceil(Number(month) / 3);
  return [year, String(Number(year) - 1), `${year}-tw${quarter}`, `${year}-${month}`];
}

/** Every key that can be asked for, the latest first: years, then quarters and months of this year and the last. */
export function offeredPeriods(now: Date): { years: string[]; quarters: string[]; months: string[] } {
  const year = Number(dayOf(now, WIB).slice(0, 4));
  const isThere = (key: string) => periodFrom(key, now) !== undefined;
  const of = (parts: readonly string[]) =>
    [year, year - 1].flatMap((one) => parts.map((part) => `${one}-${part}`)).filter(isThere);
  return {
    years: Array.from({ length: year - FIRST_YEAR + 1 }, (_, i) => String(year - i)),
    quarters: of(['tw4', 'tw3', 'tw2', 'tw1']),
    months: of(Array.from({ length: 12 }, (_, i) => two(12 - i))),
  };
}

/** Those of an area: only whole years, since its parts could be taken from each other. */
export function usualYears(now: Date): readonly string[] {
  return usualPeriods(now).slice(0, 2);
}

/** As `offeredPeriods`, for an area. */
export function offeredYears(now: Date): ReturnType<typeof offeredPeriods> {
  return { years: offeredPeriods(now).years, quarters: [], months: [] };
}

/** The twelve months up to and including that of `now`, the earliest first. */
export function lastTwelveMonths(now: Date): string[] {
  const [year = 0, month = 0] = dayOf(now, WIB).split('-').map(Number);
  return Array.from({ length: 12 }, (_, i) =>
    new Date(Date.UTC(year, month - 12 + i, 1)).toISOString().slice(0, 7),
  );
}

/** Every month of the years that these months lie in. */
export function monthsOfYears(months: readonly string[]): string[] {
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  return years.flatMap((year) => Array.from({ length: 12 }, (_, i) => `${year}-${two(i + 1)}`));
}

/** A share in whole per cent, rounded down so that 100 means all; undefined of nothing. */
export function percent(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : Math.floor((part / whole) * 100);
}

/** How often which value was counted. */
export type Spreading = ReadonlyMap<number, number>;

export interface Days {
  readonly count: number;
  /** Half came by this day, nine of ten by the other: the smallest value that reaches the share. */
  readonly median: number;
  readonly ninetieth: number;
}

/** Median and 90th percentile; undefined of nothing. */
export function daysOf(spreading: Spreading): Days | undefined {
  const count = totalOf(spreading);
  if (count === 0) return undefined;
  return { count, median: reaching(spreading, count * 0.5), ninetieth: reaching(spreading, count * 0.9) };
}

/** How many values there are. */
export function totalOf(spreading: Spreading): number {
  return [...spreading.values()].reduce((sum, count) => sum + count, 0);
}

/** How many values are at most this. */
export function upTo(spreading: Spreading, most: number): number {
  return [...spreading].reduce((sum, [value, count]) => (value <= most ? sum + count : sum), 0);
}

function reaching(spreading: Spreading, share: number): number {
  let sum = 0;
  let reached = 0;
  for (const [value, count] of [...spreading].toSorted(([a], [b]) => a - b)) {
    if (count <= 0) continue;
    reached = value;
    sum += count;
    if (sum >= share) break;
  }
  return reached;
}

/** The sum of some rows, measure by measure. */
export function addCounts(rows: readonly Counts[]): Counts {
  const sum = noCounts();
  for (const row of rows) for (const measure of Object.keys(sum) as Measure[]) sum[measure] += row[measure];
  return sum;
}
