import { registryFileFor } from '#domain/registry/registry-file.server.ts';
import { ticketCookieName } from '#domain/tickets/ticket.access.server.ts';
import { fileFor, fileRow, type TicketFile } from '#domain/tickets/ticket.files.server.ts';
import { ticketNotFound } from '#domain/tickets/ticket.problems.ts';
import { filesFolder, readStored } from '#platform/files/store.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import type { RequestHandler } from './$types';

/** One file of a ticket, or a paper of the registry. Who may not open it is told the same as when there is none. */
export const GET: RequestHandler = async ({ params, locals, cookies }) => {
  const isOfTicket = (await fileRow(locals.regency, params.id)) !== undefined;
  const isPaper = !isOfTicket && locals.actor.kind === 'staff';
  const file = isPaper
    ? await registryFileFor(locals.regency, locals.actor, params.id)
    : await fileFor(locals.regency, params.id, locals.actor, (ticketId) =>
        cookies.get(ticketCookieName(ticketId)),
      );
  const bytes = await readStored(filesFolder(runtime().config.dataDir), file.id);
  if (!bytes) throw ticketNotFound();
  return new Response(bytes, { headers: headersOf(file, bytes.length, isPaper) });
};

/** A stranger's file is shown or saved, and never runs. */
/** @param isSaved never shown in the browser: a list of names stays with who asked for it */
function headersOf(
  { name, mediaType }: Pick<TicketFile, 'name' | 'mediaType'>,
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
