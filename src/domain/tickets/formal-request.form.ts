/** Which year of the register an address asks for. */
import { dayOf, WIB } from '#shared/day.ts';

/** The year asked for, at most the present one; the present one when the address asks for none that can be. */
export function registerYearAsked(
  params: URLSearchParams,
  now: Date,
): { readonly year: number; readonly thisYear: number } {
  const thisYear = Number(dayOf(now, WIB).slice(0, 4));
  const asked = params.get('tahun') ?? '';
  const year = /^20\d\d$/.test(asked) ? Math.min(Number(asked), thisYear) : thisYear;
  return { year, thisYear };
}
