/** The life of a maker as a table to take home, as its page narrows it; what it sells stays out. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { industryPage } from '#domain/registry/industry.queries.server.ts';
import { registryTexts } from '#lang/registry.ts';
import { translator, type Locale } from '#lang/translate.ts';
import { unduhTexts } from '#lang/unduh.ts';
import type { Regency } from '#platform/regency.server.ts';
import { tableOf, type GivenTable } from '#shared/table.ts';
import { timelineParts } from './timeline-parts.server.ts';
import { timelineOf } from './timeline.ts';

/** @throws Problem industryNotFound, also for a maker outside the actor's reach */
export async function timelineTable(
  regency: Regency,
  actor: StaffActor,
  params: URLSearchParams,
  locale: Locale,
): Promise<GivenTable> {
  const t = translator(unduhTexts, locale);
  const words = translator(registryTexts, locale);
  const page = await industryPage(regency, actor, params.get('usaha') ?? '');
  const figures = page.figures.map((row) => ({ ...row, sales: null }));
  const parts = await timelineParts(regency, actor, { ...page, figures }, locale);
  const asked = params.get('garis') ?? '';
  const timeline = timelineOf(parts, new URLSearchParams({ garis: asked, semua: '' }));
  const rows = timeline.lines.map((line) => [
    line.order.slice(0, 10),
    words(`timeline_${line.kind}`),
    line.words,
    line.more ?? null,
    line.tag?.words ?? null,
  ]);
  const titles = [t('col_when'), t('col_kind_of_line'), t('col_what'), t('col_more'), t('col_state')];
  return {
    asked: { usaha: page.code, ...(timeline.asked && { garis: timeline.asked }) },
    table: tableOf(titles, rows),
  };
}
