/** Folds every ticket again from its acts and compares the result with the rows that lists read. */
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
    if (last === undefined) return { tickets, differences };
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
