/** The language of this phone: kept beside the page, as nobody can be asked for it in flight mode. */
import type { Locale } from '#lang/translate.ts';

const NAME = 'kunjungan-bahasa';

/** Undefined where nobody has chosen, or the browser keeps nothing. */
export function keptLanguage(): Locale | undefined {
  try {
    const kept = localStorage.getItem(NAME);
    return kept === 'id' || kept === 'en' ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Chosen for good. */
export function keepLanguage(locale: Locale): void {
  try {
    localStorage.setItem(NAME, locale);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
