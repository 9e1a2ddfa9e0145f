/** The other end of `outline-intake.server.ts`: a thread that reads, matches and simplifies a file while the server answers. */
import type { KnownKecamatan } from '#domain/areas/outline-match.ts';
import { outlineRows, type OutlineDraft } from '#domain/areas/outline-rows.ts';
import { answerAsThread } from '#platform/thread.server.ts';

/** A file, and every area of the regency. */
export interface ToThread {
  readonly bytes: ArrayBuffer;
  readonly known: readonly KnownKecamatan[];
}

answerAsThread<ToThread, readonly OutlineDraft[]>(({ bytes, known }) =>
  outlineRows(new TextDecoder().decode(bytes), known),
);
