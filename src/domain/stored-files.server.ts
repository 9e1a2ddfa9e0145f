/**
 * Table: every table whose rows are files on the disk. Whoever tidies the data folder asks here and nowhere else: the files
 * of a table that is missing would be taken for nobody's and removed.
 */
import type { DB } from '#platform/db/schema.ts';
import type { Regency } from '#platform/regency.server.ts';

/** What a row of a stored file always says: which kind its bytes are, their digest, and when they were erased. */
type StoredFileTable = {
  [T in keyof DB]: DB[T] extends { mediaType: unknown; sha256: unknown; erasedAt: unknown } ? T : never;
}[keyof DB];

/** Keyed by the row types, so that a new table of files does not compile until it stands here. */
export const STORED_FILES: Readonly<Record<StoredFileTable, true>> = {
  registryFiles: true,
  ticketFiles: true,
  visitFiles: true,
};

/** Of these ids, those that some table has and did not erase: for the sweep of files nobody knows. */
export async function knownFiles({ db }: Regency, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const tables = Object.keys(STORED_FILES) as StoredFileTable[];
  const rows = await Promise.all(
    tables.map((table) =>
      db
        .selectFrom(table)
        .select('id')
        .where('id', 'in', [...ids])
        .where('erasedAt', 'is', null)
        .execute(),
    ),
  );
  return new Set(rows.flat().map(({ id }) => id));
}
