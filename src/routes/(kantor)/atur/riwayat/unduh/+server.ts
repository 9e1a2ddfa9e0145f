/** The history as a table to take home: every line that the filter finds, written while it is read. */
import { wholeHistory, type HistoryLine } from '#domain/offices/history.queries.server.ts';
import { aturTexts } from '#lang/atur.ts';
import { shortInstant } from '#lang/dates.ts';
import { translator, type Locale } from '#lang/translate.ts';
import { csvLine } from '#shared/csv.ts';
import { requireVerb } from '../../door.server.ts';
import { auditFilter } from '../filter.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
  requireVerb(event, 'read_audit');
  const { regency, locale } = event.locals;
  const t = translator(aturTexts, locale);
  const pages = wholeHistory(regency, auditFilter(event.url.searchParams), locale);
  const head = csvLine([t('when'), t('who'), t('what'), t('about'), t('difference')]);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    // A spreadsheet takes the letters for what they are only after this mark.
    start: (controller) => controller.enqueue(encoder.encode(`\uFEFF${head}`)),
    async pull(controller) {
      const { value, done } = await pages.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value.map((line) => rowOf(line, locale)).join('')));
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="riwayat-perubahan.csv"',
      'cache-control': 'no-store',
    },
  });
};

function rowOf(line: HistoryLine, locale: Locale): string {
  const differences = line.differences.map(
    ({ label, before, after }) => `${label}: ${before || '–'} → ${after || '–'}`,
  );
  return csvLine([
    shortInstant(line.at, locale),
    line.actor,
    line.what,
    line.subject,
    differences.join('\n'),
  ]);
}
