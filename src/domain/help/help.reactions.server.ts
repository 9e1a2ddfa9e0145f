/** What follows in the help register when two entries of one maker become one, or two again. */
import { moveBack, moveRows, type MergeFact } from '#domain/registry/merge.moves.server.ts';
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
