import { unreadCount } from '#domain/tickets/notice.queries.server.ts';
import { newestOnDesk } from '#domain/tickets/ticket.queries.server.ts';
import type { RequestHandler } from './$types';

/** A mark of the newest thing on this desk, and how many notices are unread; the frame asks now and then. */
export const GET: RequestHandler = async ({ locals }) => {
  if (!locals.person) return new Response(null, { status: 401, headers: { 'cache-control': 'no-store' } });
  const [newest, unread] = await Promise.all([
    newestOnDesk(locals.regency, locals.actor),
    unreadCount(locals.regency, locals.person.id),
  ]);
  return Response.json({ newest, unread }, { headers: { 'cache-control': 'no-store' } });
};
