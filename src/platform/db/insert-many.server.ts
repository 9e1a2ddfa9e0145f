/** Many rows of one table in one short statement: a column is one value for the database, whatever the number of rows. */
import { sql, type Insertable } from 'kysely';
import type { Trx } from '#platform/db/database.server.ts';
import type { DB } from '#platform/db/schema.ts';

/**
 * Writes many rows, as `insertInto(…).values(…)` would. A statement with a parameter for every cell has to be written,
 * sent and read anew for each number of rows; here the text stays the same, is planned once, and carries one array a column.
 * @param rows a column that some of them do not name is empty there, whatever its default
 */
export async function insertMany<T extends keyof DB & string>(
  trx: Trx,
  table: T,
  rows: readonly Insertable<DB[T]>[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const types = await typesOf(trx, table, columns);
  const cells = rows as readonly Readonly<Record<string, unknown>>[];
  const arrays = columns.map((column) => sql`${arrayOf(cells, column)}::text[]`);
  // Each value comes as text and is read as the column reads text: arrays in arrays and bytes are no exception.
  const casts = columns.map((_, i) => sql.raw(`c${i}::${types[i]}`));
  const names = columns.map((_, i) => sql.raw(`c${i}`));
  await trx
    .insertInto(table)
    .columns(columns as never)
    .expression(
      sql`select ${sql.join(casts)} from unnest(${sql.join(arrays)}) as given (${sql.join(names)})` as never,
    )
    .execute();
}

const typesOfColumns = new Map<string, readonly string[]>();

/** What PostgreSQL calls the types of columns; asked once a process, as they are the same in every regency. */
async function typesOf(
  trx: Trx,
  table: keyof DB & string,
  columns: readonly string[],
): Promise<readonly string[]> {
  const key = `${table} ${columns.join(' ')}`;
  const known = typesOfColumns.get(key);
  if (known !== undefined) return known;
  // Joined to nothing: one row, of which only the types matter.
  const row = await trx
    .selectFrom(sql`(select)`.as('nothing'))
    // Any table will do for the compiler.
    .leftJoin(`${table as 'areas'} as one`, (join) => join.on(sql<boolean>`false`))
    .select(columns.map((column, i) => sql<string>`pg_typeof(${sql.ref(`one.${column}`)})::text`.as(`c${i}`)))
    .executeTakeFirstOrThrow();
  const types = columns.map((_, i) => String((row as Readonly<Record<string, unknown>>)[`c${i}`]));
  typesOfColumns.set(key, types);
  return types;
}

function arrayOf(rows: readonly Readonly<Record<string, unknown>>[], column: string): string {
  let text = '{';
  for (const [i, row] of rows.entries()) text += `${i === 0 ? '' : ','}${elementOf(row[column])}`;
  return `${text}}`;
}

/** A value as an element of an array written as text. */
function elementOf(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return `"${textOf(value).replaceAll(/["\\]/g, '\\$&')}"`;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return `{${value.map(elementOf).join(',')}}`;
  throw new TypeError('a value that no column of ours holds');
}
