/** Helps as a table to take home, as the list filters them: sums and counts, nobody's name. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { helpList, type HelpListRow } from '#domain/help/help.queries.server.ts';
import { helpTexts } from '#lang/help.ts';
import { translator, type Locale } from '#lang/translate.ts';
import { unduhTexts } from '#lang/unduh.ts';
import type { Regency } from '#platform/regency.server.ts';
import { tableOfPages, type GivenTable } from '#shared/table.ts';

/** @throws Problem outsideRegistry for whoever reads none anywhere */
export async function helpsTable(
  regency: Regency,
  actor: StaffActor,
  params: URLSearchParams,
  locale: Locale,
): Promise<GivenTable> {
  const t = translator(unduhTexts, locale);
  const words = translator(helpTexts, locale);
  const asked = new URLSearchParams(params);
  asked.delete('sesudah');
  const first = await helpList(regency, actor, asked);
  const cellsOf = (row: HelpListRow) => [
    row.code,
    words(`kind_${row.kind}`),
    row.title,
    row.office,
    row.beganOn,
    row.endedOn,
    words(`funds_${row.funds}`),
    row.value,
    row.recipients,
    row.untold,
  ];
  const page = (after: string | undefined) => {
    if (after === undefined) return Promise.resolve(first);
    asked.set('sesudah', after);
    return helpList(regency, actor, asked);
  };
  const titles = [
    t('col_help_code'),
    t('col_help_kind'),
    t('col_help'),
    t('col_office'),
    t('col_began'),
    t('col_ended'),
    t('col_funds'),
    t('col_value'),
    t('col_recipients'),
    t('col_untold'),
  ];
  return { asked: first.asked, table: tableOfPages(titles, first.sums.helps, page, cellsOf) };
}
