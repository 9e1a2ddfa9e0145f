/** A duty as people say it: what, where, for whom, and between which days. */
import { aturTexts } from '#lang/atur.ts';
import { longDay } from '#lang/dates.ts';
import { translator, type Locale } from '#lang/translate.ts';
import type { Duty } from '#domain/offices/duty.ts';
import type { Day } from '#shared/day.ts';

interface Shown {
  readonly duty: Duty;
  readonly office: string | null;
  readonly area: string | null;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
}

/** `Petugas dinas · Dinas Kesehatan`. */
export function dutyName(row: Shown, locale: Locale): string {
  const place = row.office ?? row.area;
  const name = translator(aturTexts, locale)(`duty_${row.duty}`);
  return place === null ? name : `${name} · ${place}`;
}

/** `sejak Senin, 23 November 2026`, `… sampai …`. */
export function dutyDays(row: Shown, locale: Locale): string {
  const t = translator(aturTexts, locale);
  const starts = longDay(row.startsOn, locale);
  return row.endsOn === null
    ? t('since_day', { starts })
    : t('from_to_day', { starts, ends: longDay(row.endsOn, locale) });
}

const TONES = { now: 'good', later: 'info', ended: '', waiting: 'warn' } as const;

/** How a duty stands on a day, with the colour of its tag. */
export function dutyStanding(row: Shown & { readonly isConfirmed: boolean }, today: Day) {
  const standing = standingOf(row, today);
  return { standing, tone: TONES[standing], isOver: standing === 'ended' };
}

function standingOf(row: Shown & { readonly isConfirmed: boolean }, today: Day): keyof typeof TONES {
  if (!row.isConfirmed) return 'waiting';
  if (row.startsOn > today) return 'later';
  return row.endsOn !== null && row.endsOn < today ? 'ended' : 'now';
}
