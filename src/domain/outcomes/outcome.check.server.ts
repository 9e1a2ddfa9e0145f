/** Counts everything again from the acts and compares it with what is stored. */
import { sql } from 'kysely';
import { readCalendars } from '#domain/offices/office.queries.server.ts';
import { Books, type TicketFacts } from '#domain/outcomes/outcome.facts.ts';
import { MEASURES } from '#domain/outcomes/outcome.measures.ts';
import { canonical, readFacts } from '#domain/outcomes/outcome.tally.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** One number that is not what the acts say. */
export interface Miscount {
  /** A ticket's id, or a drawer with its measure. */
  readonly where: string;
  readonly stored: string;
  readonly counted: string;
}

export interface FiguresChecked {
  readonly tickets: number;
  /** Tickets with acts that wait to be counted: compared as they were counted last. */
  readonly waiting: number;
  readonly differences: readonly Miscount[];
}

const BATCH = 2000;

/** Compares in one snapshot, so that acts and counting under way do no harm. */
export async function checkFigures(regency: Regency): Promise<FiguresChecked> {
  return regency.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const differences: Miscount[] = [];
      const books = new Books();
      const calendars = await readCalendars(trx);
      const waitingRows = await trx.selectFrom('outcomeWaits').select('ticketId').distinct().execute();
      const waiting = new Set(waitingRows.map((row) => row.ticketId));
      let tickets = 0;
      for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
        const rows = await trx
          .selectFrom('tickets')
          .leftJoin('outcomeFacts', 'outcomeFacts.ticketId', 'tickets.id')
          .select(['tickets.id', 'outcomeFacts.facts'])
          .where('tickets.id', '>', after)
          .orderBy('tickets.id')
          .limit(BATCH)
          .execute();
        const last = rows.at(-1);
        if (!last) break;
        after = last.id;
        tickets += rows.length;
        const ids = rows.map((row) => row.id);
        const counted = new Map((await readFacts(trx, ids, calendars)).map((one) => [one.id, one.facts]));
        for (const row of rows) {
          const stored = (row.facts ?? undefined) as unknown as TicketFacts | undefined;
          const facts = waiting.has(row.id) ? stored : counted.get(row.id);
          if (facts) books.book(facts, 1);
          const [a, b] = [stored, facts].map((one) => (one ? canonical(one) : 'none'));
          if (a !== b) differences.push({ where: row.id, stored: a ?? '', counted: b ?? '' });
        }
      }
      const counts = await trx.selectFrom('outcomeCounts').selectAll().execute();
      const kept = new Map<string, number>();
      for (const row of counts)
        for (const measure of MEASURES)
          kept.set(
            [row.period, row.scope, row.scopeId, row.dimension, row.key, measure].join('|'),
            row[measure],
          );
      const spreads = await trx
        .selectFrom('outcomeSpreads')
        .select('count')
        .select(
          sql<string>`concat_ws('|', period, scope, scope_id, dimension, key, spread, value)`.as('drawer'),
        )
        .execute();
      for (const row of spreads) kept.set(row.drawer, row.count);
      const wanted = new Map(books.spreads);
      for (const [drawer, sums] of books.counts)
        for (const [measure, count] of Object.entries(sums)) wanted.set(`${drawer}|${measure}`, count);
      for (const where of new Set([...kept.keys(), ...wanted.keys()])) {
        const [a, b] = [kept.get(where) ?? 0, wanted.get(where) ?? 0];
        if (a !== b) differences.push({ where, stored: String(a), counted: String(b) });
      }
      return { tickets, waiting: waiting.size, differences };
    });
}
