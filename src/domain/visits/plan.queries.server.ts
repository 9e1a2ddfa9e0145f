/** Reads for planning: what stands in the days, and who should be gone to. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { mayVisit, visitReach } from '#domain/visits/visit.policy.ts';
import { outsideVisits } from '#domain/visits/visit.problems.ts';
import type { VisitReason, VisitState } from '#domain/visits/visit.ts';
import { visitAfter } from '#domain/visits/visit.workflow.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, instantOn, WIB, type Day } from '#shared/day.ts';
import type { Point } from '#shared/sphere.ts';

const MOST_VISITS = 1000;
const MOST_CHOICES = 50;
const YEAR_DAYS = 365;

export interface PlannedRow {
  readonly id: string;
  readonly version: number;
  readonly state: VisitState;
  readonly reason: VisitReason;
  readonly on: Day;
  readonly seat: number;
  readonly personId: string;
  readonly person: string;
  readonly nagari: string;
  readonly maker: { readonly code: string; readonly name: string } | null;
  readonly ticket: string | null;
  readonly place: Point | null;
  /** Somebody else goes to the same maker within these days. */
  readonly isDouble: boolean;
  readonly may: { readonly move: boolean; readonly order: boolean; readonly cancel: boolean };
}

/** The visits of some days, by day, person and place in the day. @throws Problem outsideVisits */
export async function visitsBetween(
  regency: Regency,
  actor: StaffActor,
  asked: { readonly from: Day; readonly to: Day; readonly personId?: string | undefined },
): Promise<PlannedRow[]> {
  const reach = visitReach(actor, 'read');
  if (reach === undefined) throw outsideVisits({ act: 'read' });
  const personId = reach === 'self' ? actor.personId : asked.personId;
  const rows = await regency.db
    .selectFrom('visits')
    .innerJoin('people', 'people.id', 'visits.personId')
    .innerJoin('areas', 'areas.code', 'visits.nagariCode')
    .leftJoin('industries', 'industries.id', 'visits.industryId')
    .leftJoin('tickets', 'tickets.id', 'visits.ticketId')
    .select(['visits.id', 'visits.version', 'visits.plannedOn as on', 'visits.seat', 'visits.personId'])
    .select((eb) => [
      eb.ref('visits.state').$castTo<VisitState>().as('state'),
      eb.ref('visits.reason').$castTo<VisitReason>().as('reason'),
    ])
    .select(['people.name as person', 'areas.name as nagari', 'tickets.code as ticket'])
    .select(['industries.code as makerCode', 'industries.name as makerName'])
    .select(['industries.lat', 'industries.lng', 'areas.lat as areaLat', 'areas.lng as areaLng'])
    .where('visits.plannedOn', '>=', asked.from)
    .where('visits.plannedOn', '<=', asked.to)
    .$if(personId !== undefined, (query) => query.where('visits.personId', '=', personId ?? ''))
    .orderBy('visits.plannedOn')
    .orderBy('people.name')
    .orderBy('visits.seat')
    .orderBy('visits.id')
    .limit(MOST_VISITS)
    .execute();
  return rows.map(({ makerCode, makerName, lat, lng, areaLat, areaLng, ...row }) => ({
    ...row,
    maker: makerCode === null ? null : { code: makerCode, name: makerName ?? '' },
    place: pointOf(lat, lng) ?? pointOf(areaLat, areaLng),
    isDouble:
      makerCode !== null &&
      row.state === 'planned' &&
      rows.some(
        (other) =>
          other.makerCode === makerCode && other.personId !== row.personId && other.state === 'planned',
      ),
    may: {
      move: mayVisit(actor, 'move', row.personId) && visitAfter(row.state, 'move') !== undefined,
      order: mayVisit(actor, 'move', row.personId) && row.state === 'planned',
      cancel: mayVisit(actor, 'cancel', row.personId) && visitAfter(row.state, 'cancel') !== undefined,
    },
  }));
}

function pointOf(lat: number | null, lng: number | null): Point | null {
  return lat === null || lng === null ? null : { lat, lng };
}

/** Makers of a nagari whom nobody met for a year and nobody plans to meet, by their number; the first fifty after `after`. */
export async function makersUnseen(
  regency: Regency,
  nagariCode: string,
  today: Day,
  after = '',
): Promise<{ code: string; name: string }[]> {
  const since = instantOn(addDays(today, -YEAR_DAYS), 0, WIB);
  return regency.db
    .selectFrom('industries')
    .select(['industries.code', 'industries.name'])
    .where('industries.nagariCode', '=', nagariCode)
    .where('industries.closedOn', 'is', null)
    .where('industries.mergedInto', 'is', null)
    .where('industries.code', '>', after)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('visits')
            .select('visits.id')
            .whereRef('visits.industryId', '=', 'industries.id')
            .where((or) =>
              or.or([
                or('visits.state', '=', 'planned'),
                or.and([or('visits.state', '=', 'done'), or('visits.heldAt', '>=', since)]),
              ]),
            ),
        ),
      ),
    )
    .orderBy('industries.code')
    .limit(MOST_CHOICES)
    .execute();
}

/** The nagari to choose from. */
export async function nagariToVisit(regency: Regency): Promise<{ code: string; name: string }[]> {
  return regency.db
    .selectFrom('areas')
    .select(['code', 'name'])
    .where('level', '=', 'nagari')
    .orderBy('name')
    .execute();
}
