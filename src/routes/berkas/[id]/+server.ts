import { registryFileFor } from '#domain/registry/registry-file.server.ts';
import { ticketCookieName } from '#domain/tickets/ticket.access.server.ts';
import { fileFor, fileRow } from '#domain/tickets/ticket.files.server.ts';
import { fileHeaders, storedBytes } from '../stored-file.server.ts';
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
  const bytes = await storedBytes(file.id);
  return new Response(bytes, { headers: fileHeaders(file, bytes.length, isPaper) });
};
