/** Counts of tickets that are not open: changed in the act's transaction, folded by a chore, read as the sum of both. */
import { sql } from 'kysely';
import { CELL, NIL } from '#domain/tickets/ticket.counts.ts';
import type { TicketState } from '#domain/tickets/ticket.ts';
import type { Regency } from '#platform/regency.server.ts';

/** How many changes one fold takes in; the rest waits for the next round of the loop. */
const BATCH = 5000;

/** Adds up what acts have changed since the last time. @returns how many changes were taken in */
export async function foldCounts(regency: Regency): Promise<number> {
  let folded = 0;
  for (;;) {
    const taken = await foldBatch(regency);
    folded += taken;
    if (taken < BATCH) return folded;
  }
}

async function foldBatch({ db }: Regency): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('ticketCountChanges')
      .where('id', 'in', (eb) =>
        eb.selectFrom('ticketCountChanges').select('id').orderBy('id').limit(BATCH).forUpdate().skipLocked(),
      )
      .returningAll()
      .execute();
    const sums = new Map<string, Omit<(typeof gone)[number], 'id' | 'change'> & { total: number }>();
    for (const { id: _id, change, ...cell } of gone) {
      const key = JSON.stringify(cell);
      sums.set(key, { ...cell, total: (sums.get(key)?.total ?? 0) + change });
    }
    // In the order of their keys, so that two folds at once could only wait, never block each other for ever.
    const rows = [...sums]
      .filter(([, cell]) => cell.total !== 0)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, cell]) => cell);
    if (rows.length > 0)
      await trx
        .insertInto('ticketCounts')
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns([...CELL]).doUpdateSet({ total: sql`ticket_counts.total + excluded.total` }),
        )
        .execute();
    return gone.length;
  });
}

/** Which cells are added up; what is absent is not asked for. */
export interface CountedFilter {
  /** The office that held a disposisi; absent: all tickets. */
  readonly heldBy?: string | undefined;
  readonly states?: readonly TicketState[] | undefined;
  readonly topicId?: string | undefined;
  readonly nagariCode?: string | undefined;
  readonly channel?: string | undefined;
  readonly leadOfficeId?: string | undefined;
  readonly hasPerson?: boolean | undefined;
}

/** True totals by state, in one snapshot of what is folded and what is not yet. */
export async function countedByState(
  { db }: Regency,
  filter: CountedFilter,
): Promise<ReadonlyMap<TicketState, number>> {
  const both = db
    .selectFrom('ticketCounts')
    .select([...CELL, 'total'])
    .unionAll(db.selectFrom('ticketCountChanges').select([...CELL, 'change as total']))
    .as('c');
  const { heldBy = NIL, states, topicId, nagariCode, channel, leadOfficeId, hasPerson } = filter;
  const rows = await db
    .selectFrom(both)
    .select(['c.state', sql<number>`sum(${sql.ref('c.total')})`.as('total')])
    .where('c.officeId', '=', heldBy)
    .$if(states !== undefined, (q) => q.where('c.state', 'in', states ?? []))
    .$if(topicId !== undefined, (q) => q.where('c.topicId', '=', topicId ?? ''))
    .$if(nagariCode !== undefined, (q) => q.where('c.nagariCode', '=', nagariCode ?? ''))
    .$if(channel !== undefined, (q) => q.where('c.channel', '=', channel ?? ''))
    .$if(leadOfficeId !== undefined, (q) => q.where('c.leadOfficeId', '=', leadOfficeId ?? ''))
    .$if(hasPerson !== undefined, (q) => q.where('c.hasPerson', '=', hasPerson ?? false))
    .groupBy('c.state')
    .execute();
  return new Map(
    rows
      .map((row) => [row.state as TicketState, Number(row.total)] as const)
      .filter(([, total]) => total !== 0),
  );
}
