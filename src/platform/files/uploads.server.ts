/** The files of one form: checked, on the disk before their act is done, and gone again when it is refused. */
import { takeFiles } from '#platform/files/intake.server.ts';
import { filesFolder, keepingFiles, type KeptFile } from '#platform/files/store.server.ts';
import { runtime } from '#platform/runtime.server.ts';

/**
 * Takes uploads in, stores them in the data folder of the running server, and does the act that writes their rows.
 * @throws Problem as `takeFiles`, and what the act throws; then nothing of them stays
 */
export async function withUploads<T>(
  newId: () => string,
  uploads: readonly File[],
  act: (kept: KeptFile[]) => Promise<T>,
): Promise<T> {
  return keepingFiles(filesFolder(runtime().config.dataDir), newId, await takeFiles(uploads), act);
}
