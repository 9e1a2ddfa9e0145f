/** A year of a working calendar as it hangs on a wall: months, weeks, which days count and why others do not. */
import { hoursOn, type WorkCalendar } from '#domain/offices/calendar.ts';
import { addDays, weekdayOf, type Day } from '#shared/day.ts';

export interface WallDay {
  readonly day: Day;
  /** Of the month, 1 to 31. */
  readonly number: number;
  readonly isWorking: boolean;
}

export interface WallMonth {
  /** The first day of the month. */
  readonly firstDay: Day;
  readonly workingDays: number;
  /** Weeks from Monday; undefined where another month's days would stand. */
  readonly weeks: readonly (readonly (WallDay | undefined)[])[];
}

/** The twelve months of a year. */
export function wallYear(calendar: WorkCalendar, year: number): WallMonth[] {
  return Array.from({ length: 12 }, (_, month) => {
    const firstDay = `${year}-${String(month + 1).padStart(2, '0')}-01`;
    const days: WallDay[] = [];
    for (let day = firstDay; day.slice(0, 7) === firstDay.slice(0, 7); day = addDays(day, 1))
      days.push({ day, number: days.length + 1, isWorking: hoursOn(calendar, day) !== undefined });
    const cells = [...Array.from({ length: weekdayOf(firstDay) - 1 }, () => undefined), ...days];
    const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_week, i) =>
      Array.from({ length: 7 }, (_day, j) => cells[i * 7 + j]),
    );
    return { firstDay, weeks, workingDays: days.filter((day) => day.isWorking).length };
  });
}

/** `07.30` of 450 minutes after midnight. */
export function clockWords(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}.${String(minutes % 60).padStart(2, '0')}`;
}
