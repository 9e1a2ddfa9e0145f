import { newestOnDesk } from '#domain/tickets/ticket.queries.server.ts';
import type { RequestHandler } from './$types';

/** A mark of the newest thing on this desk; the screen asks now and then and says so when it has changed. */
export const GET: RequestHandler = async ({ locals }) => {
  if (!locals.person) return new Response(null, { status: 401, headers: { 'cache-control': 'no-store' } });
  return Response.json(
    { newest: await newestOnDesk(locals.regency, locals.actor) },
    { headers: { 'cache-control': 'no-store' } },
  );
};
