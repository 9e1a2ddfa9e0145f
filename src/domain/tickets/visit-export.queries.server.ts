/** Visits asked for as a table to take home: where, since when and planned for whom, without who asked and what for. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { outsideDuties } from '#domain/offices/office.problems.ts';
import { mayDesk } from '#domain/tickets/desk.policy.ts';
import { wantedVisits } from '#domain/tickets/visit.queries.server.ts';
import { translator, type Locale } from '#lang/translate.ts';
import { unduhTexts } from '#lang/unduh.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { tableOf, type Table } from '#shared/table.ts';

/** @throws Problem outsideDuties for whoever sees no visits */
export async function visitsTable(regency: Regency, actor: StaffActor, locale: Locale): Promise<Table> {
  if (!mayDesk(actor, 'see_visits')) throw outsideDuties();
  const t = translator(unduhTexts, locale);
  const visits = await wantedVisits(regency, actor, Number.MAX_SAFE_INTEGER);
  const rows = visits.map((visit) => [
    visit.kecamatan,
    visit.nagari,
    visit.code,
    visit.topic,
    dayOf(visit.receivedAt, WIB),
    dayOf(visit.dueAt, WIB),
    visit.plannedOn ?? null,
    visit.plannedFor ?? null,
    visit.missedOn ?? null,
  ]);
  const titles = [
    t('col_kecamatan'),
    t('col_nagari'),
    t('col_ticket'),
    t('col_topic'),
    t('col_received'),
    t('col_due'),
    t('col_planned_on'),
    t('col_planned_for'),
    t('col_missed_on'),
  ];
  return tableOf(titles, rows);
}
