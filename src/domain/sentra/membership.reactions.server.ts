/** What follows in the sentra when two entries of one maker become one, or two again. */
import { moveBack, moveRows, type MergeFact } from '#domain/registry/merge.moves.server.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Recorded } from '#platform/regency.server.ts';

/** Memberships go over; a present one stays behind where the survivor belongs to a sentra already: one at a time. */
export async function takeMemberships(trx: Trx, { record }: Recorded): Promise<void> {
  const fact = record as MergeFact;
  const present = await trx
    .selectFrom('sentraMembers')
    .select(['id', 'industryId'])
    .where('industryId', 'in', [fact.mergedId, fact.survivorId])
    .where('leftOn', 'is', null)
    .execute();
  const isTaken = present.some((row) => row.industryId === fact.survivorId);
  const stay = present.filter((row) => isTaken && row.industryId === fact.mergedId);
  await moveRows(
    trx,
    fact,
    'sentraMembers',
    stay.map(({ id }) => id),
  );
}

/** And come back. */
export async function giveMembershipsBack(trx: Trx, { record }: Recorded): Promise<void> {
  await moveBack(trx, record as MergeFact, 'sentraMembers');
}
