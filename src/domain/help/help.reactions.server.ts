/** What follows in the help register when two entries become one, or two again, and when an owner is erased. */
import { moveBack, moveRows, type MergeFact } from '#domain/registry/merge.moves.server.ts';
import { hintsAtOwner, withoutOwner, type OwnerErased } from '#domain/registry/owner-traces.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Recorded } from '#platform/regency.server.ts';

/** What was received goes over; of a help that both received, the merged entry keeps its share: one line a help. */
export async function takeHelp(trx: Trx, { record }: Recorded): Promise<void> {
  const fact = record as MergeFact;
  const both = await trx
    .selectFrom('helpRecipients as r')
    .innerJoin('helpRecipients as own', 'own.helpId', 'r.helpId')
    .select('r.id')
    .where('r.industryId', '=', fact.mergedId)
    .where('own.industryId', '=', fact.survivorId)
    .execute();
  await moveRows(
    trx,
    fact,
    'helpRecipients',
    both.map(({ id }) => id),
  );
}

/** And comes back. */
export async function giveHelpBack(trx: Trx, { record }: Recorded): Promise<void> {
  await moveBack(trx, record as MergeFact, 'helpRecipients');
}

/** What came of a help stays; the note beside it goes when it may name the owner who was erased. */
export async function forgetOwnerInHelp(trx: Trx, { record }: Recorded): Promise<void> {
  const { industryIds, traces } = record as OwnerErased;
  const received = await trx
    .selectFrom('helpRecipients as r')
    .innerJoin('helps as h', 'h.id', 'r.helpId')
    .leftJoin('helpResults as result', 'result.recipientId', 'r.id')
    .select(['r.id', 'r.helpId', 'h.note', 'result.note as told'])
    .where('r.industryId', 'in', industryIds)
    .execute();
  for (const { id, helpId, note, told } of received) {
    if (told !== null && hintsAtOwner(told, traces))
      await trx.updateTable('helpResults').set({ note: null }).where('recipientId', '=', id).execute();
    const left = note === null ? null : withoutOwner(note, traces);
    if (left !== note) await trx.updateTable('helps').set({ note: left }).where('id', '=', helpId).execute();
  }
}
