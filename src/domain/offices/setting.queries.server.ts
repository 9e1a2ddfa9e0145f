/** Reads for setting up: people, duties, sessions, calendars, topics, single settings, and who changed what. */
import { sql } from 'kysely';
import type { Duty } from '#domain/offices/duty.ts';
import type { WeekHours } from '#domain/offices/calendar.ts';
import { DEFAULT_RETENTION, type Retention } from '#domain/offices/office.form.ts';
import { settingNotFound } from '#domain/offices/office.problems.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { Day } from '#shared/day.ts';

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

/** Every person with the names of the duties that are not over. */
export async function allPeople({ db }: Regency, today: Day) {
  const [people, duties] = await Promise.all([
    db
      .selectFrom('people')
      .leftJoin('offices', 'offices.id', 'people.officeId')
      .select(['people.id', 'people.name', 'people.email', 'people.isActive', 'offices.shortName as office'])
      .orderBy('people.isActive', 'desc')
      .orderBy('people.name')
      .execute(),
    db
      .selectFrom('duties')
      .select(['personId', 'isConfirmed'])
      .select((eb) => eb.ref('duty').$castTo<Duty>().as('duty'))
      .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', today)]))
      .execute(),
  ]);
  return people.map((person) => ({
    ...person,
    duties: [
      ...new Set(
        duties.filter((row) => row.personId === person.id && row.isConfirmed).map((row) => row.duty),
      ),
    ],
  }));
}

/** @throws Problem settingNotFound */
export async function personById({ db }: Regency, id: string) {
  const row = isId(id)
    ? await db
        .selectFrom('people')
        .select(['id', 'userId', 'name', 'email', 'phone', 'officeId', 'isActive'])
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw settingNotFound();
  return row;
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

/** Duties that wait for a second person. */
export async function dutiesToConfirm(regency: Regency) {
  return dutyRows(regency).where('duties.isConfirmed', '=', false).execute();
}

/** Duties in force or to come, of others: what a substitute may be appointed to. */
export async function dutiesHeld(regency: Regency, today: Day) {
  return dutyRows(regency)
    .where('duties.isConfirmed', '=', true)
    .where('duties.substituteFor', 'is', null)
    .where('people.isActive', '=', true)
    .where((eb) => eb.or([eb('duties.endsOn', 'is', null), eb('duties.endsOn', '>=', today)]))
    .execute();
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
export async function calendarById(regency: Regency, id: string, year: number) {
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
      .select(['id', 'changed', 'finishedAt', 'because', 'requestedAt'])
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
export async function noticeTexts({ db }: Regency) {
  return db.selectFrom('noticeTexts').selectAll().execute();
}

export interface AuditFilter {
  readonly personId?: string | undefined;
  readonly subject?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly day?: Day | undefined;
  /** Where the page before ended. */
  readonly before?: string | undefined;
}

/** Who changed what, newest first; ids are in the order of time, so the id alone is the place to go on from. */
export async function auditPage({ db }: Regency, filter: AuditFilter, size = 50) {
  let query = db
    .selectFrom('audits')
    .leftJoin('people', 'people.id', 'audits.actorId')
    .select([
      'audits.id',
      'audits.at',
      'audits.verb',
      'audits.subject',
      'audits.subjectId',
      'audits.before',
      'audits.after',
      'people.name as actor',
    ]);
  if (filter.personId !== undefined && isId(filter.personId))
    query = query.where('audits.actorId', '=', filter.personId);
  if (filter.subject !== undefined) query = query.where('audits.subject', '=', filter.subject);
  if (filter.subjectId !== undefined) query = query.where('audits.subjectId', '=', filter.subjectId);
  if (filter.day !== undefined) {
    const start = new Date(`${filter.day}T00:00:00+07:00`);
    query = query
      .where('audits.at', '>=', start)
      .where('audits.at', '<', new Date(start.getTime() + 86_400_000));
  }
  if (filter.before !== undefined && isId(filter.before))
    query = query.where('audits.id', '<', filter.before);
  const rows = await query
    .orderBy('audits.id', 'desc')
    .limit(size + 1)
    .execute();
  return { rows: rows.slice(0, size), next: rows.length > size ? rows[size - 1]?.id : undefined };
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text);
}
