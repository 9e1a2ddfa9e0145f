/** Days and instants as people read them: with the weekday, in western Indonesian time. */
import type { Locale } from '#lang/translate.ts';
import type { Day } from '#shared/day.ts';

const ZONE = 'Asia/Jakarta';
const TAGS: Readonly<Record<Locale, string>> = { id: 'id-ID', en: 'en-GB' };

const made = new Map<string, Intl.DateTimeFormat>();

function format(name: string, locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${locale}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat(TAGS[locale], { timeZone: ZONE, ...options });
  made.set(key, known);
  return known;
}

/** A day is shown as such: noon keeps it the same day in our zone. */
function instantOf(when: Date | Day): Date {
  return typeof when === 'string' ? new Date(`${when}T12:00:00+07:00`) : when;
}

/** `Jumat, 11 Desember 2026`. */
export function longDay(when: Date | Day, locale: Locale): string {
  return format('long', locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(instantOf(when));
}

/** `Desember`. */
export function monthName(when: Date | Day, locale: Locale): string {
  return format('month', locale, { month: 'long' }).format(instantOf(when));
}

/** `11 Des 2026`. */
export function shortDay(when: Date | Day, locale: Locale): string {
  return format('short', locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(instantOf(when));
}

/** `16.00`, western Indonesian time. */
export function clockTime(when: Date, locale: Locale): string {
  const text = format('time', locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(when);
  return locale === 'id' ? text.replace(':', '.') : text;
}

/** `Jum, 11 Des 2026 16.00 WIB`. */
export function shortInstant(when: Date, locale: Locale): string {
  const day = format('instant', locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(when);
  return `${day} ${clockTime(when, locale)} WIB`;
}

/** `November 2026` of `2026-11`. */
export function monthAndYear(month: string, locale: Locale): string {
  return format('month year', locale, { month: 'long', year: 'numeric' }).format(instantOf(`${month}-15`));
}

/** `Nov` of `2026-11`. */
export function shortMonth(month: string, locale: Locale): string {
  return format('short month', locale, { month: 'short' }).format(instantOf(`${month}-15`));
}

/** `Jumat 20 Feb`, and the year only when it is not the one `now` lies in: a day as it is said aloud. */
export function spokenDay(when: Date | Day, now: Date, locale: Locale): string {
  const isThisYear =
    format('year', locale, { year: 'numeric' }).format(instantOf(when)) ===
    format('year', locale, { year: 'numeric' }).format(now);
  return format(isThisYear ? 'spoken' : 'spoken year', locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  })
    .format(instantOf(when))
    .replace(',', '');
}

/** `Sel 24 Nov 13.20`, for lines of history; the zone is said once a page. */
export function lineInstant(when: Date, now: Date, locale: Locale): string {
  const day = spokenDay(when, now, locale);
  const [weekday = '', ...rest] = day.split(' ');
  return `${weekday.slice(0, 3)} ${rest.join(' ')} ${clockTime(when, locale)}`;
}

/** `11 Desember 2026`, as letters carry it. */
export function plainDay(when: Date | Day, locale: Locale): string {
  return format('plain', locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(instantOf(when));
}
