/** The history as a table to take home: every line that the filter finds, read while it is written. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { auditAsked, auditFilter } from '#domain/offices/history.form.ts';
import { wholeHistory, type HistoryLine } from '#domain/offices/history.queries.server.ts';
import { mayOffice } from '#domain/offices/office.policy.ts';
import { outsideDuties } from '#domain/offices/office.problems.ts';
import { auditCount } from '#domain/offices/setting.queries.server.ts';
import { aturTexts } from '#lang/atur.ts';
import { shortInstant } from '#lang/dates.ts';
import { translator, type Locale } from '#lang/translate.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { GivenTable, TableRow } from '#shared/table.ts';

/** @throws Problem outsideDuties for whoever may not read the history */
export async function historyTable(
  regency: Regency,
  actor: StaffActor,
  params: URLSearchParams,
  locale: Locale,
): Promise<GivenTable> {
  if (!mayOffice(actor, 'read_audit')) throw outsideDuties();
  const t = translator(aturTexts, locale);
  // This download is itself a line of the history: what is told ends before it.
  const filter = { ...auditFilter(params), before: regency.newId() };
  const count = await auditCount(regency, filter);
  const titles = [t('when'), t('who'), t('what'), t('about'), t('difference')];
  return {
    asked: auditAsked(filter),
    table: { titles, count, pieces: rowsOf(wholeHistory(regency, filter, locale), locale) },
  };
}

async function* rowsOf(pages: AsyncIterable<HistoryLine[]>, locale: Locale): AsyncGenerator<TableRow[]> {
  for await (const lines of pages) yield lines.map((line) => ({ cells: cellsOf(line, locale) }));
}

function cellsOf({ at, actor, what, subject, differences }: HistoryLine, locale: Locale): string[] {
  const told = differences.map(({ label, before, after }) => `${label}: ${before || '–'} → ${after || '–'}`);
  return [shortInstant(at, locale), actor, what, subject, told.join('\n')];
}
