/** What lies on the phone and has not arrived, counted: for its own screens, and told to the office with each batch. */
import type { HeldCounts } from '#offline/phone-words.ts';
import type { ActState, FileRow, PhoneDb } from '#offline/store.ts';

/** States of an act the office does not know as this phone means it. */
const UNSENT: readonly ActState[] = ['waiting', 'refused', 'letting_go'];
/** States of a file whose bytes the office lacks, and that is still meant to get there. */
const UNSENT_FILES: readonly FileRow['state'][] = ['here', 'under_way', 'refused'];

/** Counted in one look. */
export async function heldCounts(db: PhoneDb): Promise<HeldCounts> {
  const trx = db.transaction(['drafts', 'acts', 'files']);
  const acts = trx.objectStore('acts').index('state');
  const files = trx.objectStore('files').index('state');
  const [drafts, counts, rows] = await Promise.all([
    trx.objectStore('drafts').count(),
    Promise.all(UNSENT.map((state) => acts.count(state))),
    Promise.all(UNSENT_FILES.map((state) => files.getAll(state))),
  ]);
  const missing = rows.flat();
  return {
    drafts,
    acts: counts.reduce((sum, count) => sum + count, 0),
    needsPerson: counts[UNSENT.indexOf('refused')] ?? 0,
    files: missing.length,
    bytes: missing.reduce((sum, { size, received }) => sum + size - received, 0),
  };
}
