/** Numbers as people read them: dots between thousands in Indonesian. */
import type { Locale } from '#lang/translate.ts';

const TAGS: Readonly<Record<Locale, string>> = { id: 'id-ID', en: 'en-GB' };
const made = new Map<string, Intl.NumberFormat>();

function format(locale: Locale, digits: number): Intl.NumberFormat {
  const key = `${locale} ${digits}`;
  const known =
    made.get(key) ??
    new Intl.NumberFormat(TAGS[locale], { minimumFractionDigits: digits, maximumFractionDigits: digits });
  made.set(key, known);
  return known;
}

/** `1.388`. */
export function wholeNumber(number: number, locale: Locale): string {
  return format(locale, 0).format(number);
}

/** `91,48`. */
export function twoDecimals(number: number, locale: Locale): string {
  return format(locale, 2).format(number);
}

/** `91,5`, and `91` where nothing follows. */
export function oneDecimal(number: number, locale: Locale): string {
  return number.toLocaleString(TAGS[locale], { maximumFractionDigits: 1 });
}

/** A number as it is typed into a form, `1.500.000` or `12,5`: the same in both languages, as forms read one way only. */
export function amountAsTyped(number: number | null): string | null {
  return number === null ? null : number.toLocaleString(TAGS.id, { maximumFractionDigits: 4 });
}
