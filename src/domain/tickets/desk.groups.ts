/** What a glance at the desk tells apart: late, today, this week, later, and what waits for the applicant. Pure. */
import { addDays, dayOf, instantOn, weekdayOf, WIB } from '#shared/day.ts';

/** In the order in which they are shown. */
export const DESK_GROUPS = ['late', 'today', 'week', 'later', 'waiting'] as const;
export type DeskGroup = (typeof DESK_GROUPS)[number];

/** The instants between the groups: midnight after today, and midnight after this week's Sunday. */
export function groupBounds(now: Date): {
  readonly today: Date;
  readonly tomorrow: Date;
  readonly nextWeek: Date;
} {
  const day = dayOf(now, WIB);
  return {
    today: instantOn(day, 0, WIB),
    tomorrow: instantOn(addDays(day, 1), 0, WIB),
    nextWeek: instantOn(addDays(day, 8 - weekdayOf(day)), 0, WIB),
  };
}

/** The group of an open ticket's clock. A clock that stands still is late for nobody. */
export function groupOf({ dueAt, isPaused }: { dueAt: Date; isPaused: boolean }, now: Date): DeskGroup {
  if (isPaused) return 'waiting';
  if (dueAt < now) return 'late';
  const { tomorrow, nextWeek } = groupBounds(now);
  if (dueAt < tomorrow) return 'today';
  return dueAt < nextWeek ? 'week' : 'later';
}

/** Where a word was looked for, unless one state was chosen on purpose: the list never mixes what is open with what has ended. */
export function searchedIn(asked: Readonly<Record<string, string>>): 'open' | 'ended' | undefined {
  if (asked['cari'] === undefined) return undefined;
  const state = asked['keadaan'] ?? 'open';
  return state === 'open' || state === 'ended' ? state : undefined;
}
