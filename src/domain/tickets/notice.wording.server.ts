/** Turns a notice's template and params into sentences, and a phone number into a `wa.me` address. */
import { applicantNotices, noticeTexts, staffNotices } from '#lang/notices.ts';
import { longDay } from '#lang/dates.ts';
import { hasText, translator, type Locale } from '#lang/translate.ts';
import { noticeTextRows } from '#domain/offices/setting.queries.server.ts';
import { remembered } from '#platform/memo.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { NoticeParams } from '#domain/tickets/notice.reactions.server.ts';

/** Gives the sentence of a notice as this regency words it. */
export type Wording = (template: string, params: NoticeParams, locale: Locale) => string;

/** The wording of today: the administrator's own texts where there are some, the defaults otherwise. */
export async function noticeWording(regency: Regency): Promise<Wording> {
  const own = await remembered(regency, 'noticeWording', async () => {
    const rows = await noticeTextRows(regency);
    return new Map(rows.map((row) => [`${row.template}.${row.locale}`, row.body]));
  });
  return (template, params, locale) => sentenceOf(template, params, locale, own.get(`${template}.${locale}`));
}

/** The places a template can fill: the code and the due day always, and what its default text names. */
export function placesOf(template: string): string[] {
  const text = defaultText(template, 'id') ?? '';
  return [...new Set(['code', 'due', ...[...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)])];
}

/** The text in the code; undefined when there is no such template. */
export function defaultText(template: string, locale: Locale): string | undefined {
  if (hasText(applicantNotices, template)) return applicantNotices[template][locale];
  return hasText(staffNotices, template) ? staffNotices[template][locale] : undefined;
}

/**
 * The one sentence of a notice, to an applicant or to staff; the template's name when its text is gone.
 * @param own the text that replaces the default
 */
function sentenceOf(template: string, params: NoticeParams, locale: Locale, own?: string): string {
  const places = {
    code: params.code,
    due: longDay(new Date(params.dueAt), locale),
    door: params.door ?? '',
    agency: params.agency ?? '',
    intoCode: params.intoCode ?? '',
    on: params.on === undefined ? '' : longDay(params.on, locale),
  };
  const text = own ?? defaultText(template, locale) ?? template;
  return translator({ text: { id: text, en: text } }, locale)('text', places);
}

/** A text filled in with an invented case, to look at before it is saved. */
export function sampleOf(text: string, locale: Locale): string {
  const sample = {
    code: 'OVP-2M4K-7HXQ',
    dueAt: '2026-12-11T09:30:00Z',
    door: 'PDAM Tirta Dharmasraya',
    agency: 'BPOM Padang',
    intoCode: 'OVP-9TRB-3WDN',
    on: '2026-12-08',
  };
  return sentenceOf('sample', sample, locale, text);
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
