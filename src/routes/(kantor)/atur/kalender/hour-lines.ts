/** Hours of a week for reading: neighbouring days with the same hours are one line. */
import type { WeekHours } from '#domain/offices/calendar.ts';
import { clockWords } from '#domain/offices/calendar-year.ts';
import type { Weekday } from '#shared/day.ts';

export interface HourLine {
  readonly from: Weekday;
  readonly to: Weekday;
  /** `07.30–16.00`; undefined when the days do not count. */
  readonly hours: string | undefined;
}

export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Monday first. */
export function hourLines(week: WeekHours): HourLine[] {
  const lines: HourLine[] = [];
  for (const day of WEEKDAYS) {
    const of = week[day];
    const hours = of && `${clockWords(of.opens)}–${clockWords(of.closes)}`;
    const last = lines.at(-1);
    if (last && last.hours === hours) lines[lines.length - 1] = { ...last, to: day };
    else lines.push({ from: day, to: day, hours });
  }
  return lines;
}

/** The same hours as a form keeps them: `opens1`, `closes1` … as `07:30`. */
export function weekValues(week: WeekHours): Record<string, string> {
  return Object.fromEntries(
    WEEKDAYS.flatMap((day) => [
      [`opens${day}`, formTime(week[day]?.opens)],
      [`closes${day}`, formTime(week[day]?.closes)],
    ]),
  );
}

function formTime(minutes: number | undefined): string {
  return minutes === undefined ? '' : clockWords(minutes).replace('.', ':');
}
