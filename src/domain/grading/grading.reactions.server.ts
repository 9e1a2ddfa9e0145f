/** What follows in the gradings when two entries of one maker become one, or two again: a star goes with its product. */
import { moveBack, moveRows, type MergeFact } from '#domain/registry/merge.moves.server.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { Recorded } from '#platform/regency.server.ts';

/** Assessments and certificates go over. */
export async function takeGradings(trx: Trx, { record }: Recorded): Promise<void> {
  await moveRows(trx, record as MergeFact, 'gradings');
}

/** And come back. */
export async function giveGradingsBack(trx: Trx, { record }: Recorded): Promise<void> {
  await moveBack(trx, record as MergeFact, 'gradings');
}
