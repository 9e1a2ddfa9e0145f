/** One line of the applicant's history as a sentence: on the page, and in the copy she takes. */
import type { Entry } from '#domain/tickets/applicant-view.ts';
import { longDay } from '#lang/dates.ts';
import { lacakTexts } from '#lang/lacak.ts';
import { hasText, translator, type Locale } from '#lang/translate.ts';

/** The sentence of an entry; the name of the act where no text is known. */
export function entrySentence(entry: Entry, locale: Locale): string {
  const t = translator(lacakTexts, locale);
  const hasOthers = entry.act === 'route' && entry.params['others'] !== '';
  const more = entry.params['what'] ?? entry.params['decision'];
  const key = `act_${entry.act}${hasOthers ? '_with' : ''}${more === undefined ? '' : `_${more}`}`;
  if (!hasText(lacakTexts, key)) return entry.act;
  return t(key, {
    ...entry.params,
    office: entry.office ?? t('programme'),
    day: entry.day === null ? '' : longDay(entry.day, locale),
  });
}
