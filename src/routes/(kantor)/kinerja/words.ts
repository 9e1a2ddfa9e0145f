/** How figures are said: names of periods and places, days, shares. */
import type { Days, Period } from '#domain/outcomes/outcome.figures.ts';
import { periodFrom } from '#domain/outcomes/outcome.figures.ts';
import { monthAndYear } from '#lang/dates.ts';
import { kinerjaTexts } from '#lang/kinerja.ts';
import { wholeNumber } from '#lang/numbers.ts';
import { hasText, type Locale, type Translate } from '#lang/translate.ts';

type T = Translate<typeof kinerjaTexts>;

export function periodName(period: Period, t: T, locale: Locale): string {
  if (period.kind === 'year') return t('year_of', { year: period.year });
  if (period.kind === 'quarter') return t('quarter_of', { part: period.part, year: period.year });
  return monthAndYear(period.firstDay.slice(0, 7), locale);
}

/** The name of a period by its key; keys offered to choose from are always periods. */
export function nameOfKey(key: string, t: T, locale: Locale): string {
  const period = periodFrom(key, new Date(`${key.slice(0, 4)}-12-31T12:00:00+07:00`));
  return period ? periodName(period, t, locale) : key;
}

export function percentText(percent: number | undefined): string {
  return percent === undefined ? '–' : `${percent}%`;
}

/** `6 hari`, or `–` of nothing. */
export function daysText(
  days: Days | undefined,
  which: 'median' | 'ninetieth',
  t: T,
  locale: Locale,
): string {
  if (!days) return '–';
  return days[which] === 0 ? t('same_day') : t('days_short', { days: wholeNumber(days[which], locale) });
}

/** The name of a line of a table: offices, topics and nagari carry theirs, channels and kinds are words of ours. */
export function rowName(
  row: { readonly key: string; readonly name: string; readonly nameEn: string },
  t: T,
  locale: Locale,
): string {
  const name = locale === 'en' ? row.nameEn : row.name;
  if (name !== '') return name;
  for (const key of [`ch_${row.key}`, `kind_${row.key}`]) if (hasText(kinerjaTexts, key)) return t(key);
  return t('no_office');
}
