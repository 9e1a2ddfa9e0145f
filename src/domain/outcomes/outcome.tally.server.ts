/**
 * Keeps the counts: every act leaves a row in `outcome_waits`, and a chore counts those tickets again in pieces. A
 * piece is one transaction: the facts of its tickets, the difference in the counts, and the rows it has done with; a
 * process that dies loses nothing and doubles nothing. Only derived rows are written here, never what a ticket says.
 */
import { sql } from 'kysely';
import type { Calendars } from '#domain/offices/calendar.ts';
import { readCalendars } from '#domain/offices/office.queries.server.ts';
import {
  approvalOffice,
  Books,
  ticketFacts,
  type SurveyFact,
  type TicketFacts,
} from '#domain/outcomes/outcome.facts.ts';
import { MEASURES } from '#domain/outcomes/outcome.measures.ts';
import type { SkmAnswers } from '#domain/surveys/skm.ts';
import type { AnyTicketAct } from '#domain/tickets/ticket.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Recorded, Regency } from '#platform/regency.server.ts';

/** Raised when facts are counted or put into drawers otherwise than before: everything is then counted anew. */
const RULES = 3;
const PIECE = 1000;
const FROM_THE_START = '00000000-0000-0000-0000-000000000000';

/** Reaction to every act and every answered survey: this ticket must be counted again. */
export async function noteForCounting(trx: Trx, fact: Recorded): Promise<void> {
  await trx.insertInto('outcomeWaits').values({ id: fact.actId, ticketId: fact.subjectId }).execute();
}

/** Reaction to `offices.calendar_changed`: working days may be counted otherwise, so every ticket is counted again. */
export async function requestRecount(trx: Trx): Promise<void> {
  await trx.updateTable('outcomeProgress').set({ recountAfter: FROM_THE_START }).execute();
}

/**
 * Counts what waits, and goes on with counting everything again where that is under way.
 * @param most stop after about so many tickets; the next call goes on
 * @returns the number of tickets counted
 */
export async function tallyFigures(regency: Regency, most = Infinity): Promise<number> {
  let counted = 0;
  while (counted < most) {
    const piece = await regency.db.transaction().execute((trx) => tallyPiece(trx, regency));
    if (piece === 0) break;
    counted += piece;
  }
  return counted;
}

/** Counts one piece; 0 when there is nothing to do or another process is at it. */
async function tallyPiece(trx: Trx, regency: Regency): Promise<number> {
  const progress = await trx
    .selectFrom('outcomeProgress')
    .selectAll()
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!progress) return 0;
  const now = regency.now();
  const isAnew = progress.rules !== RULES;
  const recountAfter = isAnew ? FROM_THE_START : progress.recountAfter;
  // What other rules counted cannot be taken away by these.
  if (isAnew)
    for (const table of ['outcomeFacts', 'outcomeCounts', 'outcomeSpreads'] as const)
      await trx.deleteFrom(table).execute();
  const waiting = await trx.selectFrom('outcomeWaits').selectAll().orderBy('id').limit(PIECE).execute();
  const asked = [...new Set(waiting.map((row) => row.ticketId))];
  const again =
    waiting.length > 0 || recountAfter === null
      ? undefined
      : await trx
          .selectFrom('tickets')
          .select('id')
          .where('id', '>', recountAfter)
          .orderBy('id')
          .limit(PIECE)
          .execute();
  const ids = again?.map((row) => row.id) ?? asked;
  if (ids.length > 0) await countTickets(trx, ids, await readCalendars(trx));
  if (waiting.length > 0)
    await trx
      .deleteFrom('outcomeWaits')
      .where(
        'id',
        'in',
        waiting.map((row) => row.id),
      )
      .execute();
  const isAllAgain = again !== undefined && again.length < PIECE;
  await trx
    .updateTable('outcomeProgress')
    .set({
      rules: RULES,
      recountAfter: isAllAgain ? null : (again?.at(-1)?.id ?? recountAfter),
      ...(isAllAgain ? { recountedAt: now } : {}),
      // Everything recorded before this piece began is counted: nothing more waited.
      ...(waiting.length < PIECE ? { countedAt: now } : {}),
    })
    .execute();
  return ids.length;
}

/** The facts of some tickets as their acts and surveys tell them. */
export async function readFacts(trx: Trx, ids: readonly string[], calendars: Calendars) {
  const [acts, surveys] = [
    await trx
      .selectFrom('ticketActs')
      .select(['id', 'ticketId', 'seq', 'act', 'actorKind', 'actorId', 'officeId', 'at', 'recordedAt'])
      .select(['textId', 'data', 'clock'])
      .where('ticketId', 'in', ids)
      .orderBy('ticketId')
      .orderBy('seq')
      .execute(),
    await trx
      .selectFrom('surveys')
      .select(['ticketId', 'officeId', 'answeredAt', 'answers'])
      .where('ticketId', 'in', ids)
      .where('answeredAt', 'is not', null)
      .orderBy('round')
      .execute(),
  ];
  const actsOf = Map.groupBy(acts, (act) => act.ticketId);
  const surveysOf = Map.groupBy(surveys, (survey) => survey.ticketId);
  return ids.flatMap((id) => {
    // Written by `ticket.record.server.ts` from the same types.
    const own = (actsOf.get(id) ?? []) as unknown as AnyTicketAct[];
    const answered = (surveysOf.get(id) ?? []).flatMap((survey): SurveyFact[] =>
      survey.answeredAt === null
        ? []
        : [
            {
              officeId: survey.officeId,
              answeredAt: survey.answeredAt,
              answers: survey.answers as SkmAnswers,
            },
          ],
    );
    const found = ticketFacts(id, own, answered, calendars);
    return found ? [{ id, facts: found.facts, approvalOfficeId: approvalOffice(found.ticket) }] : [];
  });
}

async function countTickets(trx: Trx, ids: readonly string[], calendars: Calendars): Promise<void> {
  const known = await trx.selectFrom('outcomeFacts').selectAll().where('ticketId', 'in', ids).execute();
  const before = new Map(known.map((row) => [row.ticketId, row]));
  const books = new Books();
  const changed: { ticket_id: string; facts: TicketFacts; approval_office_id: string | null }[] = [];
  for (const { id, facts, approvalOfficeId } of await readFacts(trx, ids, calendars)) {
    const old = before.get(id);
    const oldFacts = old?.facts as unknown as TicketFacts | undefined;
    const isSame = oldFacts !== undefined && canonical(oldFacts) === canonical(facts);
    if (isSame && old?.approvalOfficeId === approvalOfficeId) continue;
    changed.push({ ticket_id: id, facts, approval_office_id: approvalOfficeId });
    if (isSame) continue;
    if (oldFacts) books.book(oldFacts, -1);
    books.book(facts, 1);
  }
  if (changed.length === 0) return;
  await trx
    .insertInto('outcomeFacts')
    .columns(['ticketId', 'facts', 'approvalOfficeId'])
    .expression(
      sql`select * from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
        as r (ticket_id uuid, facts jsonb, approval_office_id uuid)`,
    )
    .onConflict((conflict) =>
      conflict.column('ticketId').doUpdateSet({
        facts: sql`excluded.facts`,
        approvalOfficeId: sql`excluded.approval_office_id`,
      }),
    )
    .execute();
  await addCounts(trx, books);
  await addSpreads(trx, books);
}

/** The same text for the same facts: jsonb gives keys back in an order of its own. */
export function canonical(facts: TicketFacts): string {
  const sorted = (object: Readonly<Record<string, unknown>>) =>
    Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    facts.topicId,
    facts.nagariCode,
    facts.channel,
    facts.kind,
    facts.cells
      .map((cell) => [cell.month, cell.officeId ?? '', sorted(cell.counts), sorted(cell.spreads)])
      .toSorted(([a, b], [c, d]) => (`${String(a)} ${String(b)}` < `${String(c)} ${String(d)}` ? -1 : 1)),
  ]);
}

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const COUNT_COLUMNS = MEASURES.map((measure) => ({ measure, column: snake(measure) }));

async function addCounts(trx: Trx, books: Books): Promise<void> {
  const rows = [...books.counts].flatMap(([key, sums]) => {
    if (Object.values(sums).every((by) => by === 0)) return [];
    const [period, scope, scopeId, dimension, name] = key.split('|');
    const counts = Object.fromEntries(
      COUNT_COLUMNS.map(({ measure, column }) => [column, sums[measure] ?? 0]),
    );
    return [{ period, scope, scope_id: scopeId, dimension, key: name, ...counts }];
  });
  if (rows.length === 0) return;
  const shape = sql.join([
    ...['period', 'scope', 'scope_id', 'dimension', 'key'].map((column) => sql`${sql.id(column)} text`),
    ...COUNT_COLUMNS.map(({ column }) => sql`${sql.id(column)} integer`),
  ]);
  await trx
    .insertInto('outcomeCounts')
    .columns(['period', 'scope', 'scopeId', 'dimension', 'key', ...MEASURES])
    .expression(sql`select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (${shape})`)
    .onConflict((conflict) =>
      conflict
        .columns(['scope', 'scopeId', 'period', 'dimension', 'key'])
        .doUpdateSet(
          Object.fromEntries(
            COUNT_COLUMNS.map(({ measure, column }) => [
              measure,
              sql<number>`${sql.ref(`outcomeCounts.${measure}`)} + ${sql.id('excluded', column)}`,
            ]),
          ),
        ),
    )
    .execute();
}

async function addSpreads(trx: Trx, books: Books): Promise<void> {
  const rows = [...books.spreads].flatMap(([text, count]) => {
    if (count === 0) return [];
    const [period, scope, scopeId, dimension, key, spread, value] = text.split('|');
    return [{ period, scope, scope_id: scopeId, dimension, key, spread, value: Number(value), count }];
  });
  if (rows.length === 0) return;
  await trx
    .insertInto('outcomeSpreads')
    .columns(['period', 'scope', 'scopeId', 'dimension', 'key', 'spread', 'value', 'count'])
    .expression(
      sql`select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (period text, scope text,
        scope_id text, dimension text, key text, spread text, value integer, count integer)`,
    )
    .onConflict((conflict) =>
      conflict
        .columns(['scope', 'scopeId', 'period', 'dimension', 'key', 'spread', 'value'])
        .doUpdateSet({ count: sql`outcome_spreads.count + excluded.count` }),
    )
    .execute();
}
