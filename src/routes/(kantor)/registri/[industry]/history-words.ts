/** A line of a maker's history in words. */
import type { HistoryLine } from '#domain/registry/industry.history.ts';
import { registryTexts } from '#lang/registry.ts';
import { hasText, translator, type Locale } from '#lang/translate.ts';

/** Columns whose field in the form is called otherwise. */
const FIELD_OF: Readonly<Record<string, string>> = {
  nagariCode: 'nagari',
  kbliCode: 'kbli',
  lng: 'lat',
};
/** Said by another field already. */
const UNSAID: ReadonlySet<string> = new Set(['kbliVersion']);

/** What was done, and to what: `Mengubah data: nama usaha, NIB`. */
export function lineWords(
  { act, fields, period, words, certificate, from }: HistoryLine,
  locale: Locale,
): string {
  const t = translator(registryTexts, locale);
  const labels = fields
    .filter((name) => !UNSAID.has(name))
    .flatMap((name) => {
      const key = `field_${act === 'change_owner' && name === 'name' ? 'ownerName' : (FIELD_OF[name] ?? name)}`;
      return hasText(registryTexts, key)
        ? [t(key).toLowerCase().replace('nib', 'NIB').replace('nik', 'NIK')]
        : [];
    });
  const of = [
    ...new Set(labels),
    ...(period
      ? [`${period.quarter === 0 ? '' : `${t(`quarter_${period.quarter}` as 'quarter_1')} `}${period.year}`]
      : []),
    ...(words === undefined ? [] : [words]),
    ...(certificate === undefined ? [] : [t(`certificate_${certificate}`)]),
  ];
  const done = from === 'proposal' ? `${t(`act_${act}`)} (${t('by_proposal')})` : t(`act_${act}`);
  return of.length === 0 ? done : `${done}: ${of.join(', ')}`;
}
