/** Reads of visits. */
import { VISITING_DUTIES } from '#domain/visits/visit.policy.ts';
import type { Database, Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB, type Day } from '#shared/day.ts';

/** People whom a visit may be planned for on a day: those whose duty lets them report visits of their own. */
export function visitorsOf(db: Database | Trx, today: Day) {
  return db
    .selectFrom('people')
    .select(['people.id', 'people.name'])
    .where('people.isActive', '=', true)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('duties')
          .select('duties.id')
          .whereRef('duties.personId', '=', 'people.id')
          .where('duties.duty', 'in', VISITING_DUTIES)
          .where('duties.isConfirmed', '=', true)
          .where('duties.startsOn', '<=', today)
          .where((or) => or.or([or('duties.endsOn', 'is', null), or('duties.endsOn', '>=', today)])),
      ),
    );
}

/** The same by name. */
export async function visitors(regency: Regency): Promise<{ id: string; name: string }[]> {
  return visitorsOf(regency.db, dayOf(regency.now(), WIB)).orderBy('people.name').execute();
}

/** The day on which each of these makers was last met; those never met are absent. */
export async function lastVisitOn(
  regency: Pick<Regency, 'db'>,
  industryIds: readonly string[],
): Promise<ReadonlyMap<string, Day>> {
  if (industryIds.length === 0) return new Map();
  const rows = await regency.db
    .selectFrom('visits')
    .select('industryId')
    .select((eb) => eb.fn.max('heldAt').as('heldAt'))
    .where('industryId', 'in', industryIds)
    .where('state', '=', 'done')
    .groupBy('industryId')
    .execute();
  return new Map(
    rows.flatMap(({ industryId, heldAt }) =>
      industryId === null || heldAt === null ? [] : [[industryId, dayOf(new Date(heldAt), WIB)] as const],
    ),
  );
}
