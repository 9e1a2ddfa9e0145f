/** What came of a help at one maker, in a line: `penjualan naik, pekerja bertambah 2. Mesinnya dipakai bergantian.` */
import type { HelpResult } from '#domain/help/help.ts';
import { helpTexts } from '#lang/help.ts';
import { translator, type Locale } from '#lang/translate.ts';

export function resultWords({ areSalesUp, workersAdded, note }: HelpResult, locale: Locale): string {
  const t = translator(helpTexts, locale);
  const said = [
    ...(areSalesUp === null ? [] : [t(areSalesUp ? 'result_sales_up' : 'result_sales_same')]),
    ...(workersAdded === null || workersAdded === 0 ? [] : [t('result_workers', { n: workersAdded })]),
  ].join(', ');
  return [said, note].filter(Boolean).join('. ');
}
