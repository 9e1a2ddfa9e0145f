/**
 * What follows a maker when its entry is merged: rows go over to the survivor, are written down, and exactly these come back.
 * The registry moves its own tables; rooms that come later move theirs in reactions to `merge` and `unmerge`.
 */
import type { Trx } from '#platform/db/database.server.ts';
import type { DB } from '#platform/db/schema.ts';

/** Tables whose rows belong to a maker by `industryId` and have an `id`. */
export type FollowingTable = {
  [Name in keyof DB]: DB[Name] extends { id: unknown; industryId: unknown } ? Name : never;
}[keyof DB];

/** One merge, as it is told to those whose rows follow. */
export interface MergeFact {
  readonly mergeId: string;
  /** The entry that is merged, and the one that stays. */
  readonly mergedId: string;
  readonly survivorId: string;
}

/** Moves rows and writes them down. `keep` names those that stay, since the survivor has their like already. */
export async function moveRows(
  trx: Trx,
  { mergeId, mergedId, survivorId }: MergeFact,
  table: FollowingTable,
  keep: readonly string[] = [],
): Promise<void> {
  const moved = await trx
    .updateTable(table as 'industryProducts')
    .set({ industryId: survivorId })
    .where('industryId', '=', mergedId)
    .$if(keep.length > 0, (query) => query.where('id', 'not in', [...keep]))
    .returning('id')
    .execute();
  if (moved.length === 0) return;
  await trx
    .insertInto('industryMergeMoves')
    .values(moved.map(({ id }) => ({ mergeId, movedTable: table, rowId: id })))
    .execute();
}

/** Brings back the rows that went over, as far as they are still with the survivor. */
export async function moveBack(
  trx: Trx,
  { mergeId, mergedId, survivorId }: MergeFact,
  table: FollowingTable,
): Promise<void> {
  await trx
    .updateTable(table as 'industryProducts')
    .set({ industryId: mergedId })
    .where('industryId', '=', survivorId)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('industryMergeMoves')
        .select('rowId')
        .where('mergeId', '=', mergeId)
        .where('movedTable', '=', table),
    )
    .execute();
}
