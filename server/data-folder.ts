/** The data folder: made when it is missing, and tried before anything rests on it. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const WHY: Readonly<Record<string, string>> = {
  EACCES: 'may not be written by this user',
  EPERM: 'may not be written by this user',
  EROFS: 'lies on a disk that is read-only',
  ENOSPC: 'lies on a disk that is full',
  EEXIST: 'is a file, not a folder',
  ENOTDIR: 'lies below a file, not a folder',
};

/** @throws Error a sentence when the folder can be neither made nor used */
export function openDataFolder(folder: string): void {
  try {
    make(folder);
    readdirSync(folder);
    rmdirSync(mkdtempSync(join(folder, '.try-')));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new Error(`DATA_DIR: ${folder} ${WHY[code] ?? `cannot be used (${code})`}.`, { cause: error });
  }
}

/** One folder after the other: the recursive way of the runtime never ends where nothing can be made (/proc). */
function make(folder: string): void {
  const there = statSync(folder, { throwIfNoEntry: false });
  if (there?.isDirectory()) return;
  if (!there && dirname(folder) !== folder) make(dirname(folder));
  mkdirSync(folder);
}

/**
 * A data folder that is removed again, for tests and measurements. It is open to the user PostgreSQL runs as: in a closed
 * one the cluster would be kept elsewhere, and stay when the folder goes.
 * @param name what its name begins with
 */
export function temporaryDataFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}
