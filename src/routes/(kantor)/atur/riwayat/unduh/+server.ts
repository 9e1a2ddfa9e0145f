/** The history as a table to take home: every line that the filter finds, written while it is read. */
import { wholeHistory, type HistoryLine } from '#domain/offices/history.queries.server.ts';
import { auditCount } from '#domain/offices/setting.queries.server.ts';
import { aturTexts } from '#lang/atur.ts';
import { shortInstant } from '#lang/dates.ts';
import { translator, type Locale } from '#lang/translate.ts';
import type { TableRow } from '#shared/table.ts';
import { giveTable } from '../../../give-table.server.ts';
import { requireVerb } from '../../door.server.ts';
import { auditFilter } from '../filter.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const actor = requireVerb(event, 'read_audit');
  const { regency, locale } = event.locals;
  const t = translator(aturTexts, locale);
  // This download is itself a line of the history: what is told ends before it.
  const filter = { ...auditFilter(event.url.searchParams), before: regency.newId() };
  const count = await auditCount(regency, filter);
  const pieces = rowsOf(wholeHistory(regency, filter, locale), locale);
  return giveTable(event, actor, {
    list: 'history',
    format: 'csv',
    name: 'riwayat-perubahan',
    asked: {
      siapa: filter.personId ?? '',
      tentang: filter.subject ?? '',
      mulai: filter.firstDay ?? '',
      sampai: filter.lastDay ?? '',
    },
    table: { titles: [t('when'), t('who'), t('what'), t('about'), t('difference')], count, pieces },
  });
};

async function* rowsOf(pages: AsyncIterable<HistoryLine[]>, locale: Locale): AsyncGenerator<TableRow[]> {
  for await (const lines of pages) yield lines.map((line) => ({ cells: cellsOf(line, locale) }));
}

function cellsOf({ at, actor, what, subject, differences }: HistoryLine, locale: Locale): string[] {
  const told = differences.map(({ label, before, after }) => `${label}: ${before || '–'} → ${after || '–'}`);
  return [shortInstant(at, locale), actor, what, subject, told.join('\n')];
}
