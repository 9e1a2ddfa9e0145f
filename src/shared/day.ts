/** A calendar day as `YYYY-MM-DD`, and the arithmetic every room needs. Instants are `Date` (UTC), days are strings. */

/** A calendar day, `YYYY-MM-DD`; days compare as strings. */
export type Day = string;

/** Minutes east of UTC; Indonesia has no summer time, so an offset is a whole time zone. */
export type UtcOffset = number;

/** Western Indonesian time, the zone of Dharmasraya: the one place that says so. A calendar may carry another offset. */
export const WIB: UtcOffset = 420;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The day on which an instant falls at the given offset. */
export function dayOf(instant: Date, offset: UtcOffset): Day {
  return new Date(instant.getTime() + offset * MINUTE_MS).toISOString().slice(0, 10);
}

/** The instant of a local time of day; `minutes` counts from local midnight. */
export function instantOn(day: Day, minutes: number, offset: UtcOffset): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + (minutes - offset) * MINUTE_MS);
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** ISO weekday: Monday 1 … Sunday 7. */
export function weekdayOf(day: Day): Weekday {
  return (((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1) as Weekday;
}

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** True for a real calendar day: `2026-02-30` is not one. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}
