/** The days of the pack: which there are, how they are called, and how many visits each still holds. */
import type { PackVisit } from '#domain/visits/pack.ts';
import { spokenDay } from '#lang/dates.ts';
import { temuanTexts } from '#lang/temuan.ts';
import { translator, type Locale } from '#lang/translate.ts';
import { addDays, type Day } from '#shared/day.ts';

export interface DayOfVisits {
  readonly day: Day;
  /** Planned, and not gone to. */
  readonly open: number;
  readonly count: number;
}

/** Today and every later day that has visits, in order. */
export function daysOf(
  visits: readonly Pick<PackVisit, 'plannedOn' | 'state'>[],
  today: Day,
): readonly DayOfVisits[] {
  const days = [...new Set([today, ...visits.map(({ plannedOn }) => plannedOn)])];
  const ahead = days.filter((day) => day >= today).toSorted();
  return ahead.map((day) => {
    const there = visits.filter(({ plannedOn }) => plannedOn === day);
    return { day, count: there.length, open: there.filter(({ state }) => state === 'planned').length };
  });
}

/** Planned for a day gone by and not gone to, the newest first. */
export function lateOf<Visit extends Pick<PackVisit, 'plannedOn' | 'state'>>(
  visits: readonly Visit[],
  today: Day,
): readonly Visit[] {
  return visits
    .filter(({ plannedOn, state }) => plannedOn < today && state === 'planned')
    .toSorted((one, other) => (one.plannedOn < other.plannedOn ? 1 : -1));
}

/** `Hari ini`, `Besok`, `Kemarin`, else `Selasa 1 Des`. */
export function dayName(day: Day, today: Day, locale: Locale): string {
  const t = translator(temuanTexts, locale);
  if (day === today) return t('today');
  if (day === addDays(today, 1)) return t('tomorrow');
  if (day === addDays(today, -1)) return t('yesterday');
  return spokenDay(day, new Date(`${today}T12:00:00+07:00`), locale);
}
