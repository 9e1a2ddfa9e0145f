import { applicantBySecret, ticketCookieName } from '#domain/tickets/ticket.access.server.ts';
import { fileRow, mayOpenFile } from '#domain/tickets/ticket.files.server.ts';
import { ticketNotFound } from '#domain/tickets/ticket.problems.ts';
import { filesFolder, readStored } from '#platform/files/store.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import type { RequestHandler } from './$types';

/** One file of a ticket. Who may not open it is told the same as when there is none. */
export const GET: RequestHandler = async ({ params, locals, cookies }) => {
  const file = await fileRow(locals.regency, params.id);
  if (!file) throw ticketNotFound();
  const secret = cookies.get(ticketCookieName(file.ticketId));
  const applicant = secret ? await applicantBySecret(locals.regency, file.ticketId, secret) : undefined;
  const mayOpen =
    (await mayOpenFile(locals.regency, file, locals.actor)) ||
    (applicant !== undefined && (await mayOpenFile(locals.regency, file, applicant)));
  const bytes = mayOpen ? await readStored(filesFolder(runtime().config.dataDir), file.id) : undefined;
  if (!bytes) throw ticketNotFound();
  const isPhoto = file.mediaType.startsWith('image/');
  return new Response(bytes, {
    headers: {
      'content-type': file.mediaType,
      'content-length': String(bytes.length),
      'content-disposition': `${isPhoto ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    },
  });
};
