/** The papers of a musyawarah as its forms bring them: stored before their act is done, each with what it is. */
import type { KindedFile } from '#domain/registry/registry-file.server.ts';
import { withUploads } from '#platform/files/uploads.server.ts';
import type { Regency } from '#platform/regency.server.ts';

interface Papers {
  readonly attendance: readonly File[];
  readonly minutes: readonly File[];
}

/** @throws Problem as `withUploads`; then nothing of them stays */
export async function withPapers<T>(
  { newId }: Regency,
  { attendance, minutes }: Papers,
  act: (files: readonly KindedFile[]) => Promise<T>,
): Promise<T> {
  return withUploads(newId, [...attendance, ...minutes], (kept) =>
    act(kept.map((file, i) => ({ ...file, kind: i < attendance.length ? 'attendance' : 'minutes' }))),
  );
}
