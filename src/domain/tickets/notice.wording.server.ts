/** Turns a notice's template and params into sentences, and a phone number into a `wa.me` address. */
import { applicantNotices, noticeTexts, staffNotices } from '#lang/notices.ts';
import { longDay } from '#lang/dates.ts';
import { hasText, translator, type Locale } from '#lang/translate.ts';
import type { NoticeParams } from '#domain/tickets/notice.reactions.server.ts';

/** The one sentence of a notice, to an applicant or to staff; the template's name when its text is gone. */
export function sentenceOf(template: string, params: NoticeParams, locale: Locale, own?: string): string {
  const places = {
    code: params.code,
    due: longDay(new Date(params.dueAt), locale),
    door: params.door ?? '',
    agency: params.agency ?? '',
    intoCode: params.intoCode ?? '',
    on: params.on === undefined ? '' : longDay(params.on, locale),
  };
  if (own !== undefined) return translator({ own: { id: own, en: own } }, locale)('own', places);
  if (hasText(applicantNotices, template)) return translator(applicantNotices, locale)(template, places);
  if (hasText(staffNotices, template)) return translator(staffNotices, locale)(template, places);
  return template;
}

/** The whole message to an applicant: greeting, sentence, link, signature. */
export function messageToApplicant(
  sentence: string,
  name: string | null,
  link: string | undefined,
  locale: Locale,
): string {
  const t = translator(noticeTexts, locale);
  return [
    name ? t('greeting', { name }) : t('greeting_bare'),
    sentence,
    ...(link === undefined ? [] : [t('open_link', { link })]),
    t('signed'),
  ].join('\n\n');
}

/** `0812-3456-7890` → `6281234567890`, as wa.me wants it; undefined when it cannot be a number. */
function waNumber(phone: string): string | undefined {
  const digits = phone.replaceAll(/\D/g, '');
  const number = digits.startsWith('0')
    ? `62${digits.slice(1)}`
    : digits.startsWith('8')
      ? `62${digits}`
      : digits;
  return /^\d{9,15}$/.test(number) ? number : undefined;
}

/** The address that opens WhatsApp with the text ready to send. */
export function waLink(phone: string, text: string): string | undefined {
  const number = waNumber(phone);
  return number && `https://wa.me/${number}?text=${encodeURIComponent(text)}`;
}
