/** Files on disk under their id, spread over 256 folders. A file is on disk before its row, and a row without a file never is. */
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isOutcomeUnknown } from '#platform/db/database.server.ts';
import type { TakenFile } from '#platform/files/intake.server.ts';

const FILE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A stored file: what its row needs. */
export interface KeptFile extends Omit<TakenFile, 'bytes'> {
  readonly id: string;
  readonly size: number;
}

/** The folder of the files below the data folder. */
export function filesFolder(dataDir: string): string {
  return join(dataDir, 'files');
}

/** Where a file rests. The last two digits of a UUIDv7 are random, so the folders fill evenly. @throws RangeError */
export function pathOfFile(folder: string, id: string): string {
  if (!FILE_ID.test(id)) throw new RangeError('not a file id');
  return join(folder, id.slice(-2), id);
}

/**
 * Stores the files, does the act that writes their rows, and takes the files away again when the act fails. When the
 * database falls silent under way the rows may be there: the files stay, and the sweep takes those that nobody knows.
 * @param folder from `filesFolder`
 */
export async function keepingFiles<T>(
  folder: string,
  newId: () => string,
  files: readonly TakenFile[],
  act: (kept: KeptFile[]) => Promise<T>,
): Promise<T> {
  const kept: KeptFile[] = [];
  try {
    for (const { bytes, ...file } of files) {
      const id = newId();
      kept.push({ ...file, id, size: bytes.length });
      await writeFileSafely(pathOfFile(folder, id), bytes);
    }
    return await act(kept);
  } catch (error) {
    if (!isOutcomeUnknown(error))
      await removeFiles(
        folder,
        kept.map((file) => file.id),
      );
    throw error;
  }
}

/** Flushed to the disk before it returns: what was acknowledged survives a power cut. */
async function writeFileSafely(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The bytes of a stored file; undefined when it is gone. */
export async function readStored(folder: string, id: string): Promise<Buffer<ArrayBuffer> | undefined> {
  try {
    return (await readFile(pathOfFile(folder, id))) as Buffer<ArrayBuffer>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Removes files; those already gone are no error. */
export async function removeFiles(folder: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) await rm(pathOfFile(folder, id), { force: true });
}

/**
 * Removes files that no row knows: left behind when the process died between writing a file and its row.
 * A folder of which not one file is known belongs to another database and is left alone.
 * @param before files younger than this are left alone: their transaction may still be running
 * @param knownOf tells which of these ids have rows
 * @returns how many were removed
 */
export async function sweepFiles(
  folder: string,
  before: Date,
  knownOf: (ids: string[]) => Promise<ReadonlySet<string>>,
): Promise<number> {
  const orphans: string[] = [];
  let hasKnown = false;
  for (const shelf of await readdir(folder).catch(() => [])) {
    const ids = (await readdir(join(folder, shelf)).catch(() => [])).filter((id) => FILE_ID.test(id));
    if (ids.length === 0) continue;
    const known = await knownOf(ids);
    hasKnown ||= known.size > 0;
    for (const id of ids)
      if (!known.has(id) && (await stat(join(folder, shelf, id))).mtime < before) orphans.push(id);
  }
  if (!hasKnown) return 0;
  await removeFiles(folder, orphans);
  return orphans.length;
}
