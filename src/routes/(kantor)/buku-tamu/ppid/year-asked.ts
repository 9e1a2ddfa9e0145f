import { dayOf, WIB } from '#shared/day.ts';

/** The year an address asks for, at most the present one; the present one when it asks for none that can be. */
export function yearAsked(url: URL, now: Date): { readonly year: number; readonly thisYear: number } {
  const thisYear = Number(dayOf(now, WIB).slice(0, 4));
  const asked = url.searchParams.get('tahun') ?? '';
  const year = /^20\d\d$/.test(asked) ? Math.min(Number(asked), thisYear) : thisYear;
  return { year, thisYear };
}
