/** How a stored file leaves: a stranger's file is shown or saved, and never runs. */
import { ticketNotFound } from '#domain/tickets/ticket.problems.ts';
import { filesFolder, readStored } from '#platform/files/store.server.ts';
import { runtime } from '#platform/runtime.server.ts';

/** The bytes of a file whose row was found and asked about. @throws Problem ticketNotFound when they are gone */
export async function storedBytes(id: string): Promise<Buffer<ArrayBuffer>> {
  const bytes = await readStored(filesFolder(runtime().config.dataDir), id);
  if (!bytes) throw ticketNotFound();
  return bytes;
}

/** @param isSaved never shown in the browser: a list of names stays with who asked for it */
export function fileHeaders(
  { name, mediaType }: { readonly name: string; readonly mediaType: string },
  size: number,
  isSaved: boolean,
): Record<string, string> {
  const isPhoto = mediaType.startsWith('image/') && !isSaved;
  return {
    'content-type': mediaType,
    'content-length': String(size),
    'content-disposition': `${isPhoto ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  };
}
