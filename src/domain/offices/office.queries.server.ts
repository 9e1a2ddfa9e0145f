/** Reads of offices, their calendars, and the duties of people. */
import { dutiesOn, type Duty, type StaffActor } from '#domain/offices/duty.ts';
import type { Calendars, SpecialPeriod, WeekHours, WorkCalendar } from '#domain/offices/calendar.ts';
import type { Database, Trx } from '#platform/db/database.server.ts';
import { remembered } from '#platform/memo.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { nameKey } from '#shared/written-name.ts';

export interface OfficeRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly isLeadAgency: boolean;
  readonly whatsapp: string | null;
}

/** Every office that still works, lead agency first, from the memo when it is there. */
export async function openOffices(regency: Regency): Promise<readonly OfficeRow[]> {
  return remembered(regency, 'openOffices', () =>
    regency.db
      .selectFrom('offices')
      .select(['id', 'slug', 'name', 'shortName', 'kind', 'isLeadAgency', 'whatsapp'])
      .where('closedOn', 'is', null)
      .orderBy('isLeadAgency', 'desc')
      .orderBy('shortName')
      .execute(),
  );
}

/** Their ids by every name they go by, as `nameKey` writes it: what a sheet may call them. */
export function officesByName(
  offices: readonly Pick<OfficeRow, 'id' | 'slug' | 'name' | 'shortName'>[],
): ReadonlyMap<string, string> {
  return new Map(
    offices.flatMap(({ id, slug, name, shortName }) =>
      [name, shortName, slug].map((called) => [nameKey(called), id] as const),
    ),
  );
}

/** The working calendars in force, by office. */
export async function officeCalendars(regency: Regency): Promise<Calendars> {
  return remembered(regency, 'officeCalendars', () => readCalendars(regency.db));
}

/** Every working calendar by its id. */
export async function workCalendars(db: Database | Trx): Promise<ReadonlyMap<string, WorkCalendar>> {
  const [calendars, weeks, periods, holidays] = await Promise.all([
    db.selectFrom('calendars').selectAll().execute(),
    db.selectFrom('calendarWeeks').selectAll().orderBy('validFrom').execute(),
    db.selectFrom('calendarPeriods').selectAll().orderBy('firstDay').execute(),
    db.selectFrom('calendarHolidays').select(['calendarId', 'day']).execute(),
  ]);
  const byId = new Map<string, WorkCalendar>();
  for (const row of calendars) {
    const own = weeks.filter((week) => week.calendarId === row.id);
    byId.set(row.id, {
      utcOffset: row.utcOffset,
      week: (own[0]?.hours ?? {}) as WeekHours,
      laterWeeks: own.slice(1).map((week) => ({ validFrom: week.validFrom, hours: week.hours as WeekHours })),
      periods: periods
        .filter((period) => period.calendarId === row.id)
        .map((period): SpecialPeriod => ({
          firstDay: period.firstDay,
          lastDay: period.lastDay,
          hours: period.hours as WeekHours,
        })),
      closedDays: new Set(holidays.filter((day) => day.calendarId === row.id).map((day) => day.day)),
      decreedUntil: row.decreedUntil,
    });
  }
  return byId;
}

/** Reads the calendars anew; used inside the transaction that changes one. */
export async function readCalendars(db: Database | Trx): Promise<Calendars> {
  const [byId, offices] = await Promise.all([
    workCalendars(db),
    db.selectFrom('offices').select(['id', 'calendarId', 'isLeadAgency']).execute(),
  ]);
  const lead = offices.find((office) => office.isLeadAgency);
  const calendarOf = (calendarId: string | undefined) => {
    const found = calendarId === undefined ? undefined : byId.get(calendarId);
    if (!found) throw new RangeError('an office without a calendar');
    return found;
  };
  const byOffice = new Map(offices.map((office) => [office.id, office.calendarId]));
  return {
    lead: calendarOf(lead?.calendarId),
    leadOfficeId: lead?.id ?? '',
    of: (officeId) => calendarOf(byOffice.get(officeId) ?? lead?.calendarId),
  };
}

/** The staff actor behind a signed-in user, with the duties in force today; undefined when inactive or unknown. */
export async function staffActor(
  regency: Regency,
  userId: string,
): Promise<(StaffActor & { name: string }) | undefined> {
  return actorWhere(regency, 'people.userId', userId);
}

/** As `staffActor`, for what the system does on behalf of a person: her duties of today count, not those of when she asked. */
export async function staffActorOf(
  regency: Regency,
  personId: string,
): Promise<(StaffActor & { name: string }) | undefined> {
  return actorWhere(regency, 'people.id', personId);
}

async function actorWhere(
  regency: Regency,
  column: 'people.userId' | 'people.id',
  value: string,
): Promise<(StaffActor & { name: string }) | undefined> {
  const rows = await regency.db
    .selectFrom('people')
    .leftJoin('duties', 'duties.personId', 'people.id')
    .select(['people.id', 'people.name', 'duties.officeId', 'areaCode', 'substituteFor'])
    .select(['startsOn', 'endsOn', 'isConfirmed'])
    .select((eb) => eb.ref('duty').$castTo<Duty | null>().as('duty'))
    .where(column, '=', value)
    .where('people.isActive', '=', true)
    .execute();
  const person = rows[0];
  if (!person) return undefined;
  const duties = rows.flatMap(({ duty, startsOn, isConfirmed, ...row }) =>
    duty === null || startsOn === null || isConfirmed === null
      ? []
      : [{ ...row, duty, startsOn, isConfirmed }],
  );
  return {
    kind: 'staff',
    personId: person.id,
    name: person.name,
    duties: dutiesOn(duties, dayOf(regency.now(), WIB)),
  };
}

/** The lead agency's WhatsApp number in international digits (`62812…`); undefined when it has none. */
export async function leadAgencyWhatsapp(regency: Regency): Promise<string | undefined> {
  const typed = (await openOffices(regency)).find((office) => office.isLeadAgency)?.whatsapp;
  const digits = typed?.replaceAll(/\D/g, '').replace(/^0/, '62') ?? '';
  return /^62\d{8,13}$/.test(digits) ? digits : undefined;
}

/** The lead agency's counter, as the public finds it. */
export async function leadAgency(
  regency: Regency,
): Promise<{ readonly shortName: string; readonly counterHours: string | null }> {
  return regency.db
    .selectFrom('offices')
    .select(['shortName', 'counterHours'])
    .where('isLeadAgency', '=', true)
    .executeTakeFirstOrThrow();
}
