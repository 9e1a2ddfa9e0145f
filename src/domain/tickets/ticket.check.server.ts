/** Folds every ticket again from its acts and compares the result with the rows that lists read. */
import { sql } from 'kysely';
import { CELL, NIL } from '#domain/tickets/ticket.counts.ts';
import { foldTicket } from '#domain/tickets/ticket.fold.ts';
import { disposisiRows, roundRows, ticketRow } from '#domain/tickets/ticket.projection.ts';
import type { AnyTicketAct } from '#domain/tickets/ticket.ts';
import type { Regency } from '#platform/regency.server.ts';

/** One column that does not say what the acts say. */
export interface Difference {
  readonly code: string;
  /** `tickets`, `disposisi <id>` or `ticket_rounds <n>`, and the column. */
  readonly where: string;
  readonly stored: string;
  readonly folded: string;
}

export interface Checked {
  readonly tickets: number;
  readonly differences: readonly Difference[];
}

const BATCH = 500;

/** Checks every ticket, in batches by id; each batch is read in one snapshot, so that acts under way do no harm. */
export async function checkTickets(regency: Regency): Promise<Checked> {
  const differences: Difference[] = [];
  let tickets = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const batch = await checkBatch(regency, after);
    differences.push(...batch.differences);
    tickets += batch.ids.length;
    const last = batch.ids.at(-1);
    if (last === undefined) {
      differences.push(...(await checkCounts(regency)), ...(await checkFiling(regency)));
      return { tickets, differences };
    }
    after = last;
  }
}

async function checkBatch(regency: Regency, after: string) {
  return regency.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const rows = await trx
        .selectFrom('tickets')
        .selectAll()
        .where('id', '>', after)
        .orderBy('id')
        .limit(BATCH)
        .execute();
      const ids = rows.map((row) => row.id);
      if (ids.length === 0) return { ids, differences: [] };
      const acts = await trx
        .selectFrom('ticketActs')
        .selectAll()
        .where('ticketId', 'in', ids)
        .orderBy('ticketId')
        .orderBy('seq')
        .execute();
      const parts = await trx.selectFrom('disposisi').selectAll().where('ticketId', 'in', ids).execute();
      const rounds = await trx.selectFrom('ticketRounds').selectAll().where('ticketId', 'in', ids).execute();
      const actsOf = Map.groupBy(acts, (act) => act.ticketId);
      const partsOf = Map.groupBy(parts, (part) => part.ticketId);
      const roundsOf = Map.groupBy(rounds, (round) => round.ticketId);
      const differences = rows.flatMap((row) => {
        // Written by `ticket.record.server.ts` from the same types.
        const folded = foldTicket(row.id, (actsOf.get(row.id) ?? []) as unknown as AnyTicketAct[]);
        if (!folded) return [{ code: row.code, where: 'ticket_acts', stored: 'none', folded: 'none' }];
        return [
          ...compared(row.code, 'tickets', row, ticketRow(folded)),
          ...comparedAll(row.code, 'disposisi', partsOf.get(row.id) ?? [], disposisiRows(folded), (one) =>
            String(one['id']),
          ),
          ...comparedAll(row.code, 'ticket_rounds', roundsOf.get(row.id) ?? [], roundRows(folded), (one) =>
            String(one['round']),
          ),
        ];
      });
      return { ids, differences };
    });
}

/** Counts every cell again from the rows; what acts have changed and nobody has folded yet belongs to what is stored. */
async function checkCounts({ db }: Regency): Promise<Difference[]> {
  const counts = db.selectFrom('ticketCounts').selectAll();
  const changes = db.selectFrom('ticketCountChanges').select([...CELL, 'change as total']);
  const ended = db.selectFrom('tickets as t').where('t.isOpen', '=', false);
  const nil = sql<string>`${NIL}::uuid`;
  const all = ended.select((eb) => [
    nil.as('officeId'),
    't.state',
    't.topicId',
    't.nagariCode',
    't.channel',
    eb.fn.coalesce('t.leadOfficeId', nil).as('leadOfficeId'),
    eb('t.personId', 'is not', null).$castTo<boolean>().as('hasPerson'),
    sql<number>`-1`.as('total'),
  ]);
  const newestParts = db
    .selectFrom('disposisi')
    .distinctOn(['officeId', 'ticketId'])
    .select(['officeId', 'ticketId', 'personId'])
    .orderBy('officeId')
    .orderBy('ticketId')
    .orderBy('sentAt', 'desc')
    .orderBy('id', 'desc')
    .as('d');
  const held = ended
    .innerJoin(newestParts, 'd.ticketId', 't.id')
    .select((eb) => [
      'd.officeId',
      't.state',
      't.topicId',
      't.nagariCode',
      't.channel',
      eb.fn.coalesce('t.leadOfficeId', nil).as('leadOfficeId'),
      eb('d.personId', 'is not', null).$castTo<boolean>().as('hasPerson'),
      sql<number>`-1`.as('total'),
    ]);
  const rows = await db
    .selectFrom(counts.unionAll(changes).unionAll(all).unionAll(held).as('c'))
    .select([...CELL, sql<number>`sum(total)`.as('surplus')])
    .groupBy([...CELL])
    .having(sql<number>`sum(total)`, '<>', 0)
    .limit(100)
    .execute();
  return rows.map(({ surplus, ...cell }) => ({
    code: '',
    where: `ticket_counts ${Object.values(cell).join(' ')}`,
    stored: `${surplus} too many`,
    folded: '0',
  }));
}

/** Whether every ticket is filed for the search as open or not, and under its month of receipt. */
async function checkFiling({ db }: Regency): Promise<Difference[]> {
  const heldBy = db
    .selectFrom('disposisi')
    .select(sql<string>`'@' || office_id`.as('word'))
    .where(sql<boolean>`disposisi.ticket_id = t.id`);
  const rows = await db
    .selectFrom('tickets as t')
    .leftJoin('ticketSearchDocuments as s', 's.ticketId', 't.id')
    .select('t.code')
    .where((eb) =>
      eb.or([
        eb('s.isOpen', 'is distinct from', eb.ref('t.isOpen')),
        sql<boolean>`not ('@' || to_char(t.received_at at time zone 'UTC', 'YYYYMM')) = any(tsvector_to_array(s.document))`,
        sql<boolean>`not t.is_open and not array(${heldBy}) <@ tsvector_to_array(s.document)`,
      ]),
    )
    .limit(100)
    .execute();
  return rows.map(({ code }) => ({
    code,
    where: 'ticket_search_documents',
    stored: 'elsewhere',
    folded: 'filed',
  }));
}

type Row = Readonly<Record<string, unknown>>;

function comparedAll(
  code: string,
  table: string,
  stored: readonly Row[],
  folded: readonly Row[],
  keyOf: (row: Row) => string,
): Difference[] {
  const byKey = new Map(stored.map((row) => [keyOf(row), row]));
  const missing = folded.flatMap((row) => {
    const found = byKey.get(keyOf(row));
    byKey.delete(keyOf(row));
    return compared(code, `${table} ${keyOf(row)}`, found, row);
  });
  const tooMany = [...byKey.keys()].map((key) => ({
    code,
    where: `${table} ${key}`,
    stored: 'a row',
    folded: 'none',
  }));
  return [...missing, ...tooMany];
}

function compared(code: string, where: string, stored: object | undefined, folded: object): Difference[] {
  if (!stored) return [{ code, where, stored: 'none', folded: 'a row' }];
  const kept = new Map<string, unknown>(Object.entries(stored));
  return Object.entries(folded).flatMap(([column, value]) => {
    const [a, b] = [shown(kept.get(column)), shown(value)];
    return a === b ? [] : [{ code, where: `${where}.${column}`, stored: a, folded: b }];
  });
}

function shown(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value ?? null);
}
