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

/** Today and every day that has visits, in order. */
export function daysOf(
  visits: readonly Pick<PackVisit, 'plannedOn' | 'state'>[],
  today: Day,
): readonly DayOfVisits[] {
  const days = [...new Set([today, ...visits.map(({ plannedOn }) => plannedOn)])].toSorted();
  return days.map((day) => {
    const there = visits.filter(({ plannedOn }) => plannedOn === day);
    return { day, count: there.length, open: there.filter(({ state }) => state === 'planned').length };
  });
}

/** `Hari ini`, `Besok`, `Kemarin`, else `Selasa 1 Des`. */
export function dayName(day: Day, today: Day, locale: Locale): string {
  const t = translator(temuanTexts, locale);
  if (day === today) return t('today');
  if (day === addDays(today, 1)) return t('tomorrow');
  if (day === addDays(today, -1)) return t('yesterday');
  return spokenDay(day, new Date(`${today}T12:00:00+07:00`), locale);
}
