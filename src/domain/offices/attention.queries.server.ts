/** What needs the administrator's eye: what `/atur` says before anything else. Counts only, nothing of any ticket. */
import { retention, totpForAdministrators } from '#domain/offices/setting.queries.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, dayOf, WIB, type Day } from '#shared/day.ts';

/** Warn this many days before the decrees end: the next joint decree is usually out by then. */
const DECREE_WARNING_DAYS = 60;

/** One thing that waits, with its count, and where it is mended. */
export interface Waiting {
  readonly key:
    | 'wait_confirm'
    | 'wait_legal'
    | 'wait_decree'
    | 'wait_no_duty'
    | 'wait_no_head'
    | 'wait_no_officer'
    | 'wait_no_factor'
    | 'wait_one_administrator'
    | 'wait_whatsapp';
  readonly params: Readonly<Record<string, string | number>>;
  readonly href: string;
}

/** The overview of `/atur`: how much each part holds, and what waits, the most pressing first. */
export async function settingOverview(regency: Regency) {
  const { db } = regency;
  const today = dayOf(regency.now(), WIB);
  const [offices, topics, people, held, calendars, texts, templates, sessions, years, isTotpOn, waiting] =
    await Promise.all([
      db.selectFrom('offices').select(['id', 'shortName', 'isLeadAgency', 'whatsapp', 'closedOn']).execute(),
      db.selectFrom('topics').select(['leadOfficeId', 'needsApproval', 'legalMark', 'closedOn']).execute(),
      db
        .selectFrom('people')
        .leftJoin('authUsers', 'authUsers.id', 'people.userId')
        .select(['people.id', 'people.isActive', 'authUsers.twoFactorEnabled as hasSecondFactor'])
        .execute(),
      db
        .selectFrom('duties')
        .select(['personId', 'duty', 'officeId', 'substituteFor'])
        .where('isConfirmed', '=', true)
        .where('startsOn', '<=', today)
        .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', today)]))
        .execute(),
      db.selectFrom('calendars').select(['id', 'name', 'decreedUntil']).orderBy('decreedUntil').execute(),
      count(regency, 'noticeTexts'),
      count(regency, 'answerTemplates'),
      db
        .selectFrom('authSessions')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('expiresAt', '>', regency.now())
        .executeTakeFirstOrThrow(),
      retention(regency),
      totpForAdministrators(regency),
      db
        .selectFrom('duties')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('isConfirmed', '=', false)
        .executeTakeFirstOrThrow(),
    ]);
  const openOffices = offices.filter((office) => office.closedOn === null);
  const openTopics = topics.filter((topic) => topic.closedOn === null);
  const active = people.filter((person) => person.isActive);
  const activeIds = new Set(active.map((person) => person.id));
  const inForce = held.filter((duty) => activeIds.has(duty.personId));
  const holding = (officeId: string, duty: string) =>
    inForce.some((row) => row.officeId === officeId && row.duty === duty);
  const leading = (approval: boolean) =>
    openOffices.filter((office) =>
      openTopics.some((topic) => topic.leadOfficeId === office.id && (!approval || topic.needsApproval)),
    );
  const administrators = active.filter((person) =>
    inForce.some((row) => row.personId === person.id && row.duty === 'administrator'),
  );
  return {
    counts: {
      offices: openOffices.length,
      topics: openTopics.length,
      people: active.length,
      calendars: calendars.length,
      texts,
      templates,
      sessions: sessions.count,
      confirm: waiting.count,
      ...years,
    },
    decreedUntil: calendars[0]?.decreedUntil,
    isTotpOn,
    waiting: [
      item('wait_confirm', waiting.count, '/atur/orang/menunggu'),
      ...leading(true)
        .filter((office) => !holding(office.id, 'head'))
        .map((office) => named('wait_no_head', office.shortName, '/atur/orang')),
      ...leading(false)
        .filter((office) => !holding(office.id, 'officer'))
        .map((office) => named('wait_no_officer', office.shortName, '/atur/orang')),
      ...calendars
        .filter((calendar) => isEnding(calendar.decreedUntil, today))
        .map((calendar): Waiting => ({
          key: 'wait_decree',
          params: { name: calendar.name, day: calendar.decreedUntil },
          href: `/atur/kalender/${calendar.id}`,
        })),
      item(
        'wait_no_factor',
        administrators.filter((person) => person.hasSecondFactor !== true).length,
        '/atur/keamanan',
      ),
      item('wait_one_administrator', administrators.length === 1 ? 1 : 0, '/atur/orang'),
      item('wait_legal', openTopics.filter((topic) => topic.legalMark !== '').length, '/atur/topik'),
      item(
        'wait_no_duty',
        active.filter((person) => !inForce.some((row) => row.personId === person.id)).length,
        '/atur/orang?keadaan=no_duty',
      ),
      ...openOffices
        .filter((office) => office.isLeadAgency && office.whatsapp === null)
        .map((office) => named('wait_whatsapp', office.shortName, `/atur/dinas/${office.id}`)),
    ].filter((one) => one !== undefined),
  };
}

function item(key: Waiting['key'], count: number, href: string): Waiting | undefined {
  return count === 0 ? undefined : { key, params: { count }, href };
}
function named(key: Waiting['key'], name: string, href: string): Waiting {
  return { key, params: { name }, href };
}
function isEnding(decreedUntil: Day, today: Day): boolean {
  return decreedUntil < addDays(today, DECREE_WARNING_DAYS);
}

async function count({ db }: Regency, table: 'noticeTexts' | 'answerTemplates'): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}
