/** Assessments as a table to take home, as the list filters them. */
import { gradingList, type GradingListRow } from '#domain/grading/grading.queries.server.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { bintangTexts } from '#lang/bintang.ts';
import { translator, type Locale } from '#lang/translate.ts';
import { unduhTexts } from '#lang/unduh.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { tableOfPages, type GivenTable } from '#shared/table.ts';

/** @throws Problem outsideGrading for whoever reads none anywhere */
export async function gradingsTable(
  regency: Regency,
  actor: StaffActor,
  params: URLSearchParams,
  locale: Locale,
): Promise<GivenTable> {
  const t = translator(unduhTexts, locale);
  const words = translator(bintangTexts, locale);
  const asked = new URLSearchParams(params);
  asked.delete('sesudah');
  const first = await gradingList(regency, actor, asked);
  const cellsOf = (row: GradingListRow) => [
    row.code,
    row.product,
    row.maker,
    row.nagari,
    words(`state_${row.state}`),
    row.stars,
    row.validUntil,
    dayOf(row.changedAt, WIB),
  ];
  const page = (after: string | undefined) => {
    if (after === undefined) return Promise.resolve(first);
    asked.set('sesudah', after);
    return gradingList(regency, actor, asked);
  };
  const titles = [
    t('col_grading_code'),
    t('col_product'),
    t('col_name'),
    t('col_nagari'),
    t('col_state'),
    t('col_stars'),
    t('col_valid_until'),
    t('col_changed'),
  ];
  const count = first.tabs.find(({ isHere }) => isHere)?.n ?? 0;
  return { asked: first.asked, table: tableOfPages(titles, count, page, cellsOf) };
}
