/** The desk as a table to take home: what its filter finds, without who brought it and what she wrote. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { outsideDuties } from '#domain/offices/office.problems.ts';
import { readDeskFilter } from '#domain/tickets/desk.form.ts';
import { deskReach } from '#domain/tickets/ticket.policy.ts';
import { countOnDesk, ticketsOnDesk, type DeskRow } from '#domain/tickets/ticket.queries.server.ts';
import { deskTexts } from '#lang/desk.ts';
import { translator, type Locale } from '#lang/translate.ts';
import { unduhTexts } from '#lang/unduh.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { tableOfPages, type GivenTable } from '#shared/table.ts';

const PIECE = 500;

/** @throws Problem outsideDuties for whoever opens no ticket */
export async function ticketsTable(
  regency: Regency,
  actor: StaffActor,
  params: URLSearchParams,
  locale: Locale,
): Promise<GivenTable> {
  if (deskReach(actor) === undefined) throw outsideDuties();
  const { filter, asked } = readDeskFilter(params);
  const t = translator(unduhTexts, locale);
  const words = translator(deskTexts, locale);
  const cellsOf = (row: DeskRow) => [
    row.code,
    words(`state_${row.state}`),
    locale === 'en' ? row.topicEn : row.topic,
    row.nagari,
    row.office,
    row.person,
    dayOf(row.receivedAt, WIB),
    dayOf(row.dueAt, WIB),
    row.days,
    t(row.isPaused ? 'yes' : 'no'),
  ];
  const titles = [
    t('col_ticket'),
    t('col_state'),
    t('col_topic'),
    t('col_nagari'),
    t('col_office'),
    t('col_person'),
    t('col_received'),
    t('col_due'),
    t('col_days'),
    t('col_paused'),
  ];
  const count = await countOnDesk(regency, actor, filter);
  const page = (after: string | undefined) => ticketsOnDesk(regency, actor, filter, after, PIECE);
  return { asked, table: tableOfPages(titles, count, page, cellsOf) };
}
