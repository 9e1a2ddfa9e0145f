/** Reads a file of outlines without holding up the server (decision 0103). */
import type { KnownKecamatan } from '#domain/areas/outline-match.ts';
import type { OutlineDraft } from '#domain/areas/outline-rows.ts';
import type { ToThread } from '#domain/areas/outline-thread.server.ts';
import { withThread } from '#platform/thread.server.ts';

/** As `outlineRows`, in a thread. @throws Problem as `readOutlines` */
export async function outlineRowsOf(
  file: File,
  known: readonly KnownKecamatan[],
): Promise<readonly OutlineDraft[]> {
  const bytes = await file.arrayBuffer();
  return withThread<ToThread, readonly OutlineDraft[], readonly OutlineDraft[]>(
    '#domain/areas/outline-thread.server.ts',
    (thread) => thread.ask({ bytes, known }, [bytes]),
  );
}
