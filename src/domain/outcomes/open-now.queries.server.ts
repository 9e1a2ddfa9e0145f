/** What is open at this moment: the only figures that are read from the tickets themselves. */
import { sql } from 'kysely';
import { workingDaysBetween } from '#domain/offices/calendar.ts';
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import { named, type Named, type Names } from '#domain/outcomes/figure-names.queries.server.ts';
import { placeKey, type Place } from '#domain/outcomes/outcome.policy.ts';
import type { LateRow, OpenNow } from '#domain/outcomes/outcome.ts';
import { rememberedFor } from '#platform/memo.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, dayOf, instantOn, weekdayOf, WIB } from '#shared/day.ts';

/** What is open of one topic at one lead office. */
export interface OpenRow {
  readonly officeId: string | null;
  readonly topicId: string;
  readonly open: number;
  readonly late: number;
  readonly dueSoon: number;
  readonly paused: number;
  readonly unverified: number;
  readonly ages: readonly [number, number, number, number];
  readonly longestDueAt: Date | null;
}

/** What is open is read from its rows at most so often for each place, however many look. */
const OPEN_MS = 10_000;

/** Ages of open tickets, in calendar days since receipt. */
const AGES = [5, 14, 30] as const;
const DAY_MS = 86_400_000;

/** What is open of a place, read anew when the last reading is older than `OPEN_MS`. */
export async function openRows(regency: Regency, place: Place): Promise<OpenRow[]> {
  return rememberedFor(regency, `open ${placeKey(place)}`, OPEN_MS, () => readOpen(regency, place));
}

async function readOpen({ db, now: clock }: Regency, place: Place): Promise<OpenRow[]> {
  const now = clock();
  const since = AGES.map((days) => new Date(now.getTime() - days * DAY_MS));
  const due = sql.ref('t.due_at');
  const received = sql.ref('t.received_at');
  const isRunning = sql`not ${sql.ref('t.is_paused')}`;
  const counted = (where: ReturnType<typeof sql>) => sql<number>`count(*) filter (where ${where})`;
  const isLate = sql`${due} < ${now} and ${isRunning}`;
  let query = db
    .selectFrom('tickets as t')
    .select(['t.leadOfficeId as officeId', 't.topicId'])
    .select((eb) => [
      eb.fn.countAll<number>().as('open'),
      counted(isLate).as('late'),
      counted(sql`${due} >= ${now} and ${due} < ${endOfWeek(now)} and ${isRunning}`).as('dueSoon'),
      counted(sql`${sql.ref('t.is_paused')}`).as('paused'),
      counted(sql`${sql.ref('t.state')} = 'received'`).as('unverified'),
      counted(sql`${received} > ${since[0]}`).as('age0'),
      counted(sql`${received} <= ${since[0]} and ${received} > ${since[1]}`).as('age1'),
      counted(sql`${received} <= ${since[1]} and ${received} > ${since[2]}`).as('age2'),
      counted(sql`${received} <= ${since[2]}`).as('age3'),
      sql<Date | null>`min(${due}) filter (where ${isLate})`.as('longestDueAt'),
    ])
    .where('t.isOpen', '=', true)
    .groupBy(['t.leadOfficeId', 't.topicId']);
  if (place.kind === 'office') query = query.where('t.leadOfficeId', '=', place.officeId);
  const rows = await query.execute();
  return rows.map(({ age0, age1, age2, age3, ...row }) => ({ ...row, ages: [age0, age1, age2, age3] }));
}

function endOfWeek(now: Date): Date {
  const today = dayOf(now, WIB);
  return instantOn(addDays(today, 8 - weekdayOf(today)), 0, WIB);
}

/** The figures of this moment from these rows: late by office and topic, ages, drafts that wait, parts of others. */
export async function openNow(
  regency: Regency,
  place: Place,
  rows: readonly OpenRow[],
  names: Names,
): Promise<OpenNow> {
  const [calendars, approvals, supporting] = await Promise.all([
    officeCalendars(regency),
    readApprovals(regency, place),
    place.kind === 'office' ? readSupporting(regency, place.officeId) : { open: 0, late: 0 },
  ]);
  const now = regency.now();
  const sum = (of: readonly OpenRow[], what: 'open' | 'late' | 'dueSoon' | 'paused' | 'unverified') =>
    of.reduce((all, row) => all + row[what], 0);
  const lateBy = (
    dimension: 'office' | 'topic',
    order: readonly Named[],
    keyOf: (row: OpenRow) => string,
  ) => {
    const groups = Map.groupBy(rows, keyOf);
    const known = new Set(order.map((one) => one.key));
    const others = [...groups.keys()]
      .filter((key) => !known.has(key))
      .map((key) => named(names, dimension, key));
    return [...order, ...others].flatMap(({ key, name, nameEn }): LateRow[] => {
      const group = groups.get(key);
      if (!group || sum(group, 'open') === 0) return [];
      const longest = group
        .flatMap((row) => row.longestDueAt ?? [])
        .reduce<Date | undefined>((least, at) => (least && least < at ? least : at), undefined);
      const oldestDays = longest ? Math.max(1, workingDaysBetween(calendars.lead, longest, now)) : 0;
      return [{ name, nameEn, open: sum(group, 'open'), late: sum(group, 'late'), oldestDays }];
    });
  };
  return {
    open: sum(rows, 'open'),
    late: sum(rows, 'late'),
    dueSoon: sum(rows, 'dueSoon'),
    paused: sum(rows, 'paused'),
    unverified: sum(rows, 'unverified'),
    ages: [0, 1, 2, 3].map((i) => rows.reduce((all, row) => all + (row.ages[i] ?? 0), 0)) as [
      number,
      number,
      number,
      number,
    ],
    byOffice: lateBy('office', names.officeOrder, (row) => row.officeId ?? ''),
    byTopic: lateBy('topic', names.topicOrder, (row) => row.topicId),
    approvals,
    supporting,
  };
}

async function readApprovals({ db }: Regency, place: Place): Promise<number> {
  let query = db
    .selectFrom('outcomeFacts')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('approvalOfficeId', 'is not', null);
  if (place.kind === 'office') query = query.where('approvalOfficeId', '=', place.officeId);
  return (await query.executeTakeFirstOrThrow()).count;
}

async function readSupporting({ db, now }: Regency, officeId: string) {
  return db
    .selectFrom('disposisi as d')
    .select((eb) => [
      eb.fn.countAll<number>().as('open'),
      sql<number>`count(*) filter (where ${sql.ref('d.due_at')} < ${now()} and not ${sql.ref('d.is_paused')})`.as(
        'late',
      ),
    ])
    .where('d.isCurrent', '=', true)
    .where('d.officeId', '=', officeId)
    .where('d.role', '=', 'supporting')
    .executeTakeFirstOrThrow();
}
