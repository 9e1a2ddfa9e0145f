/** An entry and all that were merged into it, and where an entry that was merged has gone. */
import type { Database, Trx } from '#platform/db/database.server.ts';

/** The ids of a maker's entry and of every entry in it, itself first. */
export async function wholeMaker(db: Database | Trx, industryId: string): Promise<string[]> {
  const ids = [industryId];
  for (let last = [industryId]; last.length > 0;) {
    const rows = await db.selectFrom('industries').select('id').where('mergedInto', 'in', last).execute();
    last = rows.map(({ id }) => id);
    ids.push(...last);
  }
  return ids;
}

/** Where an entry has gone: its own id while it was merged into none. */
export async function survivorOf(db: Database | Trx, industryId: string): Promise<string> {
  for (let id = industryId; ;) {
    const row = await db
      .selectFrom('industries')
      .select('mergedInto')
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row || row.mergedInto === null) return id;
    id = row.mergedInto;
  }
}
