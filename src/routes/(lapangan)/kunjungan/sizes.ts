/** How much room something takes, as it is said: `1,2 MB`. */
import { oneDecimal, wholeNumber } from '#lang/numbers.ts';
import type { Locale } from '#lang/translate.ts';

const KB = 1000;

export function sizeWords(bytes: number, locale: Locale): string {
  if (bytes < KB * KB) return `${wholeNumber(Math.ceil(bytes / KB), locale)} kB`;
  if (bytes < KB * KB * KB) return `${oneDecimal(bytes / (KB * KB), locale)} MB`;
  return `${oneDecimal(bytes / (KB * KB * KB), locale)} GB`;
}
