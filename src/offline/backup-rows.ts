/** What of a phone goes into a backup, and what becomes of it on the phone that reads it. Pure. */
import type { ActRow, DraftRow, FileRow } from '#offline/store.ts';

interface Rows {
  readonly acts: readonly ActRow[];
  readonly files: readonly FileRow[];
}

const UNSENT: readonly ActRow['state'][] = ['waiting', 'refused', 'letting_go'];
const UNSENT_FILES: readonly FileRow['state'][] = ['here', 'under_way', 'refused'];

/** Acts that the office lacks, or lacks a file of; and their files and those of drafts that it lacks. */
export function unsentOf({ acts, files }: Rows, drafts: readonly Pick<DraftRow, 'id'>[]): Rows {
  const lacking = files.filter(({ state, hasBytes }) => UNSENT_FILES.includes(state) && hasBytes);
  const holders = new Set(lacking.map(({ holderId }) => holderId));
  const isMeant = ({ state }: ActRow) => state === 'arrived' || state === 'held' || UNSENT.includes(state);
  const unsent = acts.filter((act) => UNSENT.includes(act.state) || (isMeant(act) && holders.has(act.id)));
  const kept = new Set([...unsent, ...drafts].map(({ id }) => id));
  return { acts: unsent, files: lacking.filter(({ holderId }) => kept.has(holderId)) };
}

/**
 * An act as the phone that reads it keeps it. One that had arrived without its files is sent again: the office answers as
 * before, and takes the files.
 * @param from the phone that made the backup @param here the one that reads it
 */
export function restoredAct(act: ActRow, from: string, here: string): ActRow {
  const sealedBy = act.sealedBy ?? from;
  const state = act.state === 'arrived' || act.state === 'held' ? 'waiting' : act.state;
  const restored = { ...act, state, arrivedAt: null };
  return sealedBy === here
    ? { ...restored, sealedBy: null }
    : { ...restored, sealedBy, about: null, detail: null };
}

/** A file as it begins anew: the office says how much of it has arrived. */
export function restoredFile(file: FileRow): FileRow {
  return file.state === 'refused' ? file : { ...file, state: 'under_way', arrivedAt: null };
}

/**
 * Drafts of another phone stay closed: what one of them got from the refused act it mends goes back to that act, so that it
 * does not travel without its pictures.
 */
export function withoutDrafts({ acts, files }: Rows, drafts: readonly DraftRow[]): readonly FileRow[] {
  const mended = new Map(drafts.map(({ id, replaces }) => [id, replaces]));
  const filesOf = new Map(acts.map((act) => [act.id, act.files]));
  return files.map((file) => {
    const actId = mended.get(file.holderId) ?? '';
    return filesOf.get(actId)?.includes(file.id) === true ? { ...file, holderId: actId } : file;
  });
}
