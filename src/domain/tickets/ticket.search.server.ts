/** The words a ticket is found by: written in the act's own transaction, and gone from here when they are erased. */
import { sql } from 'kysely';
import type { Database, Trx } from '#platform/db/database.server.ts';

/** More matches than this are not looked through: the screen then asks for one more word. */
export const MOST_CANDIDATES = 2000;

/** Writes the search document of a ticket anew from its code, title, words and the applicant's name. */
export async function indexTicket(trx: Database | Trx, ticketId: string): Promise<void> {
  await trx
    .insertInto('ticketSearch')
    .columns(['ticketId', 'document'])
    .expression((eb) =>
      eb
        .selectFrom('tickets as t')
        .innerJoin('applicants as a', 'a.id', 't.applicantId')
        .leftJoin('ticketTexts as title', 'title.id', 't.titleTextId')
        .leftJoin('ticketTexts as body', 'body.id', 't.bodyTextId')
        .where('t.id', '=', ticketId)
        .select((of) => [
          't.id',
          sql<string>`to_tsvector('indonesian', concat_ws(' ', ${of.ref('t.code')}, ${of.ref('title.body')},
            left(${of.ref('body.body')}, 20000), ${of.ref('a.name')}))`.as('document'),
        ]),
    )
    .onConflict((conflict) => conflict.column('ticketId').doUpdateSet({ document: sql`excluded.document` }))
    .execute();
}

/** The tickets whose words match, at most `MOST_CANDIDATES` + 1, in no order. */
export function ticketsMatching(db: Database, words: string) {
  return db
    .selectFrom('ticketSearch as s')
    .select('s.ticketId')
    .where(sql<boolean>`${sql.ref('s.document')} @@ websearch_to_tsquery('indonesian', ${words})`)
    .limit(MOST_CANDIDATES + 1);
}
