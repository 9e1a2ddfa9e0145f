import { visitFileFor } from '#domain/visits/visit-file.queries.server.ts';
import { smallPhoto } from '#platform/files/photo-copy.server.ts';
import { fileHeaders, storedBytes } from '../../stored-file.server.ts';
import type { RequestHandler } from './$types';

/** A photo, recording or signature of a visit; `?kecil` is a photo's small copy. Who may not open it is told that there is none. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
  const file = await visitFileFor(locals.regency, locals.actor, params.id);
  const stored = await storedBytes(file.id);
  const isSmall = url.searchParams.has('kecil') && file.mediaType.startsWith('image/');
  const bytes = isSmall ? await smallPhoto(stored) : stored;
  return new Response(bytes, { headers: fileHeaders(file, bytes.length, false) });
};
