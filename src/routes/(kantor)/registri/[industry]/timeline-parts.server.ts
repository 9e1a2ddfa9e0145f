/** What the life of a maker is told from, read as far as the actor may. */
import { helpOfIndustry } from '#domain/help/help.queries.server.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import type { IndustryPage } from '#domain/registry/industry.queries.server.ts';
import { ticketsOfIndustry } from '#domain/tickets/industry-link.queries.server.ts';
import type { Locale } from '#lang/translate.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { TimelineParts } from './timeline.ts';

/** @param industry as its page reads it */
export async function timelineParts(
  regency: Regency,
  actor: StaffActor,
  industry: IndustryPage,
  locale: Locale,
): Promise<TimelineParts> {
  const { id, record } = industry;
  const [tickets, helps] = await Promise.all([
    ticketsOfIndustry(regency, actor, id),
    helpOfIndustry(regency, actor, { id, nagariCode: record.nagariCode }),
  ]);
  return { industry, tickets, helps, now: regency.now(), locale };
}
