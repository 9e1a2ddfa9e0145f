import { feedFile } from '#domain/visits/feed.queries.server.ts';
import type { RequestHandler } from './$types';

/** A person's planned visits, for the calendar of her own telephone: whoever has the address reads it. */
export const GET: RequestHandler = async ({ params, locals }) =>
  new Response(await feedFile(locals.regency, params.token), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    },
  });
