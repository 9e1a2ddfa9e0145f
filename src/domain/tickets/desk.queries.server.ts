/** Counts of the desk, each a link to the list that it counts; areas in numbers for those who read no ticket; own links. */
import { sql } from 'kysely';
import type { Actor, StaffActor } from '#domain/offices/duty.ts';
import { groupBounds, type DeskGroup } from '#domain/tickets/desk.groups.ts';
import { countReach, deskReach, mayApprove } from '#domain/tickets/ticket.policy.ts';
import {
  deskQuery,
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
export async function deskCounts(
  regency: Regency,
  actor: Actor,
  filter: DeskFilter = {},
): Promise<DeskCounts> {
  const reach = deskReach(actor);
  const none = { late: 0, today: 0, week: 0, later: 0, waiting: 0 };
  if (reach === undefined) return { groups: none, unaccepted: 0, approval: 0, reply: 0, mine: 0, nobody: 0 };
  const now = regency.now();
  const { tomorrow, nextWeek } = groupBounds(now);
  const personId = actor.kind === 'staff' ? actor.personId : '';
  const all = deskQuery(regency, reach, actor, filter);
  const [due, paused] = [sql.ref(all.due), sql.ref(all.paused)];
  const person = sql.ref(all.id === 'd.ticket_id' ? 'd.person_id' : 't.person_id');
  const counted = (condition: ReturnType<typeof sql<boolean>>) =>
    sql<number>`count(*) filter (where ${condition})`;
  const some = (needs: NonNullable<DeskFilter['needs']>) =>
    deskQuery(regency, reach, actor, { ...filter, needs })
      .query.select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
      .then((row) => row.count);
  const [row, unaccepted, approval, reply] = await Promise.all([
    all.query
      .select([
        counted(sql`${due} < ${now} and not ${paused}`).as('late'),
        counted(sql`${due} >= ${now} and ${due} < ${tomorrow} and not ${paused}`).as('today'),
        counted(
          sql`${due} >= ${now} and ${due} >= ${tomorrow} and ${due} < ${nextWeek} and not ${paused}`,
        ).as('week'),
        counted(sql`${due} >= ${nextWeek} and not ${paused}`).as('later'),
        counted(sql`${paused}`).as('waiting'),
        counted(sql`${person} = ${personId}::uuid`).as('mine'),
        counted(sql`${person} is null`).as('nobody'),
      ])
      .executeTakeFirstOrThrow(),
    some('unaccepted'),
    some('approval'),
    some('reply'),
  ]);
  const { mine, nobody, ...groups } = row;
  return { groups, unaccepted, approval, reply, mine, nobody };
}

/** What waits for this head's approval, earliest due day first; empty for everybody else. */
export async function approvalsOnDesk(regency: Regency, actor: Actor): Promise<readonly DeskRow[]> {
  if (!mayApprove(actor)) return [];
  return (await ticketsOnDesk(regency, actor, { needs: 'approval' })).rows;
}

/** One topic of an area in numbers. */
export interface AreaCount {
  readonly topic: string;
  readonly topicEn: string;
  readonly open: number;
  readonly late: number;
  readonly answered: number;
}

/**
 * How many matters of each topic the reader's area has: never who brought them, and for those who govern a nagari
 * nothing about nagari government. Undefined for somebody who may not count.
 */
export async function countsByTopic(
  regency: Regency,
  actor: Actor,
): Promise<readonly AreaCount[] | undefined> {
  const reach = countReach(actor);
  if (reach === undefined) return undefined;
  const { areaCodes, seesNagariGovernment } = reach;
  return regency.db
    .selectFrom('tickets as t')
    .innerJoin('topics', 'topics.id', 't.topicId')
    .select((eb) => [
      'topics.name as topic',
      'topics.nameEn as topicEn',
      eb.fn.countAll<number>().filterWhere('t.isOpen', '=', true).as('open'),
      eb.fn
        .countAll<number>()
        .filterWhere(sql<boolean>`t.is_open and t.due_at < ${regency.now()} and not t.is_paused`)
        .as('late'),
      eb.fn.countAll<number>().filterWhere('t.answeredAt', 'is not', null).as('answered'),
    ])
    .$if(!seesNagariGovernment, (query) => query.where('topics.isNagariGovernment', '=', false))
    .$if(areaCodes !== undefined, (query) =>
      query.where((eb) =>
        eb.or(
          (areaCodes ?? []).flatMap((code) => [
            eb('t.nagariCode', '=', code),
            eb('t.nagariCode', 'like', `${code}.%`),
          ]),
        ),
      ),
    )
    .groupBy(['topics.name', 'topics.nameEn', 'topics.sortOrder'])
    .orderBy('topics.sortOrder')
    .execute();
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
