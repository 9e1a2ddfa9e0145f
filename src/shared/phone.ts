/** Telephone numbers of Indonesia: read from however they were typed, and shown with their beginning only. */

/**
 * An Indonesian number as `08…`, from however it was typed: `+62 812-3456-7890`, `62812…`, `(0812) 3456 7890`, `812…`.
 * Undefined when it cannot be one (9 to 14 digits, mobile or fixed line with its area code).
 */
export function parsePhone(typed: string): string | undefined {
  const bare = typed.normalize('NFKC').replaceAll(/[\s().\-–/]/g, '');
  if (!/^\+?\d+$/.test(bare)) return undefined;
  if (bare.startsWith('+') && !bare.startsWith('+62')) return undefined;
  const national = bare.replace(/^(\+?62|0062)0?/, '0');
  const number = national.startsWith('8') ? `0${national}` : national;
  return /^08\d{8,11}$/.test(number) || /^0[2-79]\d{7,10}$/.test(number) ? number : undefined;
}

/** A telephone number with only its beginning: the last four digits open the reading view and are never shown. */
export function maskedPhone(phone: string | null): string | null {
  if (phone === null || phone === '') return null;
  const digits = phone.replaceAll(/\D/g, '');
  const shown = digits.slice(0, Math.max(0, Math.min(4, digits.length - 4)));
  return `${shown}${'•'.repeat(digits.length - shown.length)}`;
}
