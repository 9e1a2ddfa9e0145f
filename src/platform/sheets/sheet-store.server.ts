/** Sheets wait on the disk between the steps of an import, apart from the files that people keep; a sweep takes what is old. */
import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sheetGone } from '#platform/sheets/sheet.problems.ts';

/** The folder of waiting sheets below the data folder. */
export function sheetsFolder(dataDir: string): string {
  return join(dataDir, 'sheets');
}

/** Where a sheet waits. @throws RangeError */
function pathOfSheet(folder: string, id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new RangeError('not an id');
  return join(folder, id);
}

/**
 * Puts a sheet aside, flushed to the disk, piece by piece, and lets it be written down.
 * @param writeDown what must succeed for the sheet to wait; it goes again when that fails
 */
export async function keepSheet(
  folder: string,
  id: string,
  file: Blob,
  writeDown: () => Promise<unknown>,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const target = createWriteStream(pathOfSheet(folder, id), { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(Readable.from(file.stream()), target);
  try {
    await writeDown();
  } catch (error) {
    await dropSheet(folder, id);
    throw error;
  }
}

/** The sheet that waits. @throws Problem sheetGone when it does so no longer */
export async function waitingSheet(folder: string, id: string): Promise<Blob> {
  const path = pathOfSheet(folder, id);
  if (!(await stat(path).catch(() => undefined))) throw sheetGone();
  return openAsBlob(path);
}

/** One already gone is no error. */
export async function dropSheet(folder: string, id: string): Promise<void> {
  await rm(pathOfSheet(folder, id), { force: true });
}

/** Takes away sheets that nobody came back to: they hold what is personal. @returns how many */
export async function sweepSheets(folder: string, before: Date): Promise<number> {
  let count = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const at = await stat(join(folder, name)).catch(() => undefined);
    if (!at || at.mtime >= before) continue;
    await rm(join(folder, name), { force: true });
    count += 1;
  }
  return count;
}
