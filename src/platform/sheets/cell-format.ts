/** What the number in a cell of a workbook means, told by its format: a day, a share, or a number. Pure. */
import { dayOfSerial } from '#shared/written-day.ts';

export type CellMeaning = 'number' | 'day' | 'share';

/** The formats that every workbook has without saying them (ECMA-376, part 1, 18.8.30), those of East Asia too. */
const BUILT_IN_DAYS: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];
const BUILT_IN_SHARES = [9, 10];

/** The meaning of a format by its number, and by its code when the workbook defines it. */
export function meaningOf(id: number, code: string | undefined): CellMeaning {
  if (code === undefined) {
    if (BUILT_IN_SHARES.includes(id)) return 'share';
    return BUILT_IN_DAYS.some(([from, to]) => id >= from && id <= to) ? 'day' : 'number';
  }
  // What stands in quotes, in brackets (colour, currency) or after a backslash is shown as it is.
  const first = code.split(';')[0] ?? '';
  const bare = first.replaceAll(/"[^"]*"|\[(?!h+\]|m+\]|s+\])[^\]]*\]|\\.|_.|\*./gi, '');
  if (bare.includes('%')) return 'share';
  return /[ymdhs]/i.test(bare.replace(/general|standard/i, '')) ? 'day' : 'number';
}

/** A number as text of its meaning: days as `2025-01-12`, with the time when there is one; shares as `35%`. */
export function cellOfNumber(value: number, meaning: CellMeaning, from1904: boolean): string | number {
  if (meaning === 'share') return `${Number((value * 100).toPrecision(12))}%`;
  if (meaning !== 'day') return value;
  const minutes = Math.round((value - Math.floor(value)) * 1440);
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  if (value >= 0 && value < 1) return time;
  const day = dayOfSerial(value, from1904);
  if (day === undefined) return value;
  return minutes === 0 || minutes === 1440 ? day : `${day} ${time}`;
}
