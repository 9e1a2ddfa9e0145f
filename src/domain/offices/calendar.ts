/**
 * The working calendar of an office and the one rule of deadlines: a working day counts when, at closing time, the
 * matter is with us. Source of the default hours: Perpres 21/2023 (37.5 hours a week, 32.5 in Ramadan); of holidays and
 * joint leave: the yearly joint decree of three ministers (SKB 3 Menteri).
 */
import { addDays, dayOf, instantOn, weekdayOf, type Day, type UtcOffset, type Weekday } from '#shared/day.ts';

/** Opening and closing as minutes from local midnight. */
export interface Hours {
  readonly opens: number;
  readonly closes: number;
}

/** Hours per weekday; a weekday without hours is not a working day. */
export type WeekHours = Partial<Record<Weekday, Hours>>;

export interface SpecialPeriod {
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly hours: WeekHours;
}

export interface WorkCalendar {
  readonly utcOffset: UtcOffset;
  readonly week: WeekHours;
  /** Hours that replace `week` from a day on, in the order of those days. */
  readonly laterWeeks?: readonly { readonly validFrom: Day; readonly hours: WeekHours }[];
  /** Ramadan and other periods with hours of their own; within one, a weekday without hours is closed. */
  readonly periods: readonly SpecialPeriod[];
  /** National holidays and joint leave: both are non-working days of civil servants. */
  readonly closedDays: ReadonlySet<Day>;
  /** The last day for which holidays were decreed; due days after it are provisional. */
  readonly decreedUntil: Day;
}

/** A pause covers its start, not its end; `to: null` is still running. */
export interface Pause {
  readonly from: Date;
  readonly to: Date | null;
}

/** Calendars by office; `lead` is the lead agency's (Kumperindag), on which every ticket's own clock runs. */
export interface Calendars {
  readonly lead: WorkCalendar;
  readonly leadOfficeId: string;
  readonly of: (officeId: string) => WorkCalendar;
}

/** What the clock answers. */
export interface Due {
  readonly at: Date;
  readonly day: Day;
  /** Beyond the last decree: shown as provisional. */
  readonly isProvisional: boolean;
}

/** Ten years without reaching the standard means a calendar without working days, or a pause that never ended. */
const HORIZON_DAYS = 3660;

/** The hours of a day, or undefined when it is not a working day. */
export function hoursOn(calendar: WorkCalendar, day: Day): Hours | undefined {
  if (calendar.closedDays.has(day)) return undefined;
  const weekday = weekdayOf(day);
  const period = calendar.periods.find((p) => p.firstDay <= day && day <= p.lastDay);
  const week = calendar.laterWeeks?.findLast((later) => later.validFrom <= day)?.hours ?? calendar.week;
  return (period?.hours ?? week)[weekday];
}

/** The closing instant of a working day, or undefined. */
export function closingOf(calendar: WorkCalendar, day: Day): Date | undefined {
  const hours = hoursOn(calendar, day);
  return hours && instantOn(day, hours.closes, calendar.utcOffset);
}

/** The next moment at or after `instant` when the office is open: reminders are delivered then, never at night. */
export function nextOpening(calendar: WorkCalendar, instant: Date): Date {
  let day = dayOf(instant, calendar.utcOffset);
  for (let i = 0; i < HORIZON_DAYS; i += 1, day = addDays(day, 1)) {
    const hours = hoursOn(calendar, day);
    if (!hours) continue;
    const opens = instantOn(day, hours.opens, calendar.utcOffset);
    const closes = instantOn(day, hours.closes, calendar.utcOffset);
    if (instant <= opens) return opens;
    if (instant <= closes) return instant;
  }
  return instant;
}

/** The same day when it is a working day and the instant is not after closing; otherwise the next working day. */
export function dayOfReceipt(calendar: WorkCalendar, receivedAt: Date): Day {
  let day = dayOf(receivedAt, calendar.utcOffset);
  const closing = closingOf(calendar, day);
  if (closing && receivedAt <= closing) return day;
  for (let i = 0; i < HORIZON_DAYS; i += 1) {
    day = addDays(day, 1);
    if (hoursOn(calendar, day)) return day;
  }
  throw new RangeError('calendar without working days');
}

/** True when the instant lies in a pause; a pause covers its start, not its end. */
export function isPausedAt(pauses: readonly Pause[], instant: Date): boolean {
  return pauses.some(({ from, to }) => from <= instant && (to === null || instant < to));
}

/**
 * The due instant: the closing time of the day on which the working days counted after the day of receipt reach the
 * standard. With a standard of 0, the closing time of the day of receipt, whatever the pauses.
 * A pause without an end makes every later closing uncounted; the answer then is what it would be if the pause ended
 * right after `openPauseEndsAt` (for showing a clock that stands still).
 *
 * @param workingDays a whole number ≥ 0
 * @throws RangeError when the calendar has no working day within ten years
 */
export function dueAt(
  calendar: WorkCalendar,
  receivedAt: Date,
  workingDays: number,
  pauses: readonly Pause[] = [],
  openPauseEndsAt?: Date,
): Due {
  const closedPauses = pauses.map((p) =>
    p.to === null ? { from: p.from, to: openPauseEndsAt ?? p.from } : p,
  );
  let day = dayOfReceipt(calendar, receivedAt);
  if (workingDays === 0) return dueOn(calendar, day);
  let counted = 0;
  for (let i = 0; i < HORIZON_DAYS; i += 1) {
    day = addDays(day, 1);
    const closing = closingOf(calendar, day);
    if (!closing || isPausedAt(closedPauses, closing)) continue;
    counted += 1;
    if (counted === workingDays) return dueOn(calendar, day);
  }
  throw new RangeError('standard not reached within ten years');
}

function dueOn(calendar: WorkCalendar, day: Day): Due {
  const at = closingOf(calendar, day);
  if (!at) throw new RangeError(`${day} is not a working day`);
  return { at, day, isProvisional: day > calendar.decreedUntil };
}

/**
 * How many working days have counted by `now`: the closings after the day of receipt, up to and including `now`, at
 * which the matter was not paused. This is the "day 3 of 14" of the screens.
 */
export function daysCounted(
  calendar: WorkCalendar,
  receivedAt: Date,
  pauses: readonly Pause[],
  now: Date,
): number {
  let day = dayOfReceipt(calendar, receivedAt);
  const today = dayOf(now, calendar.utcOffset);
  let counted = 0;
  while (day < today) {
    day = addDays(day, 1);
    const closing = closingOf(calendar, day);
    if (closing && closing <= now && !isPausedAt(pauses, closing)) counted += 1;
  }
  return counted;
}

/** The instant when the n-th working day counts (escalations at half and four fifths of the standard). */
export function countedAt(
  calendar: WorkCalendar,
  receivedAt: Date,
  days: number,
  pauses: readonly Pause[],
): Date {
  return dueAt(calendar, receivedAt, days, pauses).at;
}

/** Working days that lie after `from`'s day of receipt up to and including the day of `until`; for "days left". */
export function workingDaysBetween(calendar: WorkCalendar, from: Date, until: Date): number {
  let day = dayOfReceipt(calendar, from);
  const last = dayOf(until, calendar.utcOffset);
  let count = 0;
  while (day < last) {
    day = addDays(day, 1);
    if (hoursOn(calendar, day)) count += 1;
  }
  return count;
}

/** Default hours: Perpres 21/2023 and West Sumatra practice; editable per office and year. */
export const DEFAULT_WEEK: WeekHours = weekOf([7, 30], [16, 0], [16, 30]);
export const DEFAULT_RAMADAN_WEEK: WeekHours = weekOf([8, 0], [15, 0], [15, 30]);

type ClockTime = readonly [hour: number, minute: number];

function weekOf(opens: ClockTime, closes: ClockTime, fridayCloses: ClockTime): WeekHours {
  const minutes = ([hour, minute]: ClockTime) => hour * 60 + minute;
  const usual = { opens: minutes(opens), closes: minutes(closes) };
  return { 1: usual, 2: usual, 3: usual, 4: usual, 5: { opens: usual.opens, closes: minutes(fridayCloses) } };
}
