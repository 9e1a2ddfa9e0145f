/** What follows in the gradings when two entries become one, or two again, and when an owner is erased. */
import { moveBack, moveRows, type MergeFact } from '#domain/registry/merge.moves.server.ts';
import {
  hintsAtOwner,
  withoutOwner,
  type OwnerErased,
  type OwnerTraces,
} from '#domain/registry/owner-traces.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Recorded } from '#platform/regency.server.ts';

/** Assessments and certificates go over: a star goes with its product. */
export async function takeGradings(trx: Trx, { record }: Recorded): Promise<void> {
  await moveRows(trx, record as MergeFact, 'gradings');
}

/** And come back. */
export async function giveGradingsBack(trx: Trx, { record }: Recorded): Promise<void> {
  await moveBack(trx, record as MergeFact, 'gradings');
}

/** Levels, scores and stars stay; notes that may name the owner who was erased go, and her name out of that of the product. */
export async function forgetOwnerInGradings(trx: Trx, { record }: Recorded): Promise<void> {
  const { industryIds, traces } = record as OwnerErased;
  const rows = await trx
    .selectFrom('gradings')
    .select(['id', 'productName', 'ownNotes', 'gateNotes'])
    .where('industryId', 'in', industryIds)
    .execute();
  for (const { id, productName, ownNotes, gateNotes } of rows) {
    await trx
      .updateTable('gradings')
      .set({
        productName: withoutOwner(productName, traces) ?? '–',
        ownNotes: JSON.stringify(notesWithout(ownNotes, traces)),
        gateNotes: JSON.stringify(notesWithout(gateNotes, traces)),
      })
      .where('id', '=', id)
      .execute();
    const members = await trx
      .selectFrom('gradingMembers')
      .select(['personId', 'note'])
      .where('gradingId', '=', id)
      .where('note', 'is not', null)
      .execute();
    for (const { personId, note } of members)
      if (note !== null && hintsAtOwner(note, traces))
        await trx
          .updateTable('gradingMembers')
          .set({ note: null })
          .where('gradingId', '=', id)
          .where('personId', '=', personId)
          .execute();
  }
}

function notesWithout(notes: unknown, traces: OwnerTraces): object {
  return Object.fromEntries(
    Object.entries(notes as Record<string, string>).filter(([, note]) => !hintsAtOwner(note, traces)),
  );
}
