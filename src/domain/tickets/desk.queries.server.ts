/** Counts of the desk, each a link to the list that it counts; kept filters; and all that `/meja` shows. */
import { sql } from 'kysely';
import type { Actor, StaffActor } from '#domain/offices/duty.ts';
import { officeCalendars } from '#domain/offices/office.queries.server.ts';
import { deskChoices } from '#domain/tickets/case.queries.server.ts';
import { deskAddress, readDeskFilter } from '#domain/tickets/desk.form.ts';
import { mayDesk } from '#domain/tickets/desk.policy.ts';
import { noticesOfPerson } from '#domain/tickets/notice.queries.server.ts';
import { clockFace } from '#domain/tickets/ticket.clock.ts';
import type { Locale } from '#lang/translate.ts';
import { groupBounds, groupOf, type DeskGroup } from '#domain/tickets/desk.groups.ts';
import { deskReach, mayApprove, mayRouteMany, type DeskReach } from '#domain/tickets/ticket.policy.ts';
import {
  asksForOpen,
  deskQuery,
  deskTotals,
  newestOnDesk,
  peopleOnDesk,
  ticketsOnDesk,
  type DeskFilter,
  type DeskRow,
} from '#domain/tickets/ticket.queries.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** How many open tickets stand in each group, and how many need something of somebody. */
export interface DeskCounts {
  readonly groups: Readonly<Record<DeskGroup, number>>;
  /** Not verified yet, or sent to the office and not accepted. */
  readonly unaccepted: number;
  readonly approval: number;
  /** The applicant said something and has had no word since. */
  readonly reply: number;
  readonly mine: number;
  readonly nobody: number;
}

/** True counts of everything open in reach, with the same conditions as the lists they link to. */
export async function deskCounts(regency: Regency, actor: Actor): Promise<DeskCounts> {
  const reach = deskReach(actor);
  if (reach === undefined)
    return { groups: NO_GROUPS, unaccepted: 0, approval: 0, reply: 0, mine: 0, nobody: 0 };
  const some = (needs: NonNullable<DeskFilter['needs']>) =>
    deskQuery(regency, reach, actor, { needs })
      .query.select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
      .then((row) => row.count);
  const [{ mine, nobody, ...groups }, unaccepted, approval, reply] = await Promise.all([
    openGroups(regency, reach, actor, {}),
    some('unaccepted'),
    some('approval'),
    some('reply'),
  ]);
  return { groups, unaccepted, approval, reply, mine, nobody };
}

const NO_GROUPS: DeskCounts['groups'] = { late: 0, today: 0, week: 0, later: 0, waiting: 0 };

/** How many of the open tickets asked for stand in each group, and with whom: one read. */
async function openGroups(regency: Regency, reach: DeskReach, actor: Actor, filter: DeskFilter) {
  const now = regency.now();
  const { tomorrow, nextWeek } = groupBounds(now);
  const personId = actor.kind === 'staff' ? actor.personId : '';
  const all = deskQuery(regency, reach, actor, filter);
  const [due, paused] = [sql.ref(all.due), sql.ref(all.paused)];
  const person = sql.ref(all.id === 'd.ticket_id' ? 'd.person_id' : 't.person_id');
  const counted = (condition: ReturnType<typeof sql<boolean>>) =>
    sql<number>`count(*) filter (where ${condition})`;
  return all.query
    .select([
      counted(sql`${due} < ${now} and not ${paused}`).as('late'),
      counted(sql`${due} >= ${now} and ${due} < ${tomorrow} and not ${paused}`).as('today'),
      counted(sql`${due} >= ${now} and ${due} >= ${tomorrow} and ${due} < ${nextWeek} and not ${paused}`).as(
        'week',
      ),
      counted(sql`${due} >= ${nextWeek} and not ${paused}`).as('later'),
      counted(sql`${paused}`).as('waiting'),
      counted(sql`${person} = ${personId}::uuid`).as('mine'),
      counted(sql`${person} is null`).as('nobody'),
    ])
    .executeTakeFirstOrThrow();
}

/** What waits for this head's approval, earliest due day first; empty for everybody else. */
async function approvalsOnDesk(regency: Regency, actor: Actor): Promise<readonly DeskRow[]> {
  if (!mayApprove(actor)) return [];
  return (await ticketsOnDesk(regency, actor, { needs: 'approval' })).rows;
}

/** Questions to the desk that a person keeps under a name. */
export interface DeskLink {
  readonly id: string;
  readonly name: string;
  /** The address behind `/meja?`. */
  readonly query: string;
}

/** The kept questions of a person, in the order in which she kept them. */
export async function deskLinks(regency: Regency, { personId }: StaffActor): Promise<DeskLink[]> {
  return regency.db
    .selectFrom('deskLinks')
    .select(['id', 'name', 'query'])
    .where('personId', '=', personId)
    .orderBy('createdAt')
    .execute();
}

/** Everything `/meja` shows to somebody who opens tickets; undefined for everybody else. */
export async function deskPage(regency: Regency, actor: StaffActor, search: URLSearchParams) {
  const reach = deskReach(actor);
  if (reach === undefined) return undefined;
  const { filter, asked } = readDeskFilter(search);
  const after = search.get('sesudah') ?? undefined;
  const isAsked = Object.keys(asked).length > 0;
  const [page, totals, counts, found, choices, people, newest, links, approvals] = await Promise.all([
    ticketsOnDesk(regency, actor, filter, after),
    deskTotals(regency, actor, filter),
    deskCounts(regency, actor),
    // What has ended stands in no group, and there may be a million of it.
    isAsked && asksForOpen(filter) ? openGroups(regency, reach, actor, filter) : undefined,
    deskChoices(regency),
    peopleOnDesk(regency, actor),
    newestOnDesk(regency, actor),
    deskLinks(regency, actor),
    isAsked || after !== undefined ? [] : approvalsOnDesk(regency, actor),
  ]);
  const first = new Set(approvals.map((row) => row.id));
  return {
    now: regency.now(),
    may: { route: mayRouteMany(actor), approve: mayApprove(actor), readAll: reach.kind === 'all' },
    approvals: await withFaces(regency, approvals),
    rows: await withFaces(
      regency,
      page.rows.filter((row) => !first.has(row.id)),
    ),
    next: page.next,
    isFirst: after === undefined,
    totals,
    counts,
    /** How many stand in each group of what is shown. */
    groups: found ?? counts.groups,
    choices,
    people,
    newest,
    links,
    asked,
    address: deskAddress(asked),
  };
}

/** Rows with the face of the clock that counts for the reader, and the group it puts them in. */
async function withFaces(regency: Regency, rows: readonly DeskRow[]) {
  const calendars = await officeCalendars(regency);
  const now = regency.now();
  return rows.map((row) => ({
    ...row,
    group: row.isOpen ? groupOf(row, now) : undefined,
    face: clockFace(
      row.partOfficeId === null ? calendars.lead : calendars.of(row.partOfficeId),
      { ...row, isStopped: !row.isOpen },
      now,
    ),
  }));
}

/** What `/meja` shows to somebody who opens no ticket and reads no figures: what came for her, and her doors. */
export async function doorPage(regency: Regency, actor: StaffActor, locale: Locale) {
  const notices = await noticesOfPerson(regency, actor.personId, locale);
  return { notices: notices.slice(0, 3), may: { setUp: mayDesk(actor, 'set_up') } };
}
