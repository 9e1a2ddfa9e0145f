/** Reads for setting up: people, duties, sessions, calendars, topics, single settings, and who changed what. */
import { sql } from 'kysely';
import type { Duty } from '#domain/offices/duty.ts';
import type { WeekHours } from '#domain/offices/calendar.ts';
import type { AuditFilter } from '#domain/offices/history.form.ts';
import { DEFAULT_RETENTION, type Retention } from '#domain/offices/office.form.ts';
import type { PeopleFilter } from '#domain/offices/person.form.ts';
import { wallYear } from '#domain/offices/calendar-year.ts';
import { workCalendars } from '#domain/offices/office.queries.server.ts';
import { settingNotFound } from '#domain/offices/office.problems.ts';
import type { Database, Trx } from '#platform/db/database.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, instantOn, isDay, WIB, type Day } from '#shared/day.ts';
import { isId } from '#shared/id.ts';

/** Every office, closed ones last. */
export async function allOffices({ db }: Regency) {
  return db
    .selectFrom('offices')
    .selectAll()
    .orderBy(sql`closed_on is not null`)
    .orderBy('isLeadAgency', 'desc')
    .orderBy('shortName')
    .execute();
}

/** @throws Problem settingNotFound */
export async function officeById({ db }: Regency, id: string) {
  const row = isId(id)
    ? await db.selectFrom('offices').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined;
  if (!row) throw settingNotFound();
  return row;
}

/** How many open tickets each office holds, by office id. */
export async function openTicketsByOffice({ db }: Regency): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('disposisi')
    .select(['officeId', (eb) => eb.fn.count<number>('ticketId').distinct().as('count')])
    .where('isCurrent', '=', true)
    .groupBy('officeId')
    .execute();
  return new Map(rows.map((row) => [row.officeId, row.count]));
}

/** What stands in the way of closing an office: the same questions as `closeOffice` asks. */
export async function tiesOfOffice({ db }: Regency, officeId: string) {
  const [tickets, topics, people] = await Promise.all([
    db
      .selectFrom('disposisi')
      .innerJoin('tickets', 'tickets.id', 'disposisi.ticketId')
      .select((eb) => eb.fn.count<number>('disposisi.ticketId').distinct().as('count'))
      .where('disposisi.officeId', '=', officeId)
      .where('disposisi.isCurrent', '=', true)
      .where('tickets.isOpen', '=', true)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('topics')
      .select(['id', 'name'])
      .where('leadOfficeId', '=', officeId)
      .where('closedOn', 'is', null)
      .orderBy('sortOrder')
      .execute(),
    db
      .selectFrom('people')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('officeId', '=', officeId)
      .where('isActive', '=', true)
      .executeTakeFirstOrThrow(),
  ]);
  return { openTickets: tickets.count, topics, people: people.count };
}

/** At most so many people on one screen; beyond that the search has to be narrower. */
export const MOST_PEOPLE = 200;

/** People by filter with the duties in force on `today`, active ones first; at most `most`. */
export async function allPeople(
  { db }: Regency,
  today: Day,
  filter: PeopleFilter = {},
  most = MOST_PEOPLE + 1,
) {
  let query = db
    .selectFrom('people')
    .leftJoin('offices', 'offices.id', 'people.officeId')
    .leftJoin('authUsers', 'authUsers.id', 'people.userId')
    .select(['people.id', 'people.name', 'people.email', 'people.isActive', 'offices.shortName as office'])
    .select('authUsers.twoFactorEnabled as hasSecondFactor')
    .orderBy('people.isActive', 'desc')
    .orderBy('people.name')
    .orderBy('people.id')
    .limit(most);
  const words = filter.words
    ?.trim()
    .toLowerCase()
    .replaceAll(/[\\%_]/g, '\\$&');
  if (words)
    query = query.where((eb) =>
      eb.or([
        eb(eb.fn<string>('lower', ['people.name']), 'like', `%${words}%`),
        eb('people.email', 'like', `%${words}%`),
      ]),
    );
  if (filter.officeId !== undefined && isId(filter.officeId))
    query = query.where('people.officeId', '=', filter.officeId);
  if (filter.state !== undefined) query = query.where('people.isActive', '=', filter.state !== 'inactive');
  const inForce = db
    .selectFrom('duties')
    .select('duties.personId')
    .where('duties.isConfirmed', '=', true)
    .where('duties.startsOn', '<=', today)
    .where((eb) => eb.or([eb('duties.endsOn', 'is', null), eb('duties.endsOn', '>=', today)]));
  if (filter.state === 'no_duty') query = query.where('people.id', 'not in', inForce);
  if (filter.duty !== undefined)
    query = query.where('people.id', 'in', inForce.where('duties.duty', '=', filter.duty));
  const people = await query.execute();
  const ids = people.map((person) => person.id);
  const duties =
    ids.length === 0
      ? []
      : await db
          .selectFrom('duties')
          .select(['personId', 'substituteFor'])
          .select((eb) => eb.ref('duty').$castTo<Duty>().as('duty'))
          .where((eb) => eb('personId', '=', eb.fn.any(eb.val(ids))))
          .where('isConfirmed', '=', true)
          .where('startsOn', '<=', today)
          .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', today)]))
          .execute();
  return people.map((person) => ({
    ...person,
    hasSecondFactor: person.hasSecondFactor === true,
    duties: [...new Set(duties.filter((row) => row.personId === person.id).map((row) => row.duty))],
  }));
}

/** A person with her account. @throws Problem settingNotFound */
export async function personById({ db }: Regency, id: string) {
  const row = isId(id)
    ? await db
        .selectFrom('people')
        .leftJoin('offices', 'offices.id', 'people.officeId')
        .leftJoin('authUsers', 'authUsers.id', 'people.userId')
        .select([
          'people.id',
          'people.userId',
          'people.name',
          'people.email',
          'people.phone',
          'people.nip',
          'people.officeId',
          'people.isActive',
          'offices.shortName as office',
          'authUsers.twoFactorEnabled as hasSecondFactor',
        ])
        .select((eb) =>
          eb
            .selectFrom('devicePeople')
            .whereRef('devicePeople.personId', '=', 'people.id')
            .select((of) => of.fn.max('devicePeople.lastSignedInAt').as('at'))
            .as('lastSignedInAt'),
        )
        .where('people.id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw settingNotFound();
  return { ...row, hasSecondFactor: row.hasSecondFactor === true };
}

function dutyRows({ db }: Regency) {
  return db
    .selectFrom('duties')
    .innerJoin('people', 'people.id', 'duties.personId')
    .leftJoin('offices', 'offices.id', 'duties.officeId')
    .leftJoin('areas', 'areas.code', 'duties.areaCode')
    .leftJoin('people as away', 'away.id', 'duties.substituteFor')
    .leftJoin('people as granter', 'granter.id', 'duties.grantedBy')
    .select([
      'duties.id',
      'duties.personId',
      'duties.officeId',
      'duties.substituteFor',
      'duties.startsOn',
      'duties.endsOn',
      'duties.isConfirmed',
      'duties.grantedBy',
    ])
    .select([
      'people.name as person',
      'offices.shortName as office',
      'areas.name as area',
      'away.name as away',
      'granter.name as granter',
    ])
    .select((eb) => eb.ref('duties.duty').$castTo<Duty>().as('duty'))
    .orderBy('duties.startsOn', 'desc')
    .orderBy('duties.id');
}

/** Duties of a person, newest first. */
export async function dutiesOfPerson(regency: Regency, personId: string) {
  return dutyRows(regency).where('duties.personId', '=', personId).execute();
}

/** One duty of a person. @throws Problem settingNotFound */
export async function dutyOfPerson(regency: Regency, personId: string, dutyId: string) {
  const row =
    isId(personId) && isId(dutyId)
      ? await dutyRows(regency)
          .where('duties.personId', '=', personId)
          .where('duties.id', '=', dutyId)
          .executeTakeFirst()
      : undefined;
  if (!row) throw settingNotFound();
  return row;
}

/** Who stands in for a duty, now or later. */
export async function substitutesOf(regency: Regency, held: DutyShown, today: Day) {
  return dutyRows(regency)
    .where('duties.substituteFor', '=', held.personId)
    .where('duties.duty', '=', held.duty)
    .where('duties.officeId', held.officeId === null ? 'is' : '=', held.officeId)
    .where((eb) => eb.or([eb('duties.endsOn', 'is', null), eb('duties.endsOn', '>=', today)]))
    .execute();
}

/** A duty as the screens read it. */
export type DutyShown = Awaited<ReturnType<typeof dutiesOfPerson>>[number];

/** Duties that wait for a second person. */
export async function dutiesToConfirm(regency: Regency) {
  return dutyRows(regency).where('duties.isConfirmed', '=', false).execute();
}

/** Sessions that are alive, newest first; all of them, or one person's. */
export async function staffSessions(regency: Regency, personId?: string) {
  let query = regency.db
    .selectFrom('authSessions')
    .innerJoin('people', 'people.userId', 'authSessions.userId')
    .select([
      'authSessions.id',
      'authSessions.createdAt',
      'authSessions.updatedAt',
      'authSessions.userAgent',
      'people.id as personId',
      'people.name',
    ])
    .where('authSessions.expiresAt', '>', regency.now());
  if (personId !== undefined) query = query.where('people.id', '=', personId);
  return query.orderBy('authSessions.updatedAt', 'desc').limit(500).execute();
}

/** Calendars with the offices that work by them. */
export async function allCalendars({ db }: Regency) {
  const [calendars, offices] = await Promise.all([
    db.selectFrom('calendars').selectAll().orderBy('name').execute(),
    db
      .selectFrom('offices')
      .select(['calendarId', 'shortName'])
      .where('closedOn', 'is', null)
      .orderBy('shortName')
      .execute(),
  ]);
  return calendars.map((calendar) => ({
    ...calendar,
    offices: offices.filter((office) => office.calendarId === calendar.id).map((office) => office.shortName),
  }));
}

/** One calendar with its hours, periods and the holidays of a year. @throws Problem settingNotFound */
async function calendarById(regency: Regency, id: string, year: number) {
  const found = isId(id) ? (await allCalendars(regency)).find((calendar) => calendar.id === id) : undefined;
  if (!found) throw settingNotFound();
  const [weeks, periods, holidays, waiting] = await Promise.all([
    regency.db
      .selectFrom('calendarWeeks')
      .selectAll()
      .where('calendarId', '=', id)
      .orderBy('validFrom', 'desc')
      .execute(),
    regency.db
      .selectFrom('calendarPeriods')
      .selectAll()
      .where('calendarId', '=', id)
      .orderBy('firstDay', 'desc')
      .execute(),
    regency.db
      .selectFrom('calendarHolidays')
      .selectAll()
      .where('calendarId', '=', id)
      .where('day', '>=', `${year}-01-01`)
      .where('day', '<=', `${year}-12-31`)
      .orderBy('day')
      .execute(),
    regency.db
      .selectFrom('dueRecomputations')
      .select(['id', 'changed', 'finishedAt', 'because', 'requestedAt', 'afterTicketId'])
      .where('calendarId', '=', id)
      .orderBy('requestedAt', 'desc')
      .limit(5)
      .execute(),
  ]);
  return {
    ...found,
    weeks: weeks.map((row) => ({ validFrom: row.validFrom, hours: row.hours as WeekHours })),
    periods: periods.map((row) => ({ ...row, hours: row.hours as WeekHours })),
    holidays,
    recomputations: waiting,
  };
}

/** A year of a calendar: everything `calendarById` tells, and the wall calendar. @throws Problem settingNotFound */
export async function calendarYear(regency: Regency, id: string, year: number) {
  const calendar = await calendarById(regency, id, year);
  const working = (await workCalendars(regency.db)).get(id);
  return { calendar, year, months: working === undefined ? [] : wallYear(working, year) };
}

/** A calendar's id and name. @throws Problem settingNotFound */
export async function calendarNamed({ db }: Regency, id: string): Promise<{ id: string; name: string }> {
  const row = isId(id)
    ? await db.selectFrom('calendars').select(['id', 'name']).where('id', '=', id).executeTakeFirst()
    : undefined;
  if (!row) throw settingNotFound();
  return row;
}

/** The weekly hours in force on a day: what a form for new ones begins with. */
export async function weekToday({ db }: Regency, calendarId: string, today: Day): Promise<WeekHours> {
  const row = await db
    .selectFrom('calendarWeeks')
    .select('hours')
    .where('calendarId', '=', calendarId)
    .where('validFrom', '<=', today)
    .orderBy('validFrom', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row?.hours ?? {}) as WeekHours;
}

/** Of these days, those that are holidays of the calendar already. */
export async function takenHolidays(
  db: Database | Trx,
  calendarId: string,
  days: readonly Day[],
): Promise<Day[]> {
  if (days.length === 0) return [];
  const rows = await db
    .selectFrom('calendarHolidays')
    .select('day')
    .where('calendarId', '=', calendarId)
    .where('day', 'in', [...days])
    .orderBy('day')
    .execute();
  return rows.map((row) => row.day);
}

/** One holiday of a calendar. @throws Problem settingNotFound */
export async function holidayOf({ db }: Regency, calendarId: string, day: string) {
  const row =
    isId(calendarId) && isDay(day)
      ? await db
          .selectFrom('calendarHolidays')
          .selectAll()
          .where('calendarId', '=', calendarId)
          .where('day', '=', day)
          .executeTakeFirst()
      : undefined;
  if (!row) throw settingNotFound();
  return row;
}

/** Every topic, closed ones last. */
export async function allTopics({ db }: Regency) {
  return db
    .selectFrom('topics')
    .innerJoin('offices', 'offices.id', 'topics.leadOfficeId')
    .select([
      'topics.id',
      'topics.name',
      'topics.standardDays',
      'topics.needsApproval',
      'topics.legalMark',
      'topics.closedOn',
      'offices.shortName as lead',
    ])
    .select((eb) =>
      eb
        .selectFrom('tickets')
        .whereRef('tickets.topicId', '=', 'topics.id')
        .where('tickets.isOpen', '=', true)
        .select((of) => of.fn.countAll<number>().as('count'))
        .as('openTickets'),
    )
    .orderBy(sql`topics.closed_on is not null`)
    .orderBy('topics.sortOrder')
    .execute();
}

/** @throws Problem settingNotFound */
export async function topicById({ db }: Regency, id: string) {
  const row = isId(id)
    ? await db.selectFrom('topics').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined;
  if (!row) throw settingNotFound();
  const supporting = await db
    .selectFrom('topicSupportingOffices')
    .select('officeId')
    .where('topicId', '=', id)
    .execute();
  return {
    ...row,
    requirements: row.requirements as string[],
    steps: row.steps as string[],
    legalBasis: row.legalBasis as string[],
    supportingOfficeIds: supporting.map((one) => one.officeId),
  };
}

/** Open tickets of a topic, and how many of them nobody routed yet: what a change of the standard does not touch. */
export async function openTicketsOfTopic({ db }: Regency, topicId: string) {
  return db
    .selectFrom('tickets')
    .select((eb) => [
      eb.fn.countAll<number>().as('open'),
      eb.fn.countAll<number>().filterWhere('leadOfficeId', 'is', null).as('unrouted'),
    ])
    .where('topicId', '=', topicId)
    .where('isOpen', '=', true)
    .executeTakeFirstOrThrow();
}

/** How long each kind of data is kept, with defaults. */
export async function retention({ db }: Regency): Promise<Retention> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', 'retention')
    .executeTakeFirst();
  return { ...DEFAULT_RETENTION, ...(row?.value as Partial<Retention> | undefined) };
}

/** Whether administrators must use a second factor. */
export async function totpForAdministrators({ db }: Regency): Promise<boolean> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', 'totp_for_administrators')
    .executeTakeFirst();
  return row?.value === true;
}

/** Texts of notices that replace the default. */
export async function noticeTextRows({ db }: Regency) {
  return db.selectFrom('noticeTexts').selectAll().execute();
}

function auditsFound({ db }: Regency, filter: AuditFilter) {
  let query = db.selectFrom('audits').leftJoin('people', 'people.id', 'audits.actorId');
  if (filter.personId !== undefined && isId(filter.personId))
    query = query.where('audits.actorId', '=', filter.personId);
  if (filter.subject !== undefined) query = query.where('audits.subject', '=', filter.subject);
  if (filter.subjectId !== undefined) query = query.where('audits.subjectId', '=', filter.subjectId);
  if (filter.firstDay !== undefined)
    query = query.where('audits.at', '>=', instantOn(filter.firstDay, 0, WIB));
  if (filter.lastDay !== undefined)
    query = query.where('audits.at', '<', instantOn(addDays(filter.lastDay, 1), 0, WIB));
  return query;
}

/** How many lines of history a filter finds. */
export async function auditCount(regency: Regency, filter: AuditFilter): Promise<number> {
  const row = await auditsFound(regency, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Who changed what, newest first; ids are in the order of time, so the id alone is the place to go on from. */
export async function auditPage(regency: Regency, filter: AuditFilter, size = 50) {
  let query = auditsFound(regency, filter).select([
    'audits.id',
    'audits.at',
    'audits.verb',
    'audits.subject',
    'audits.subjectId',
    'audits.before',
    'audits.after',
    'people.name as actor',
  ]);
  if (filter.before !== undefined && isId(filter.before))
    query = query.where('audits.id', '<', filter.before);
  const rows = await query
    .orderBy('audits.id', 'desc')
    .limit(size + 1)
    .execute();
  return { rows: rows.slice(0, size), next: rows.length > size ? rows[size - 1]?.id : undefined };
}

/** Who ever changed something: whom the history can be asked about. */
export async function auditedPeople({ db }: Regency): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('people')
    .select(['id', 'name'])
    .where((eb) =>
      eb.exists(
        eb.selectFrom('audits').select('audits.id').whereRef('audits.actorId', '=', 'people.id').limit(1),
      ),
    )
    .orderBy('name')
    .limit(1000)
    .execute();
}
