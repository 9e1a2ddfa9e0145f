/** A condition of a state in words: what there is of what it needs. */
import type { SentraFinding } from '#domain/sentra/sentra-state.ts';
import { longDay } from '#lang/dates.ts';
import { wholeNumber } from '#lang/numbers.ts';
import { sentraTexts } from '#lang/sentra.ts';
import { translator, type Locale } from '#lang/translate.ts';

export function findingWords(finding: SentraFinding, locale: Locale): string {
  const t = translator(sentraTexts, locale);
  switch (finding.kind) {
    case 'units':
      return t('finding_units', { has: finding.has, needs: finding.needs });
    case 'alike':
      return finding.shared === null
        ? t('finding_alike_none', { needs: finding.needs })
        : t('finding_alike', { has: finding.has, needs: finding.needs, value: finding.shared.value });
    case 'together':
      return t('finding_together', {
        has: finding.has,
        needs: finding.needs,
        metres: wholeNumber(finding.withinMetres, locale),
      });
    case 'decree':
      return finding.number === null || finding.day === null
        ? t('finding_decree_none')
        : t('finding_decree', { number: finding.number, day: longDay(finding.day, locale) });
  }
}
