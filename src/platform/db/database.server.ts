/** One pool and one query builder a regency: every query goes through `withSchema`, so no table is ever named bare. */
import {
  CamelCasePlugin,
  Kysely,
  PostgresDialect,
  sql,
  type Compilable,
  type QueryCreator,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import type { DB } from '#platform/db/schema.ts';

export type Database = Kysely<DB>;
export type Trx = Transaction<DB>;

const DATE = 1082;
const INT8 = 20;

/** Days stay `YYYY-MM-DD` strings; counts (int8) become numbers, as none of ours reaches 2^53. */
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE) return (text: string) => text;
    if (oid === INT8) return Number;
    return pg.types.getTypeParser(oid, format as 'text');
  }) as typeof pg.types.getTypeParser,
};

export type Connection =
  | string
  | { readonly host: string; readonly user: string; readonly database: string; readonly port?: number };

const PATIENCE_MS = 30_000;

/** Connections to one database; days stay text, counts become numbers. */
export function openPool(connection: Connection, size: number): pg.Pool {
  const options = typeof connection === 'string' ? { connectionString: connection } : connection;
  const pool = new pg.Pool({
    ...options,
    max: size,
    types,
    application_name: 'ovo-prima',
    // Who cannot have a connection in that time is told so, instead of waiting for ever.
    connectionTimeoutMillis: PATIENCE_MS,
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  // A connection that breaks while somebody holds it fails the query too; that is where it is told.
  pool.on('connect', (client) => client.on('error', () => {}));
  // Between us and a server by its address there may be a pooler that does not know prepared statements.
  if (typeof connection !== 'string') pool.on('connect', planWritesOnce);
  return pool;
}

/** What pg says when the connection ended under a query; the database itself says FATAL or PANIC. */
const BROKEN = /^Connection terminated|connection error and is not queryable/;
const BROKEN_CODES = new Set<unknown>(['ECONNRESET', 'EPIPE']);

/** True when the connection ended under way: whether the transaction was committed, nobody here can know. */
export function isOutcomeUnknown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { severity, code } = error as { severity?: unknown; code?: unknown };
  return severity === 'FATAL' || severity === 'PANIC' || BROKEN_CODES.has(code) || BROKEN.test(error.message);
}

/** A statement that writes rows of one table, built on what it is given. */
export type Write = (db: QueryCreator<DB>) => Compilable & { execute(): Promise<unknown> };

/**
 * Writes to several tables in one statement, and so in one journey to the database and back. None of them sees what
 * another wrote, and no two may write the same row; foreign keys are looked at when all is written.
 */
export async function writeTogether(trx: Trx, writes: readonly Write[]): Promise<void> {
  const last = writes.at(-1);
  if (last === undefined) return;
  let creator: QueryCreator<DB> = trx;
  for (const [i, write] of writes.slice(0, -1).entries())
    // Nothing reads from these names, so their rows need no type.
    creator = creator.with(`w${i}`, write as never) as unknown as QueryCreator<DB>;
  await last(creator).execute();
}

/**
 * Rows are written with the same few statements again and again: each connection plans them once, which nearly halves
 * what the database spends on a new ticket. Reads are planned each time, as their best plan depends on what is asked,
 * except those that say otherwise.
 */
function planWritesOnce(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  client.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
    const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined;
    return name === undefined ? query(text, values, ...rest) : query({ name, text, values }, ...rest);
  }) as typeof client.query;
}

/** Said at the front of a read whose best plan never depends on what is asked, such as rows by their keys. */
export const PLANNED_ONCE = sql`/* planned once */`;

const PLANNED = /^(?:insert into|update|with "w0"|select \/\* planned once \*\/) /;
const LONGEST_STATEMENT = 6000;
const MOST_STATEMENTS = 200;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (text.length > LONGEST_STATEMENT || names.size >= MOST_STATEMENTS || !PLANNED.test(text))
    return undefined;
  const name = `w${names.size}`;
  names.set(text, name);
  return name;
}

/** The query builder of one regency: every table it names stands in its schema. */
export function openDatabase(pool: pg.Pool, schema: string): Database {
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  }).withSchema(schema);
}
