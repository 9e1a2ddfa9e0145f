/**
 * A million tickets that look like life: the demonstration is lived once through the real commands, its outbox and
 * clocks are settled, and then its year is copied again and again by COPY with ids, codes, names, numbers, words and
 * times of their own. Foreign keys and the fold of every ticket still hold.
 */
import type pg from 'pg';
import { deliverNotices } from '#domain/tickets/notice.delivery.server.ts';
import { codeFrom } from '#domain/tickets/ticket.code.ts';
import { sweepClock } from '#domain/tickets/ticket.sweep.server.ts';
import type { Identity } from '#platform/identity/identity.server.ts';
import { NIL } from '#domain/tickets/ticket.counts.ts';
import type { Regency } from '#platform/regency.server.ts';
import type { Place } from './place.ts';
import { chanceFrom, type Chance } from '../db/seed/demo/chance.ts';
import { seedDemo } from '../db/seed/demo/demo.server.ts';
import { GIVEN_NAMES, personName } from '../db/seed/demo/names.ts';
import { copyInto, type CopyIn } from './copy-in.ts';

const WEEK_MS = 7 * 86_400_000;
const YEARS = 5;
const WEEKS_A_YEAR = 52;
const MINUTE_MS = 60_000;
/** In the order in which rows refer to each other; constraints are off while they are copied, so it is only for reading. */
const TABLES = [
  'applicants',
  'tickets',
  'ticket_texts',
  'ticket_sources',
  'ticket_acts',
  'disposisi',
  'ticket_rounds',
  'ticket_tokens',
  'ticket_places',
  'notices',
  'surveys',
] as const;
type Table = (typeof TABLES)[number];

/** Columns that hold a promised instant: they move by whole weeks, so that a due day stays a closing time. */
const DUE = new Set(['due_at', 'next_check_at', 'overdue_told_at', 'not_before']);
const CODE_SPACE = 29 ** 7;
/** Coprime with 29, so that every number gives another code. */
const CODE_STEP = 7_368_787_331;
const VOCABULARY = 60_000;

interface FillPlan {
  readonly tickets: number;
  /** Share of tickets still open, 0…1. */
  readonly open: number;
  readonly tell: (line: string) => void;
}

type Segment =
  | string
  | { readonly kind: 'id' | 'time' | 'due' | 'code'; readonly n: number }
  | { readonly kind: 'hash'; readonly rest: string }
  | { readonly kind: 'name' | 'phone' | 'email' | 'words'; readonly n: number; readonly given: string };

/** The demonstration's rows of one table, cut at what differs from copy to copy, by group of tickets. */
interface Mould {
  readonly table: Table;
  readonly columns: string;
  /** Rows by group; group -1 belongs to every copy (applicants). */
  readonly rows: ReadonlyMap<number, readonly (readonly Segment[])[]>;
}

interface Moulds {
  readonly moulds: readonly Mould[];
  readonly groups: readonly { readonly tickets: number; readonly open: number; readonly isOver: boolean }[];
  readonly ids: readonly string[];
  readonly codes: readonly string[];
}

/** Lives the demonstration year and lets everything happen that the clock and the outbox would have done by now. */
async function liveOnce(regency: Regency, identity: Identity, password: string, tell: FillPlan['tell']) {
  await seedDemo(regency, identity, { password, tell });
  for (let round = 0; round < 200; round += 1) {
    const swept = await sweepClock(regency);
    const { told } = await deliverNotices(regency);
    if (told + swept.escalated + swept.lapsed + swept.reminded + swept.partsTold + swept.rescheduled === 0)
      break;
  }
  const month = new Date(regency.now().getTime() - 30 * 86_400_000);
  await regency.db
    .updateTable('notices')
    .set({ status: 'read' })
    .where('via', '=', 'screen')
    .where('status', '=', 'sent')
    .where('createdAt', '<', month)
    .execute();
}

/** Fills an empty place that has its reference data. */
export async function fill(
  {
    regency,
    identity,
    pool,
    password,
    config: { schema },
  }: Place & { readonly identity: Identity; readonly password: string },
  plan: FillPlan,
): Promise<void> {
  await liveOnce(regency, identity, password, plan.tell);
  const moulds = await readMoulds(pool, schema);
  const indexes = await indexesOf(pool, schema);
  for (const { name } of indexes) await pool.query(`drop index "${schema}"."${name}"`);
  plan.tell(`Copying the year until there are ${plan.tickets.toLocaleString('en')} tickets …`);
  const here = moulds.groups.reduce((sum, group) => sum + group.tickets, 0);
  const openHere = moulds.groups.reduce((sum, group) => sum + group.open, 0);
  const copies = Math.ceil((plan.tickets - here) / here);
  const recent = Math.max(Math.ceil(copies / YEARS), Math.ceil((plan.tickets * plan.open) / openHere));
  const keep = Math.min(1, (plan.tickets * plan.open - openHere) / (recent * openHere));
  await copyWorlds(pool, schema, moulds, {
    first: 1,
    wanted: plan.tickets - here,
    take: (copy, group, chance) => {
      const isRecent = copy <= recent;
      const { isOver, open } = moulds.groups[group] ?? { isOver: false, open: 0 };
      if (isRecent) return open === 0 ? true : chance.happens(keep);
      return isOver;
    },
    weeks: (copy, chance) => (copy <= recent ? 0 : chance.between(WEEKS_A_YEAR, WEEKS_A_YEAR * YEARS)),
    tell: plan.tell,
  });
  plan.tell('Writing the search documents …');
  await writeDocuments(pool, schema);
  plan.tell('Making the indexes …');
  await Promise.all(
    [0, 1].map(async (lane) => {
      for (const [i, index] of indexes.entries()) if (i % 2 === lane) await pool.query(index.definition);
    }),
  );
  await settle(pool, schema);
}

/** Adds open tickets only, until their share is reached: the hard case of a desk that cannot keep up. */
export async function fillOpen({ pool, config: { schema } }: Place, plan: FillPlan): Promise<void> {
  const moulds = await readMoulds(pool, schema, 'first-copy-only');
  const { rows } = await pool.query<{ open: number }>(
    `select count(*)::int as open from "${schema}".tickets where is_open`,
  );
  await copyWorlds(pool, schema, moulds, {
    first: 2000,
    wanted: Math.round(plan.tickets * plan.open) - (rows[0]?.open ?? 0),
    take: (_copy, group) => (moulds.groups[group]?.open ?? 0) > 0,
    weeks: () => 0,
    tell: plan.tell,
  });
  await writeDocuments(pool, schema);
  await settle(pool, schema);
}

async function settle(pool: pg.Pool, schema: string): Promise<void> {
  await pool.query(`delete from "${schema}".ticket_count_changes`);
  await pool.query(`delete from "${schema}".ticket_counts`);
  for (const statement of COUNT_AGAIN) await pool.query(statement.replaceAll('@', `"${schema}".`));
  for (const table of [...TABLES, 'ticket_search_documents', 'ticket_counts'])
    await pool.query(`vacuum analyze "${schema}"."${table}"`);
  await pool.query('checkpoint');
}

/** As the migration counts what is there already. */
const COUNT_AGAIN = [
  `insert into @ticket_counts
   select '${NIL}', state, topic_id, nagari_code, channel, coalesce(lead_office_id, '${NIL}'), person_id is not null,
     count(*) from @tickets where not is_open group by 2, 3, 4, 5, 6, 7`,
  `insert into @ticket_counts
   select d.office_id, t.state, t.topic_id, t.nagari_code, t.channel, coalesce(t.lead_office_id, '${NIL}'),
     d.person_id is not null, count(*)
   from (select distinct on (office_id, ticket_id) office_id, ticket_id, person_id
     from @disposisi order by office_id, ticket_id, sent_at desc, id desc) d
   join @tickets t on t.id = d.ticket_id where not t.is_open group by 1, 2, 3, 4, 5, 6, 7`,
];

interface Copying {
  readonly first: number;
  readonly wanted: number;
  readonly take: (copy: number, group: number, chance: Chance) => boolean;
  readonly weeks: (copy: number, chance: Chance) => number;
  readonly tell: FillPlan['tell'];
}

async function copyWorlds(pool: pg.Pool, schema: string, from: Moulds, how: Copying): Promise<void> {
  const streams: { mould: Mould; client: pg.PoolClient; copy: CopyIn }[] = [];
  for (const mould of from.moulds) {
    const client = await pool.connect();
    await client.query(`set session_replication_role = replica`);
    await client.query(`set synchronous_commit = off`);
    const copy = copyInto(client, `copy "${schema}"."${mould.table}" (${mould.columns}) from stdin`);
    streams.push({ mould, client, copy });
  }
  const taken = new Set(from.codes);
  let serial = 0;
  let made = 0;
  for (let number = how.first; made < how.wanted; number += 1) {
    const chance = chanceFrom(`copy ${number}`);
    const weeksMs = how.weeks(number, chance) * WEEK_MS;
    const shiftMs = weeksMs + chance.between(0, 59) * MINUTE_MS + chance.between(0, 59_999);
    const mark = number.toString(16).padStart(5, '0');
    const ids = from.ids.map((id) => newId(id, shiftMs, mark));
    const codes = from.codes.map(() => {
      for (;;) {
        serial += 1;
        const code = codeOf((how.first * 1_000_000 + serial) % CODE_SPACE);
        if (!taken.has(code)) return code;
      }
    });
    const groups = [-1];
    for (const [group, { tickets, open }] of from.groups.entries()) {
      if (made >= how.wanted || !how.take(number, group, chance)) continue;
      groups.push(group);
      made += how.first === 1 ? tickets : open;
    }
    const say = (segment: Exclude<Segment, string>): string => {
      switch (segment.kind) {
        case 'id':
          return ids[segment.n] ?? '';
        case 'code':
          return codes[segment.n] ?? '';
        case 'time':
          return new Date(segment.n - shiftMs).toISOString();
        case 'due':
          return new Date(segment.n - weeksMs).toISOString();
        case 'hash':
          // No hash begins with this letter: a copy never meets the original.
          return `z${mark}${segment.rest}`;
        case 'name':
          return nameOf(segment.given, chance);
        case 'phone':
          return `0810${String((number * 7919 + segment.n * 104_729) % 100_000_000).padStart(8, '0')}`;
        case 'email':
          return `pemohon${number}.${segment.n}@contoh.test`;
        case 'words':
          return `${segment.given} ${wordsBy(chance)}`;
      }
    };
    if (groups.length === 1) throw new RangeError('a copy without tickets: nothing would ever be enough');
    for (const { mould, copy } of streams) {
      let text = '';
      for (const group of groups)
        for (const row of mould.rows.get(group) ?? [])
          for (const segment of row) text += typeof segment === 'string' ? segment : say(segment);
      if (text !== '') await copy.write(text);
    }
    if (number % 100 === 0) how.tell(`  ${made.toLocaleString('en')} tickets`);
  }
  for (const { client, copy } of streams) {
    await copy.end();
    await client.query('reset all');
    client.release();
  }
}

async function readMoulds(
  pool: pg.Pool,
  schema: string,
  scope: 'all' | 'first-copy-only' = 'all',
): Promise<Moulds> {
  // Copies carry their number in the last group of their ids (see `newId`); few of the first year's begin like that.
  const own = (column: string) => (scope === 'all' ? 'true' : `substr(${column}::text, 25, 2) <> '00'`);
  const raw = new Map<Table, { columns: readonly string[]; rows: readonly (readonly (string | null)[])[] }>();
  for (const table of TABLES) {
    const { rows: found } = await pool.query<{ name: string }>(
      `select column_name as name from information_schema.columns
       where table_schema = $1 and table_name = $2 and is_generated = 'NEVER' order by ordinal_position`,
      [schema, table],
    );
    const columns = found.map((column) => column.name);
    const key = table === 'tickets' || table === 'applicants' ? 'id' : 'ticket_id';
    const { rows } = await pool.query<(string | null)[]>({
      text: `select ${columns.map((name) => `"${name}"::text`).join(', ')} from "${schema}"."${table}"
             where ${own(key)} and "${key}" is not null order by 1`,
      rowMode: 'array',
    });
    raw.set(table, { columns, rows });
  }
  const cell = (table: Table, row: readonly (string | null)[], column: string) =>
    row[raw.get(table)?.columns.indexOf(column) ?? -1] ?? null;
  const numberOf = new Map<string, number>();
  for (const table of TABLES)
    for (const row of raw.get(table)?.rows ?? []) {
      const id = cell(table, row, 'id');
      if (id !== null) numberOf.set(id, numberOf.size);
    }
  const tickets = raw.get('tickets')?.rows ?? [];
  const codes = new Map(tickets.map((row, i) => [cell('tickets', row, 'code') ?? '', i]));
  // A merged ticket and the one it went into are copied together.
  const groupOf = new Map<string, number>();
  const into = new Map(
    tickets.map((row) => [cell('tickets', row, 'id') ?? '', cell('tickets', row, 'merged_into_id')]),
  );
  const rootOf = (id: string): string => {
    const next = into.get(id);
    return next === null || next === undefined ? id : rootOf(next);
  };
  const groups: { tickets: number; open: number; isOver: boolean }[] = [];
  const groupOfRoot = new Map<string, number>();
  for (const row of tickets) {
    const id = cell('tickets', row, 'id') ?? '';
    const group = groupOfRoot.get(rootOf(id)) ?? groups.push({ tickets: 0, open: 0, isOver: true }) - 1;
    groupOfRoot.set(rootOf(id), group);
    groupOf.set(id, group);
    const known = groups[group];
    if (!known) continue;
    const isOpen = cell('tickets', row, 'is_open') === 'true';
    known.tickets += 1;
    known.open += isOpen ? 1 : 0;
    known.isOver &&= !isOpen && cell('tickets', row, 'state') !== 'answered';
  }
  const bodies = new Set(tickets.map((row) => cell('tickets', row, 'body_text_id')));
  const moulds = TABLES.map((table): Mould => {
    const { columns, rows } = raw.get(table) ?? { columns: [], rows: [] };
    const cut = new Map<number, Segment[][]>();
    for (const [n, row] of rows.entries()) {
      const ticketId = cell(table, row, table === 'tickets' ? 'id' : 'ticket_id');
      const group = table === 'applicants' ? -1 : (groupOf.get(ticketId ?? '') ?? -2);
      if (group === -2) continue;
      const isBody = table === 'ticket_texts' && bodies.has(cell(table, row, 'id'));
      const segments = row.flatMap((value, i): Segment[] => {
        const column = columns[i] ?? '';
        const end = i === row.length - 1 ? '\n' : '\t';
        if (value === null) return ['\\N', end];
        return [...segmentsOf(table, column, escaped(value), n, isBody), end];
      });
      const joined = segments.reduce<Segment[]>((all, segment) => {
        const last = all.at(-1);
        if (typeof segment === 'string' && typeof last === 'string') all[all.length - 1] = last + segment;
        else all.push(segment);
        return all;
      }, []);
      cut.set(group, [...(cut.get(group) ?? []), joined]);
    }
    return { table, columns: columns.map((name) => `"${name}"`).join(', '), rows: cut };
  });
  return { moulds, groups, ids: [...numberOf.keys()], codes: [...codes.keys()] };

  function segmentsOf(table: Table, column: string, value: string, n: number, isBody: boolean): Segment[] {
    if (column === 'hash' || column === 'token_hash') return [{ kind: 'hash', rest: value.slice(6) }];
    if (table === 'applicants' && column === 'name') return [{ kind: 'name', n, given: value }];
    if (table === 'applicants' && column === 'phone') return [{ kind: 'phone', n, given: '' }];
    if (table === 'applicants' && column === 'email') return [{ kind: 'email', n, given: '' }];
    if (isBody && column === 'body') return [{ kind: 'words', n, given: value }];
    if (table === 'notices' && column === 'status') return [value === 'waiting' ? 'sent' : value];
    if (/^at$|_at$|^not_before$/.test(column) && !Number.isNaN(Date.parse(value)))
      return [{ kind: DUE.has(column) ? 'due' : 'time', n: Date.parse(value) }];
    const segments: Segment[] = [];
    let at = 0;
    for (const found of value.matchAll(
      /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})|(OVP-\w{4}-\w{4})|(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)/g,
    )) {
      const [whole, id, code, instant] = found;
      const isPromise = column !== 'data' && instant !== undefined;
      const known = id === undefined ? (code === undefined ? -1 : codes.get(code)) : numberOf.get(id);
      const segment: Segment | undefined =
        instant !== undefined
          ? { kind: isPromise ? 'due' : 'time', n: Date.parse(instant) }
          : known === undefined || known < 0
            ? undefined
            : { kind: id === undefined ? 'code' : 'id', n: known };
      if (segment === undefined) continue;
      segments.push(value.slice(at, found.index), segment);
      at = found.index + whole.length;
    }
    segments.push(value.slice(at));
    return segments.filter((segment) => segment !== '');
  }
}

/** A UUIDv7 of the shifted instant; the number of the copy stands in the last group. */
function newId(id: string, shiftMs: number, mark: string): string {
  const at = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) - shiftMs;
  const time = Math.max(0, at).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}${id.slice(13, 24)}${mark}${id.slice(29)}`;
}

function codeOf(serial: number): string {
  let rest = Number((BigInt(serial) * BigInt(CODE_STEP)) % BigInt(CODE_SPACE));
  return codeFrom(
    Array.from({ length: 7 }, () => {
      const digit = rest % 29;
      rest = Math.floor(rest / 29);
      return digit;
    }),
  );
}

const BUSINESS = /^(KUB|KWT|Kelompok|Koperasi|BUMNag)\b/;
const PEOPLE = new Set<string>(GIVEN_NAMES.map((name) => name.split(' ')[0] ?? name));

/** Another name of the same kind: a person stays a person, a business gets a word of its own. */
function nameOf(given: string, chance: Chance): string {
  if (!BUSINESS.test(given) && PEOPLE.has(given.split(' ')[0] ?? '')) return personName(chance);
  return `${given} ${wordOf(Math.floor(VOCABULARY ** chance.next()))}`;
}

/** Some words of a language that has few common and many rare ones. */
function wordsBy(chance: Chance): string {
  const count = chance.between(2, 6);
  return Array.from({ length: count }, () => wordOf(Math.floor(VOCABULARY ** chance.next()))).join(' ');
}

const ONSETS = ['b', 'c', 'd', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'w', 'y'];
const RHYMES = ['a', 'i', 'u', 'e', 'o', 'an', 'ar', 'uk', 'in', 'ai', 'ong', 'us', 'ek', 'ah', 'um'];

/** The n-th invented word; the same number is always the same word. */
function wordOf(n: number): string {
  let word = '';
  let rest = n + 240;
  while (rest > 0) {
    word +=
      (ONSETS[rest % ONSETS.length] ?? '') + (RHYMES[Math.floor(rest / ONSETS.length) % RHYMES.length] ?? '');
    rest = Math.floor(rest / (ONSETS.length * RHYMES.length));
  }
  return word;
}

/** In a handful of a million tickets. */
export const RARE_WORD = wordOf(VOCABULARY - 7);

function escaped(value: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
}

/** Everything but what keeps rows unique: made again after the copying, which is many times faster. */
async function indexesOf(pool: pg.Pool, schema: string) {
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `select i.indexname as name, i.indexdef as definition from pg_indexes i
     where i.schemaname = $1 and i.tablename = any($2) and not exists (
       select 1 from pg_constraint c join pg_class k on k.oid = c.conindid
       join pg_namespace n on n.oid = k.relnamespace where n.nspname = $1 and k.relname = i.indexname)`,
    [schema, [...TABLES, 'ticket_search_documents']],
  );
  return rows;
}

/** The search document of every ticket that has none, as `indexTicket` writes it, by four ranges of ids on two connections. */
async function writeDocuments(pool: pg.Pool, schema: string): Promise<void> {
  const lanes = 2;
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      const client = await pool.connect();
      await client.query(`set session_replication_role = replica`);
      await client.query(
        `insert into "${schema}".ticket_search_documents (ticket_id, is_open, document)
         select t.id, t.is_open, to_tsvector('indonesian',
           concat_ws(' ', t.code, title.body, left(body.body, 20000), a.name))
           || array_to_tsvector(array['@' || to_char(t.received_at at time zone 'UTC', 'YYYYMM')])
           || case when t.is_open or held.words is null then ''::tsvector else array_to_tsvector(held.words) end
         from "${schema}".tickets t
         join "${schema}".applicants a on a.id = t.applicant_id
         left join "${schema}".ticket_texts title on title.id = t.title_text_id
         left join "${schema}".ticket_texts body on body.id = t.body_text_id
         left join (select ticket_id, array_agg(distinct '@' || office_id) as words
           from "${schema}".disposisi group by ticket_id) held on held.ticket_id = t.id
         where hashtext(t.code) % ${lanes} in (${lane}, ${-lane})
         and not exists (select 1 from "${schema}".ticket_search_documents s where s.ticket_id = t.id)`,
      );
      await client.query('reset all');
      client.release();
    }),
  );
}
