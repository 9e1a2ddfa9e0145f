/** The words a ticket is found by: written in the act's own transaction, and gone from here when they are erased. */
import { sql, type RawBuilder } from 'kysely';
import { isOpen, type Ticket } from '#domain/tickets/ticket.ts';
import type { Database, Trx, Write } from '#platform/db/database.server.ts';

/** So many matches are looked through at once; of words more common than that, the newest months first. */
const FEW = 2000;
/** Months looked through together, from the newest backwards; then everything that is older. */
const STRETCHES = [1, 2, 4, 8, 16, 32] as const;

/** The search document of a new ticket, from what is known of it. */
export function newDocument(
  ticket: Ticket,
  said: { readonly title: string | undefined; readonly words: string; readonly name: RawBuilder<unknown> },
): Write {
  const month = monthWord(ticket.receivedAt.getUTCFullYear() * 12 + ticket.receivedAt.getUTCMonth());
  return (db) =>
    db.insertInto('ticketSearchDocuments').values({
      ticketId: ticket.id,
      isOpen: isOpen(ticket.state),
      document: sql<string>`to_tsvector('indonesian', concat_ws(' ', ${ticket.code}::text, ${said.title ?? null}::text,
        left(${said.words}, 20000), ${said.name}::text)) || ${month}::tsvector`,
    });
}

/** Writes the search document of a ticket anew from its code, title, words, the applicant's name and the month. */
export async function indexTicket(trx: Database | Trx, ticketId: string): Promise<void> {
  await trx
    .insertInto('ticketSearchDocuments')
    .columns(['ticketId', 'isOpen', 'document'])
    .expression((eb) =>
      eb
        .selectFrom('tickets as t')
        .innerJoin('applicants as a', 'a.id', 't.applicantId')
        .leftJoin('ticketTexts as title', 'title.id', 't.titleTextId')
        .leftJoin('ticketTexts as body', 'body.id', 't.bodyTextId')
        .where('t.id', '=', ticketId)
        .select((of) => [
          't.id',
          't.isOpen',
          sql<string>`to_tsvector('indonesian', concat_ws(' ', ${of.ref('t.code')}, ${of.ref('title.body')},
            left(${of.ref('body.body')}, 20000), ${of.ref('a.name')}))
            || array_to_tsvector(array['@' || to_char(${of.ref('t.receivedAt')} at time zone 'UTC', 'YYYYMM')])
            || case when ${of.ref('t.isOpen')} then ''::tsvector else ${heldBy(trx, ticketId)} end`.as(
            'document',
          ),
        ]),
    )
    .onConflict((conflict) =>
      conflict
        .column('ticketId')
        .doUpdateSet({ document: sql`excluded.document`, isOpen: sql`excluded.is_open` }),
    )
    .execute();
}

/** The offices that hold or held a ticket, as words nobody can type. */
function heldBy(db: Database | Trx, ticketId: string): RawBuilder<string> {
  const words = db
    .selectFrom('disposisi')
    .select(sql<string>`distinct '@' || office_id`.as('word'))
    .where('ticketId', '=', ticketId);
  return sql`array_to_tsvector(array(${words}))`;
}

/** Follows a ticket that was opened again or is not open any more; a new round also has a new month of receipt. */
export async function refileTicket(trx: Trx, before: Ticket, after: Ticket): Promise<void> {
  if (before.receivedAt.getTime() !== after.receivedAt.getTime()) await indexTicket(trx, after.id);
  else if (isOpen(before.state) !== isOpen(after.state))
    await trx
      .updateTable('ticketSearchDocuments')
      .set(
        isOpen(after.state)
          ? { isOpen: true }
          : { isOpen: false, document: sql`document || ${heldBy(trx, after.id)}` },
      )
      .where('ticketId', '=', after.id)
      .execute();
}

/** One condition on `t.id`; tickets of an earlier stretch were received later than those of the next. */
export interface Stretch {
  readonly matches: RawBuilder<boolean>;
}

/** Where the words are found among open tickets: there are few enough to look through them all. */
export function openMatching(db: Database, words: string): RawBuilder<boolean> {
  return among(
    db
      .selectFrom('ticketSearchDocuments')
      .select('ticketId')
      .where('isOpen', '=', true)
      .where(sql<boolean>`document @@ ${asQuery(words)}`),
  );
}

/**
 * Where the words are found among tickets that are not open, to be read in this order.
 * @param officeIds only among those that one of these offices held; of all when there is none
 * @param most so many matches still count as few
 * @returns one stretch when few tickets match (then a count of it is a true total), else stretches of months
 */
export async function stretchesMatching(
  db: Database,
  words: string,
  now: Date,
  officeIds: readonly string[],
  most = FEW,
): Promise<{ readonly stretches: readonly Stretch[]; readonly areFew: boolean }> {
  const held = officeIds.map((id) => `'@${id}'`).join(' | ');
  const asked = held === '' ? asQuery(words) : sql`(${asQuery(words)} && ${held}::tsquery)`;
  const few = await db
    .selectFrom('ticketSearchDocuments')
    .select('ticketId')
    .where(sql<boolean>`document @@ ${asked}`)
    .limit(most + 1)
    .execute();
  if (few.length <= most) {
    const ids = few.map((row) => row.ticketId);
    return { stretches: [{ matches: sql<boolean>`t.id = any(${ids}::uuid[])` }], areFew: true };
  }
  const stretches: Stretch[] = [];
  const seen: string[] = [];
  // A month ahead: an instant of receipt may lie a little later than this clock.
  let month = now.getUTCFullYear() * 12 + now.getUTCMonth() + 1;
  for (const length of STRETCHES) {
    const months = Array.from({ length }, (_, i) => monthWord(month - i));
    month -= length;
    seen.push(...months);
    stretches.push({ matches: withMonths(db, asked, sql`${months.join(' | ')}::tsquery`) });
  }
  stretches.push({ matches: withMonths(db, asked, sql`(!!(${seen.join(' | ')}::tsquery))`) });
  return { stretches, areFew: false };
}

function withMonths(
  db: Database,
  asked: RawBuilder<unknown>,
  months: RawBuilder<unknown>,
): RawBuilder<boolean> {
  return among(
    db
      .selectFrom('ticketSearchDocuments')
      .select('ticketId')
      .where(sql<boolean>`document @@ (${asked} && ${months})`),
  );
}

/** As an array made once, so that the words are always looked for first and never row by row. */
function among(matching: { toOperationNode(): never } | object): RawBuilder<boolean> {
  return sql<boolean>`t.id = any(array(${matching}))`;
}

function asQuery(words: string): RawBuilder<unknown> {
  return sql`websearch_to_tsquery('indonesian', ${words})`;
}

/** As written by `indexTicket`, quoted for a query. */
function monthWord(month: number): string {
  return `'@${Math.floor(month / 12)}${String((month % 12) + 1).padStart(2, '0')}'`;
}
