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

/** The last time somebody was met: when, and by whom. */
export interface LastVisit {
  readonly on: Day;
  readonly visitId: string;
  readonly person: string;
}

/**
 * When each of these was last met, by its id (a nagari by its code); what was never visited is absent. The one place that
 * says so: planning, the phone's pack, and the pages of makers, nagari and sentra ask here.
 */
export async function lastVisits(
  regency: Pick<Regency, 'db'>,
  asked:
    | { readonly industryIds: readonly string[] }
    | { readonly sentraIds: readonly string[] }
    | { readonly nagariCodes: readonly string[] | 'all' },
): Promise<ReadonlyMap<string, LastVisit>> {
  const [column, ids] =
    'industryIds' in asked
      ? (['visits.industryId', asked.industryIds] as const)
      : 'sentraIds' in asked
        ? (['visits.sentraId', asked.sentraIds] as const)
        : (['visits.nagariCode', asked.nagariCodes] as const);
  if (ids.length === 0) return new Map();
  const rows = await regency.db
    .selectFrom('visits')
    .innerJoin('people', 'people.id', 'visits.personId')
    .select([`${column} as of`, 'visits.id as visitId', 'visits.heldAt', 'people.name as person'])
    .distinctOn(column)
    .where(column, 'is not', null)
    .$if(ids !== 'all', (query) => query.where(column, 'in', [...ids]))
    .where('visits.state', '=', 'done')
    .where('visits.heldAt', 'is not', null)
    .orderBy(column)
    .orderBy('visits.heldAt', 'desc')
    .orderBy('visits.id')
    .execute();
  return new Map(
    rows.flatMap(({ of, visitId, heldAt, person }) =>
      of === null || heldAt === null
        ? []
        : [[of, { on: dayOf(new Date(heldAt), WIB), visitId, person }] as const],
    ),
  );
}
