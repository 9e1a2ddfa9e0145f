/** Reads for the desk: what is mine now, overdue first, by reach; and how much of it there is. */
import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import { officesOf, type Actor } from '#domain/offices/duty.ts';
import type { AskedFilter } from '#domain/tickets/desk.form.ts';
import { groupBounds, type DeskGroup } from '#domain/tickets/desk.groups.ts';
import { parseCode } from '#domain/tickets/ticket.code.ts';
import { deskReach, type DeskReach } from '#domain/tickets/ticket.policy.ts';
import { countedByState, type CountedFilter } from '#domain/tickets/ticket.counts.server.ts';
import { openMatching, stretchesMatching, type Stretch } from '#domain/tickets/ticket.search.server.ts';
import { OPEN_STATES, type TicketState } from '#domain/tickets/ticket.ts';
import { remembered } from '#platform/memo.server.ts';
import { PLANNED_ONCE } from '#platform/db/database.server.ts';
import type { DB } from '#platform/db/schema.ts';
import type { Regency } from '#platform/regency.server.ts';

/** What is asked of the list; every part may be absent. `state` is `open` (what is owed), `ended`, or one state. */
export type DeskFilter = AskedFilter;

export interface DeskRow {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly state: TicketState;
  readonly title: string | null;
  /** The beginning of what was written, where there is no title. */
  readonly words: string | null;
  readonly topic: string;
  readonly topicEn: string;
  readonly nagari: string;
  readonly channel: string;
  readonly applicant: string | null;
  readonly office: string | null;
  readonly person: string | null;
  readonly receivedAt: Date;
  /** The clock that counts for the reader: the office's own where there is one, else the ticket's. */
  readonly dueAt: Date;
  readonly isDueProvisional: boolean;
  readonly days: number;
  readonly isPaused: boolean;
  readonly isOpen: boolean;
  readonly partOfficeId: string | null;
  readonly partRole: string | null;
  /** Of the reader's office: `sent` until it is accepted. */
  readonly partState: string | null;
  readonly awaitsApproval: boolean;
  readonly replyWaitsSince: Date | null;
}

export interface DeskPage {
  readonly rows: readonly DeskRow[];
  /** Give it back to get the next page; absent on the last. */
  readonly next: string | undefined;
}

export interface DeskTotals {
  readonly total: number;
  readonly overdue: number;
  readonly byState: Readonly<Partial<Record<TicketState, number>>>;
  /** Counting stops here for ended tickets and searches; then `total` means "this many or more". */
  readonly isCapped: boolean;
}

export const PAGE_SIZE = 40;
const COUNT_CAP = 1000;
const ENDED: readonly TicketState[] = ['closed', 'declined', 'archived', 'merged', 'withdrawn'];

/** True when the list asked for is of open tickets: the earliest due day first, in groups. */
export function asksForOpen({ state = 'open' }: DeskFilter): boolean {
  return state === 'open' || OPEN_STATES.includes(state as TicketState);
}

/**
 * One page of the desk. Open tickets: the earliest due day first; others: the latest received (or sent to us) first.
 * @param after `next` of the page before
 */
export async function ticketsOnDesk(
  regency: Regency,
  actor: Actor,
  filter: DeskFilter,
  after?: string,
  size = PAGE_SIZE,
): Promise<DeskPage> {
  const reach = deskReach(actor);
  if (reach === undefined) return { rows: [], next: undefined };
  const asked = deskQuery(regency, reach, actor, filter);
  const { query, instant, id, isAscending } = asked;
  // To find nothing one would look through everything: where the counts say that there is nothing, nobody looks.
  const counted = isAscending ? undefined : countedFilter(reach, filter);
  if (counted && (await countedByState(regency, counted)).size === 0) return { rows: [], next: undefined };
  const direction = isAscending ? 'asc' : 'desc';
  const seen = after === undefined ? undefined : readCursor(after);
  const compare = sql.raw(isAscending ? '>' : '<');
  let keys = query
    .select((eb) => [eb.ref('t.id').as('id'), sql<string>`${sql.ref(instant)}::text`.as('cursor')])
    .$if(id.startsWith('d.'), (q) => q.select(sql<string>`d.id`.as('partId')))
    .orderBy(sql.ref(instant), direction)
    .orderBy(sql.ref(id), direction);
  if (seen)
    keys = keys.where(
      sql<boolean>`(${sql.ref(instant)}, ${sql.ref(id)}) ${compare} (${seen.instant}::timestamptz, ${seen.id}::uuid)`,
    );
  const found: { id: string; cursor: string; partId?: string }[] = [];
  for (const { matches } of (await wordsOf(regency, asked, filter)).stretches) {
    const page = keys.where(matches).limit(size + 1 - found.length);
    found.push(...((await page.execute()) as typeof found));
    if (found.length > size) break;
  }
  const shown = found.slice(0, size);
  const last = shown.at(-1);
  const rows = await rowsOf(regency, shown);
  return {
    rows,
    next: found.length > size && last ? `${last.cursor}~${last.id}` : undefined,
  };
}

/** How many tickets a filter finds on this desk: all of them, however many, for the file in which they are taken home. */
export async function countOnDesk(regency: Regency, actor: Actor, filter: DeskFilter): Promise<number> {
  const reach = deskReach(actor);
  if (reach === undefined) return 0;
  const asked = deskQuery(regency, reach, actor, filter);
  let count = 0;
  for (const { matches } of (await wordsOf(regency, asked, filter)).stretches) {
    const row = await asked.query
      .where(matches)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    count += row.count;
  }
  return count;
}

/**
 * True totals for the same reach and filter: by state, and overdue while open. Only a search among all tickets for words
 * that very many hold, and what a field officer sees of tickets that are not open, stop counting at a cap.
 */
export async function deskTotals(regency: Regency, actor: Actor, filter: DeskFilter): Promise<DeskTotals> {
  const reach = deskReach(actor);
  if (reach === undefined) return { total: 0, overdue: 0, byState: {}, isCapped: false };
  const asked = deskQuery(regency, reach, actor, filter);
  const { query } = asked;
  if (asked.isAscending) return totalsOfOpen(await openCounts(regency, actor, filter));
  const isMixed = reach.kind === 'some' && (reach.seesOwn || reach.seesVisits);
  const { stretches, isSearch, areFew } = await wordsOf(regency, asked, filter);
  if (isMixed || (isSearch && !areFew)) return cappedTotals(query, stretches);
  const counted = countedFilter(reach, filter);
  if (counted === undefined) return totalsOf(await byState(query, stretches));
  const totals = new Map<string, number>(await countedByState(regency, counted));
  // Nearly every one of them is past its due day: those that are not are counted, and taken off.
  if (filter.due === 'overdue') {
    const inTime = deskQuery(regency, reach, actor, { ...filter, due: undefined }).query.where(
      sql<boolean>`t.due_at >= ${regency.now()}`,
    );
    for (const [state, count] of await byState(inTime, stretches))
      totals.set(state, (totals.get(state) ?? 0) - count);
  }
  return totalsOf(totals);
}

/** How many open tickets stand in each group and state, with whom, and how many need something of somebody. */
export interface OpenCounts {
  readonly groups: Readonly<Record<DeskGroup, number>>;
  readonly byState: Readonly<Partial<Record<TicketState, number>>>;
  /** Past the due instant of the clock that counts for the reader, and not paused. */
  readonly overdue: number;
  readonly mine: number;
  readonly nobody: number;
  /** Not verified yet, or sent to the office and not accepted. */
  readonly unaccepted: number;
  readonly approval: number;
  /** The applicant said something and has had no word since. */
  readonly reply: number;
}

const NO_COUNTS: OpenCounts = {
  groups: { late: 0, today: 0, week: 0, later: 0, waiting: 0 },
  byState: {},
  overdue: 0,
  mine: 0,
  nobody: 0,
  unaccepted: 0,
  approval: 0,
  reply: 0,
};

/** True counts of the open tickets in reach that are asked for, in one read; `filter` asks for open ones. */
export async function openCounts(regency: Regency, actor: Actor, filter: DeskFilter): Promise<OpenCounts> {
  const reach = deskReach(actor);
  if (reach === undefined) return NO_COUNTS;
  const { query, due, paused, isByOffice } = deskQuery(regency, reach, actor, filter);
  const personId = actor.kind === 'staff' ? actor.personId : '';
  const { tomorrow, nextWeek } = groupBounds(regency.now());
  const now = regency.now();
  const at = sql.ref(due);
  const runs = sql<boolean>`not ${sql.ref(paused)}`;
  const person = sql.ref(isByOffice ? 'd.person_id' : 't.person_id');
  const many = (condition: RawBuilder<boolean>) => sql<number>`count(*) filter (where ${condition})`;
  const rows = await query
    .select([
      't.state',
      sql<number>`count(*)`.as('total'),
      many(sql`${runs} and ${at} < ${now}`).as('late'),
      many(sql`${runs} and ${at} >= ${now} and ${at} < ${tomorrow}`).as('today'),
      many(sql`${runs} and ${at} >= ${tomorrow} and ${at} < ${nextWeek}`).as('week'),
      many(sql`${runs} and ${at} >= ${nextWeek}`).as('later'),
      many(sql.ref<boolean>(paused)).as('waiting'),
      many(sql`${person} = ${personId}::uuid`).as('mine'),
      many(sql`${person} is null`).as('nobody'),
      many(isByOffice ? sql`d.state = 'sent'` : sql`t.state = 'received'`).as('unaccepted'),
      many(sql`t.awaits_approval`).as('approval'),
      many(sql`t.reply_waits_since is not null`).as('reply'),
    ])
    .groupBy('t.state')
    .execute();
  const sum = (key: Exclude<keyof (typeof rows)[number], 'state'>) =>
    rows.reduce((total, row) => total + row[key], 0);
  return {
    groups: {
      late: sum('late'),
      today: sum('today'),
      week: sum('week'),
      later: sum('later'),
      waiting: sum('waiting'),
    },
    byState: Object.fromEntries(rows.map((row) => [row.state, row.total])),
    overdue: sum('late'),
    mine: sum('mine'),
    nobody: sum('nobody'),
    unaccepted: sum('unaccepted'),
    approval: sum('approval'),
    reply: sum('reply'),
  };
}

/** The same, as totals. */
export function totalsOfOpen({ byState, overdue }: OpenCounts): DeskTotals {
  return { ...totalsOf(new Map(Object.entries(byState))), overdue };
}

/** What the counts of tickets that are not open can tell; undefined when rows have to be counted. */
function countedFilter(reach: DeskReach, filter: DeskFilter): CountedFilter | undefined {
  const isOneOffice =
    reach.kind === 'some' && reach.officeIds.length === 1 && !reach.seesOwn && !reach.seesVisits;
  if (
    !(reach.kind === 'all' || isOneOffice) ||
    filter.needs !== undefined ||
    (filter.personId !== undefined && filter.personId !== 'nobody') ||
    (filter.due !== undefined && filter.due !== 'overdue') ||
    Boolean(filter.text?.trim())
  )
    return undefined;
  return {
    heldBy: reach.kind === 'all' ? undefined : reach.officeIds[0],
    states: statesOf(filter),
    topicId: filter.topicId,
    nagariCode: filter.nagariCode,
    channel: filter.channel,
    leadOfficeId: filter.officeId,
    hasPerson: filter.personId === 'nobody' ? false : undefined,
  };
}

function totalsOf(byState: ReadonlyMap<string, number>, isCapped = false): DeskTotals {
  const total = [...byState.values()].reduce((sum, count) => sum + count, 0);
  return { total, overdue: 0, byState: Object.fromEntries(byState), isCapped };
}

async function byState(query: DeskQuery, stretches: readonly Stretch[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { matches } of stretches) {
    const rows = await query
      .where(matches)
      .select(['t.state', sql<number>`count(*)`.as('total')])
      .groupBy('t.state')
      .execute();
    for (const { state, total } of rows) counts.set(state, (counts.get(state) ?? 0) + total);
  }
  return counts;
}

async function cappedTotals(query: DeskQuery, stretches: readonly Stretch[]): Promise<DeskTotals> {
  const counts = new Map<string, number>();
  let left = COUNT_CAP + 1;
  for (const { matches } of stretches) {
    const rows = await query.where(matches).select('t.state').limit(left).execute();
    left -= rows.length;
    for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1);
    if (left === 0) break;
  }
  return totalsOf(counts, left === 0);
}

/** The words asked for, among tickets that are not open; without words one stretch that holds everything. */
async function wordsOf(regency: Regency, { isAscending, officeIds }: Asked, filter: DeskFilter) {
  const text = filter.text?.trim();
  if (!text || isAscending || parseCode(text) !== undefined)
    return { stretches: [{ matches: sql<boolean>`true` }], isSearch: false, areFew: true };
  return { ...(await stretchesMatching(regency.db, text, regency.now(), officeIds)), isSearch: true };
}

function statesOf({ state }: DeskFilter): readonly TicketState[] | undefined {
  return state === 'ended' ? ENDED : state === undefined || state === 'open' ? undefined : [state];
}

/** A cheap mark of the newest thing that came to this desk; the screen compares it from time to time. */
export async function newestOnDesk(regency: Regency, actor: Actor): Promise<string> {
  const reach = deskReach(actor);
  if (reach === undefined) return '';
  if (reach.kind === 'all') {
    const newest = await regency.db
      .selectFrom('tickets')
      .select('id')
      .where('state', '=', 'received')
      .orderBy('receivedAt', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return newest?.id ?? '';
  }
  if (reach.officeIds.length === 0) return '';
  const newest = await regency.db
    .selectFrom('disposisi')
    .select('id')
    .where('officeId', 'in', reach.officeIds)
    .orderBy('sentAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.id ?? '';
}

/** The tables of the desk's query; see `deskQuery`. */
type DeskTables = DB & { t: DB['tickets']; d: DB['disposisi'] };
// The reach decides which tables take part; kysely cannot say "perhaps joined", so the shape is given here once.
type DeskQuery = SelectQueryBuilder<DeskTables, 't', object>;

/** A question to the desk, ready to be counted or listed. */
interface Asked {
  readonly query: DeskQuery;
  /** Column references, as written in SQL: order, its tie-breaker, the due instant and whether it stands still. */
  readonly instant: string;
  readonly id: string;
  readonly due: string;
  readonly paused: string;
  readonly isAscending: boolean;
  /** Asked of the parts of the reader's office (`d`), not of the tickets alone. */
  readonly isByOffice: boolean;
  /** The offices whose parts are asked for; empty when it is asked of the tickets alone. */
  readonly officeIds: readonly string[];
}

/** The tickets in reach that a filter asks for; lists and counts add what they need. */
function deskQuery(regency: Regency, reach: DeskReach, actor: Actor, filter: DeskFilter): Asked {
  const scope = filter.state ?? 'open';
  const isOpen = asksForOpen(filter);
  const officeIds = reach.kind === 'all' ? [] : reach.officeIds;
  const isByOffice = reach.kind === 'some' && officeIds.length > 0 && !reach.seesOwn && !reach.seesVisits;
  const { db } = regency;
  let query: DeskQuery;
  if (isByOffice) {
    let joined = db
      .selectFrom('disposisi as d')
      .innerJoin('tickets as t', 't.id', 'd.ticketId')
      .where('d.officeId', 'in', officeIds);
    if (isOpen) joined = joined.where('d.isCurrent', '=', true);
    // An office may have held a ticket twice, and one person may serve two offices: a ticket is shown once.
    if (!isOpen || officeIds.length > 1)
      joined = joined.where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('disposisi as other')
              .select('other.id')
              .whereRef('other.ticketId', '=', 'd.ticketId')
              .where('other.officeId', 'in', officeIds)
              .where(isOpen ? sql<boolean>`other.is_current` : sql<boolean>`true`)
              .where(sql<boolean>`(other.sent_at, other.id) > (d.sent_at, d.id)`),
          ),
        ),
      );
    query = joined as unknown as DeskQuery;
  } else {
    query = db.selectFrom('tickets as t') as unknown as DeskQuery;
    if (reach.kind === 'some') query = query.where((eb) => eb.or(ownTickets(regency, reach, actor, isOpen)));
  }
  // Said even where the state says it already: the indexes of what is open, and of what is not, are found by it.
  query = query.where('t.isOpen', '=', isOpen);
  if (scope === 'ended') query = query.where('t.state', 'in', ENDED);
  else if (scope !== 'open') query = query.where('t.state', '=', scope);
  // What is over needs nothing of anybody; said here, nobody looks through all of it to find that out.
  if (filter.needs !== undefined && !isOpen) query = query.where(sql<boolean>`false`);
  const due = isByOffice && isOpen ? 'd.due_at' : 't.due_at';
  query = narrowed(
    regency,
    query,
    ownFilter(filter, actor),
    due,
    isByOffice && isOpen ? 'd.is_paused' : 't.is_paused',
    isByOffice,
    isOpen,
  );
  // What a search finds comes by the day of receipt: so it is filed (see `stretchesMatching`).
  const isSearch = Boolean(filter.text?.trim());
  return {
    query,
    instant: isOpen ? due : isByOffice && !isSearch ? 'd.sent_at' : 't.received_at',
    id: isByOffice ? 'd.ticket_id' : 't.id',
    due,
    paused: isByOffice && isOpen ? 'd.is_paused' : 't.is_paused',
    isAscending: isOpen,
    isByOffice,
    officeIds: isByOffice ? officeIds : [],
  };
}

/** The same tickets that the policy lets this person read: of the office, opened by her, assigned to her, to be visited. */
function ownTickets(
  regency: Regency,
  reach: Extract<DeskReach, { kind: 'some' }>,
  actor: Actor,
  isOpen: boolean,
) {
  const personId = actor.kind === 'staff' ? actor.personId : '';
  const either = [];
  if (reach.officeIds.length > 0)
    either.push(
      sql<boolean>`t.id in ${regency.db
        .selectFrom('disposisi')
        .select('ticketId')
        .where('officeId', 'in', reach.officeIds)
        .$if(isOpen, (q) => q.where('isCurrent', '=', true))}`,
    );
  if (reach.seesOwn) either.push(sql<boolean>`t.reader_ids @> array[${personId}::uuid]`);
  if (reach.seesVisits) either.push(sql<boolean>`t.wants_visit`);
  return either;
}

/** `me` means whoever asks. */
function ownFilter(filter: DeskFilter, actor: Actor): DeskFilter {
  if (filter.personId !== 'me') return filter;
  return { ...filter, personId: actor.kind === 'staff' ? actor.personId : 'nobody' };
}

function narrowed(
  regency: Regency,
  from: DeskQuery,
  filter: DeskFilter,
  due: string,
  paused: string,
  isByOffice: boolean,
  isOpen: boolean,
): DeskQuery {
  let query = from;
  if (filter.topicId) query = query.where('t.topicId', '=', filter.topicId);
  if (filter.nagariCode) query = query.where('t.nagariCode', '=', filter.nagariCode);
  if (filter.channel) query = query.where('t.channel', '=', filter.channel);
  if (filter.officeId) query = query.where('t.leadOfficeId', '=', filter.officeId);
  if (filter.personId) {
    const person = sql.ref(isByOffice ? 'd.person_id' : 't.person_id');
    query = query.where(
      filter.personId === 'nobody'
        ? sql<boolean>`${person} is null`
        : sql<boolean>`${person} = ${filter.personId}::uuid`,
    );
  }
  if (filter.needs === 'approval') query = query.where('t.awaitsApproval', '=', true);
  if (filter.needs === 'reply')
    query = query.where('t.replyWaitsSince', 'is not', null).where('t.isOpen', '=', true);
  if (filter.needs === 'unaccepted')
    query = isByOffice
      ? query.where(sql<boolean>`d.state = 'sent'`)
      : query.where('t.state', '=', 'received');
  if (filter.due) {
    const now = regency.now();
    const { today, tomorrow, nextWeek } = groupBounds(now);
    const at = sql.ref(due);
    if (filter.due === 'overdue')
      query = query.where(sql<boolean>`${at} < ${now} and not ${sql.ref(paused)}`);
    else if (filter.due === 'later')
      query = query.where(sql<boolean>`${at} >= ${nextWeek} and not ${sql.ref(paused)}`);
    else {
      const until = filter.due === 'today' ? tomorrow : nextWeek;
      query = query.where(sql<boolean>`${at} >= ${today} and ${at} < ${until}`);
    }
  }
  const text = filter.text?.trim();
  if (text) {
    const code = parseCode(text);
    // Among tickets that are not open the words are looked for stretch by stretch, see `wordsOf`.
    if (code !== undefined) query = query.where('t.code', '=', code);
    else if (isOpen) query = query.where(openMatching(regency.db, text));
  }
  return query;
}

function readCursor(after: string): { instant: string; id: string } | undefined {
  const [instant = '', id = ''] = after.split('~');
  const isGood =
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/.test(instant) &&
    !Number.isNaN(Date.parse(instant.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))) &&
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  return isGood ? { instant, id } : undefined;
}

async function rowsOf(
  regency: Regency,
  keys: readonly { id: string; partId?: string }[],
): Promise<DeskRow[]> {
  if (keys.length === 0) return [];
  const ids = keys.map((key) => key.id);
  const partIds = keys.flatMap((key) => key.partId ?? []);
  const reading = regency.db
    .selectFrom('tickets as t')
    .innerJoin('topics', 'topics.id', 't.topicId')
    .innerJoin('areas', 'areas.code', 't.nagariCode')
    .innerJoin('applicants as a', 'a.id', 't.applicantId')
    .leftJoin('offices', 'offices.id', 't.leadOfficeId')
    .leftJoin('people', 'people.id', 't.personId')
    .leftJoin('ticketTexts as title', 'title.id', 't.titleTextId')
    .leftJoin('ticketTexts as body', 'body.id', 't.bodyTextId')
    .select([
      't.id',
      't.code',
      't.version',
      't.channel',
      't.receivedAt',
      't.dueAt',
      't.isDueProvisional',
      't.isPaused',
      't.isOpen',
      't.standardDays',
      't.extendedDays',
      't.awaitsApproval',
      't.replyWaitsSince',
      'topics.name as topic',
      'topics.nameEn as topicEn',
      'areas.name as nagari',
      'a.name as applicant',
      'offices.shortName as office',
      'people.name as person',
      'title.body as title',
      sql<string | null>`case when title.body is null then left(body.body, 140) end`.as('words'),
    ])
    .select((eb) => eb.ref('t.state').$castTo<TicketState>().as('state'))
    .where(sql<boolean>`t.id = any(${ids}::uuid[])`)
    .modifyFront(PLANNED_ONCE)
    .execute();
  const readingParts =
    partIds.length === 0
      ? []
      : regency.db
          .selectFrom('disposisi')
          .leftJoin('people', 'people.id', 'disposisi.personId')
          .select([
            'disposisi.ticketId',
            'disposisi.officeId',
            'disposisi.role',
            'disposisi.state',
            'disposisi.days',
            'disposisi.dueAt',
            'disposisi.isPaused',
            'disposisi.isCurrent',
            'people.name as person',
          ])
          .where(sql<boolean>`disposisi.id = any(${partIds}::uuid[])`)
          .modifyFront(PLANNED_ONCE)
          .execute();
  const [found, parts] = await Promise.all([reading, readingParts]);
  const byId = new Map(found.map((row) => [row.id, row]));
  const partOf = new Map(parts.map((part) => [part.ticketId, part]));
  return ids.flatMap((id): DeskRow[] => {
    const row = byId.get(id);
    if (!row) return [];
    const { standardDays, extendedDays, ...rest } = row;
    const part = partOf.get(id);
    const own = part?.isCurrent ? part : undefined;
    return [
      {
        ...rest,
        days: own?.days ?? standardDays + extendedDays,
        dueAt: own?.dueAt ?? row.dueAt,
        isPaused: own?.isPaused ?? row.isPaused,
        person: part ? part.person : row.person,
        partOfficeId: part?.officeId ?? null,
        partRole: part?.role ?? null,
        partState: part?.state ?? null,
      },
    ];
  });
}

/** People of the offices in reach, for the filter and for assigning; everybody in an office for those who see all. */
export async function peopleOnDesk(regency: Regency, actor: Actor): Promise<readonly DeskPerson[]> {
  const reach = deskReach(actor);
  if (reach === undefined) return [];
  const people = await remembered(regency, 'deskPeople', () =>
    regency.db
      .selectFrom('people')
      .select(['id', 'name', 'officeId'])
      .where('isActive', '=', true)
      .where('officeId', 'is not', null)
      .orderBy('name')
      .execute(),
  );
  const mine = officesOf(actor);
  const inReach =
    reach.kind === 'all'
      ? people
      : people.filter(({ officeId }) => officeId !== null && mine.includes(officeId));
  return inReach.slice(0, MOST_PEOPLE);
}

interface DeskPerson {
  readonly id: string;
  readonly name: string;
  readonly officeId: string | null;
}

/** A select list longer than this helps nobody. */
const MOST_PEOPLE = 300;
