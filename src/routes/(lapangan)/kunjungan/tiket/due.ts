/** The due day of a ticket as a field officer needs it: the day, and whether it presses. */
import { longDay } from '#lang/dates.ts';
import { fieldMakerTexts } from '#lang/lapangan-usaha.ts';
import { translator, type Locale } from '#lang/translate.ts';
import { dayOf, WIB } from '#shared/day.ts';

export interface DueWords {
  readonly words: string;
  readonly tag: { readonly words: string; readonly tone: 'alarm' | 'warn' } | undefined;
}

/** @param dueAt ISO; nothing for a ticket of this phone that has not arrived */
export function dueWords(dueAt: string | null | undefined, now: Date, locale: Locale): DueWords {
  const t = translator(fieldMakerTexts, locale);
  if (!dueAt) return { words: t('due_later'), tag: undefined };
  const due = new Date(dueAt);
  const words = t('due_on', { day: longDay(due, locale) });
  if (due < now) return { words, tag: { words: t('is_late'), tone: 'alarm' } };
  const isToday = dayOf(due, WIB) === dayOf(now, WIB);
  return { words, tag: isToday ? { words: t('is_today'), tone: 'warn' } : undefined };
}
