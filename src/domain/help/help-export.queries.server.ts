/** Helps as a table to take home, as the list filters them: sums and counts, nobody's name. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { helpList, helpPage, type HelpListRow } from '#domain/help/help.queries.server.ts';
import { helpTexts } from '#lang/help.ts';
import { translator, type Locale } from '#lang/translate.ts';
import { unduhTexts } from '#lang/unduh.ts';
import type { Regency } from '#platform/regency.server.ts';
import { tableOf, tableOfPages, type GivenTable } from '#shared/table.ts';

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

/**
 * Who received a help, by nagari and name, with the share and what came of it: makers, and of them no owner.
 * @throws Problem helpNotFound, also for a help outside the reader's reach
 */
export async function recipientsTable(
  regency: Regency,
  actor: StaffActor,
  params: URLSearchParams,
  locale: Locale,
): Promise<GivenTable> {
  const t = translator(unduhTexts, locale);
  const words = translator(helpTexts, locale);
  const help = await helpPage(regency, actor, params.get('bantuan') ?? '');
  const yesOrNo = (told: boolean | null | undefined) =>
    told === null || told === undefined ? null : t(told ? 'yes' : 'no');
  const rows = help.recipients.map(({ code, name, nagari, value, quantity, unit, result }) => [
    code,
    name,
    nagari,
    value,
    quantity,
    unit,
    result?.toldOn ?? null,
    yesOrNo(result?.isUsed),
    yesOrNo(result?.areSalesUp),
    result?.workersAdded ?? null,
  ]);
  const titles = [
    t('col_code'),
    t('col_name'),
    t('col_nagari'),
    words('field_share'),
    words('field_quantity'),
    words('field_unit'),
    t('col_told_on'),
    t('col_is_used'),
    t('col_sales_up'),
    t('col_workers_added'),
  ];
  return { asked: { bantuan: help.code }, table: tableOf(titles, rows) };
}
