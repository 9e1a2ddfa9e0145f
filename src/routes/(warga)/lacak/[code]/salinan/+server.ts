/** The copy of her own data that an applicant takes: as text to read and print, or as JSON to carry elsewhere. */
import { applicantView, keptOfApplicant } from '#domain/tickets/applicant-view.queries.server.ts';
import { ticketNotFound } from '#domain/tickets/ticket.problems.ts';
import { copyAsJson, copyAsText } from './copy.server.ts';
import { ticketOfAddress, visitorOf } from '../visitor.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals, cookies, url }) => {
  const { regency, locale } = locals;
  const ticketId = await ticketOfAddress(regency, params.code, url);
  const visitor = await visitorOf(regency, cookies, ticketId);
  // Who may not have it is told the same as when there is none.
  if (!visitor) throw ticketNotFound();
  const [view, kept] = await Promise.all([
    applicantView(regency, visitor.actor, { isStaffSession: locals.person !== undefined }),
    keptOfApplicant(regency, visitor.actor),
  ]);
  const isJson = url.searchParams.get('bentuk') === 'json';
  const body = isJson ? copyAsJson(view, kept) : copyAsText(view, kept, regency.now(), locale);
  return new Response(body, {
    headers: {
      'content-type': isJson ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${view.status.code}.${isJson ? 'json' : 'txt'}"`,
      'referrer-policy': 'no-referrer',
    },
  });
};
