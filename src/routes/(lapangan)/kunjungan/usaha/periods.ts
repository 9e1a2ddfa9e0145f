/** The years and quarters whose figures can be written down today, the likeliest first. */
import type { Period } from '#domain/registry/industry.ts';
import { fieldMakerTexts } from '#lang/lapangan-usaha.ts';
import { registryTexts } from '#lang/registry.ts';
import { hasText, translator, type Locale } from '#lang/translate.ts';
import type { Day } from '#shared/day.ts';

const YEARS_BACK = 3;
const MONTHS_OF_QUARTER = 3;

/** Last year as a whole, then this year, the years before, and the quarters that have begun. */
export function periodsToAsk(today: Day): Period[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const whole = [year - 1, year, ...Array.from({ length: YEARS_BACK - 1 }, (_, i) => year - 2 - i)];
  const begun = Math.ceil(month / MONTHS_OF_QUARTER);
  return [
    ...whole.map((one) => ({ year: one, quarter: 0 })),
    ...Array.from({ length: begun }, (_, i) => ({ year, quarter: begun - i })),
    ...[4, 3, 2, 1].map((quarter) => ({ year: year - 1, quarter })),
  ];
}

/** `Tahun 2025`, `Januari–Maret 2026`. */
export function periodWords({ year, quarter }: Period, locale: Locale): string {
  const t = translator(fieldMakerTexts, locale);
  const key = `quarter_${quarter}`;
  if (quarter === 0 || !hasText(registryTexts, key)) return t('whole_year', { year });
  return t('part_year', { part: translator(registryTexts, locale)(key), year });
}
