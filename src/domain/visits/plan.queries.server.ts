/** Reads for planning: what stands in the days, and who should be gone to. */
import { nagariByKecamatan } from '#domain/areas/area.queries.server.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { mayVisit, visitReach } from '#domain/visits/visit.policy.ts';
import { outsideVisits } from '#domain/visits/visit.problems.ts';
import { lastVisits } from '#domain/visits/visit.queries.server.ts';
import type { ChosenTarget, MakerSource, VisitReason, VisitState } from '#domain/visits/visit.ts';
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
  readonly sentra: { readonly slug: string; readonly name: string } | null;
  readonly place: Point | null;
  /** It stands before whoever goes. */
  readonly isToCome: boolean;
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
    .leftJoin('sentra', 'sentra.id', 'visits.sentraId')
    .select(['visits.id', 'visits.version', 'visits.plannedOn as on', 'visits.seat', 'visits.personId'])
    .select((eb) => [
      eb.ref('visits.state').$castTo<VisitState>().as('state'),
      eb.ref('visits.reason').$castTo<VisitReason>().as('reason'),
    ])
    .select(['people.name as person', 'areas.name as nagari', 'tickets.code as ticket'])
    .select(['industries.code as makerCode', 'industries.name as makerName'])
    .select(['sentra.slug as sentraSlug', 'sentra.name as sentraName'])
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
  return rows.map(({ makerCode, makerName, sentraSlug, sentraName, lat, lng, areaLat, areaLng, ...row }) => ({
    ...row,
    maker: makerCode === null ? null : { code: makerCode, name: makerName ?? '' },
    sentra: sentraSlug === null ? null : { slug: sentraSlug, name: sentraName ?? '' },
    place: pointOf(lat, lng) ?? pointOf(areaLat, areaLng),
    isToCome: row.state === 'planned',
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

/** A maker who may be gone to: when she was last met, whose figures of which years are missing, and who goes already. */
export interface MakerToVisit {
  readonly code: string;
  readonly name: string;
  readonly lastOn: Day | null;
  readonly missing: readonly number[];
  readonly planned: { readonly on: Day; readonly person: string } | null;
}

/** Figures are asked for of this year and the last. */
function yearsAsked(today: Day): readonly [last: number, current: number] {
  const year = Number(today.slice(0, 4));
  return [year - 1, year];
}

/**
 * Makers of a nagari to choose from, by their number, fifty at a time: whom nobody met for a year and nobody plans to meet,
 * whose figures of this year or the last are missing, or all of them.
 * @param after the number of the last one of the page before
 */
export async function makersToVisit(
  regency: Regency,
  { source, nagariCode, today, after = '' }: AskedMakers,
): Promise<{ readonly makers: readonly MakerToVisit[]; readonly next: string | null }> {
  const since = instantOn(addDays(today, -YEAR_DAYS), 0, WIB);
  const years = yearsAsked(today);
  const rows = await regency.db
    .selectFrom('industries')
    .select(['industries.id', 'industries.code', 'industries.name'])
    .select((eb) => [
      eb
        .selectFrom('industryFigures as f')
        .select(({ fn }) => fn.agg<number[]>('array_agg', ['f.year']).distinct().as('years'))
        .whereRef('f.industryId', '=', 'industries.id')
        .where('f.year', 'in', [...years])
        .as('years'),
      eb
        .selectFrom('visits as v')
        .select(({ fn }) => fn.min('v.plannedOn').as('on'))
        .whereRef('v.industryId', '=', 'industries.id')
        .where('v.state', '=', 'planned')
        .as('plannedOn'),
      eb
        .selectFrom('visits as v')
        .innerJoin('people', 'people.id', 'v.personId')
        .select('people.name')
        .whereRef('v.industryId', '=', 'industries.id')
        .where('v.state', '=', 'planned')
        .orderBy('v.plannedOn')
        .orderBy('v.id')
        .limit(1)
        .as('plannedFor'),
    ])
    .where('industries.nagariCode', '=', nagariCode)
    .where('industries.closedOn', 'is', null)
    .where('industries.mergedInto', 'is', null)
    .where('industries.code', '>', after)
    .$if(source === 'unseen', (query) =>
      query.where((eb) =>
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
      ),
    )
    .$if(source === 'figures', (query) =>
      query.where((eb) =>
        eb.or(
          years.map((year) =>
            eb.not(
              eb.exists(
                eb
                  .selectFrom('industryFigures as f')
                  .select('f.id')
                  .whereRef('f.industryId', '=', 'industries.id')
                  .where('f.year', '=', year),
              ),
            ),
          ),
        ),
      ),
    )
    .orderBy('industries.code')
    .limit(MOST_CHOICES + 1)
    .execute();
  const shown = rows.slice(0, MOST_CHOICES);
  const met = await lastVisits(regency, { industryIds: shown.map(({ id }) => id) });
  return {
    makers: shown.map(({ id, code, name, years: known, plannedOn, plannedFor }) => ({
      code,
      name,
      lastOn: met.get(id)?.on ?? null,
      missing: years.filter((year) => !(known ?? []).includes(year)),
      planned: plannedOn === null ? null : { on: plannedOn, person: plannedFor ?? '' },
    })),
    next: rows.length > MOST_CHOICES ? (shown.at(-1)?.code ?? null) : null,
  };
}

interface AskedMakers {
  readonly source: MakerSource;
  readonly nagariCode: string;
  readonly today: Day;
  readonly after?: string;
}

/** How a nagari stands: how many makers, whom nobody met, whose figures are missing, and when somebody was there last. */
export interface NagariToVisit {
  readonly code: string;
  readonly name: string;
  readonly kecamatan: string;
  readonly makers: number;
  readonly unseen: number;
  readonly figures: number;
  readonly lastOn: Day | null;
}

/** Every nagari, by kecamatan and name, with what waits there to be gone to. */
export async function nagariToVisit(regency: Regency, today: Day): Promise<readonly NagariToVisit[]> {
  const since = instantOn(addDays(today, -YEAR_DAYS), 0, WIB);
  const [last, current] = yearsAsked(today);
  const [groups, counted, met] = await Promise.all([
    nagariByKecamatan(regency),
    regency.db
      .with('seen', (db) =>
        db
          .selectFrom('visits')
          .select('industryId')
          .distinct()
          .where('industryId', 'is not', null)
          .where((or) =>
            or.or([
              or('state', '=', 'planned'),
              or.and([or('state', '=', 'done'), or('heldAt', '>=', since)]),
            ]),
          ),
      )
      .with('told', (db) =>
        db
          .selectFrom('industryFigures')
          .select('industryId')
          .where('year', 'in', [last, current])
          .groupBy('industryId')
          .having(({ fn }) => fn.count('year').distinct(), '=', 2),
      )
      .selectFrom('industries')
      .leftJoin('seen', 'seen.industryId', 'industries.id')
      .leftJoin('told', 'told.industryId', 'industries.id')
      .select('industries.nagariCode')
      .select(({ fn }) => [
        fn.countAll<number>().as('makers'),
        fn.countAll<number>().filterWhere('seen.industryId', 'is', null).as('unseen'),
        fn.countAll<number>().filterWhere('told.industryId', 'is', null).as('figures'),
      ])
      .where('industries.closedOn', 'is', null)
      .where('industries.mergedInto', 'is', null)
      .groupBy('industries.nagariCode')
      .execute(),
    lastVisits(regency, { nagariCodes: 'all' }),
  ]);
  const of = new Map(counted.map(({ nagariCode, ...counts }) => [nagariCode, counts]));
  return groups.flatMap(({ name: kecamatan, nagari }) =>
    nagari.map(({ code, name }) => ({
      code,
      name,
      kecamatan,
      ...(of.get(code) ?? { makers: 0, unseen: 0, figures: 0 }),
      lastOn: met.get(code)?.on ?? null,
    })),
  );
}

/** What else there is to go to in a nagari: its sentra that were not ended. */
export async function sentraToVisit(
  regency: Regency,
  nagariCode: string,
): Promise<readonly { readonly id: string; readonly name: string; readonly lastOn: Day | null }[]> {
  const rows = await regency.db
    .selectFrom('sentra')
    .select(['id', 'name'])
    .where('nagariCode', '=', nagariCode)
    .where('endedOn', 'is', null)
    .orderBy('name')
    .execute();
  const met = await lastVisits(regency, { sentraIds: rows.map(({ id }) => id) });
  return rows.map((row) => ({ ...row, lastOn: met.get(row.id)?.on ?? null }));
}

/** Where each chosen target lies, and the maker behind a ticket. */
export interface PlacedTarget {
  readonly nagariCode: string;
  readonly ticketId: string | null;
  readonly industry: string | null;
  readonly sentraId: string | null;
}

/** In the order in which they were chosen; what is not there is left out. */
export async function placedTargets(
  regency: Regency,
  chosen: readonly ChosenTarget[],
): Promise<readonly PlacedTarget[]> {
  const named = <K extends string>(key: K) =>
    chosen.flatMap((one) => (key in one ? [(one as Record<K, string>)[key]] : []));
  const [tickets, makers, sentra] = await Promise.all([
    within(named('ticketId'), (ids) =>
      regency.db
        .selectFrom('tickets')
        .innerJoin('applicants', 'applicants.id', 'tickets.applicantId')
        .leftJoin('industries', 'industries.id', 'applicants.industryId')
        .select(['tickets.id', 'tickets.nagariCode', 'industries.code'])
        .where('tickets.id', 'in', ids)
        .execute(),
    ),
    within(named('industry'), (codes) =>
      regency.db.selectFrom('industries').select(['code', 'nagariCode']).where('code', 'in', codes).execute(),
    ),
    within(named('sentraId'), (ids) =>
      regency.db.selectFrom('sentra').select(['id', 'nagariCode']).where('id', 'in', ids).execute(),
    ),
  ]);
  const none = { ticketId: null, industry: null, sentraId: null };
  return chosen.flatMap((one): PlacedTarget[] => {
    if ('nagariCode' in one) return [{ ...none, nagariCode: one.nagariCode }];
    if ('ticketId' in one)
      return tickets
        .filter(({ id }) => id === one.ticketId)
        .map(({ nagariCode, code }) => ({ ...none, nagariCode, ticketId: one.ticketId, industry: code }));
    if ('industry' in one)
      return makers
        .filter(({ code }) => code === one.industry)
        .map(({ nagariCode }) => ({ ...none, nagariCode, industry: one.industry }));
    return sentra
      .filter(({ id }) => id === one.sentraId)
      .map(({ nagariCode }) => ({ ...none, nagariCode, sentraId: one.sentraId }));
  });
}

async function within<T>(
  asked: readonly string[],
  read: (asked: readonly string[]) => Promise<T[]>,
): Promise<T[]> {
  return asked.length === 0 ? [] : read(asked);
}

/** What one person has on one day, counted by how it stands. */
export interface PersonsDay {
  readonly on: Day;
  readonly personId: string;
  readonly person: string;
  readonly planned: number;
  readonly done: number;
  readonly missed: number;
}

/** The days of some weeks, by day and person; what was called off does not count. @throws Problem outsideVisits */
export async function personsDays(
  regency: Regency,
  actor: StaffActor,
  asked: { readonly from: Day; readonly to: Day; readonly personId?: string | undefined },
): Promise<readonly PersonsDay[]> {
  const reach = visitReach(actor, 'read');
  if (reach === undefined) throw outsideVisits({ act: 'read' });
  const personId = reach === 'self' ? actor.personId : asked.personId;
  return regency.db
    .selectFrom('visits')
    .innerJoin('people', 'people.id', 'visits.personId')
    .select(['visits.plannedOn as on', 'visits.personId', 'people.name as person'])
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('visits.state', '=', 'planned').as('planned'),
      fn.countAll<number>().filterWhere('visits.state', '=', 'done').as('done'),
      fn.countAll<number>().filterWhere('visits.state', '=', 'missed').as('missed'),
    ])
    .where('visits.plannedOn', '>=', asked.from)
    .where('visits.plannedOn', '<=', asked.to)
    .where('visits.state', '!=', 'cancelled')
    .$if(personId !== undefined, (query) => query.where('visits.personId', '=', personId ?? ''))
    .groupBy(['visits.plannedOn', 'visits.personId', 'people.name'])
    .orderBy('visits.plannedOn')
    .orderBy('people.name')
    .orderBy('visits.personId')
    .execute();
}

/** Holidays and joint leave of an office's calendar, by day. */
export async function holidaysOf(
  regency: Regency,
  officeId: string,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<readonly { readonly day: Day; readonly name: string; readonly kind: string }[]> {
  return regency.db
    .selectFrom('calendarHolidays')
    .innerJoin('offices', 'offices.calendarId', 'calendarHolidays.calendarId')
    .select(['calendarHolidays.day', 'calendarHolidays.name', 'calendarHolidays.kind'])
    .where('offices.id', '=', officeId)
    .where('calendarHolidays.day', '>=', from)
    .where('calendarHolidays.day', '<=', to)
    .orderBy('calendarHolidays.day')
    .execute();
}
