import { json } from '@sveltejs/kit';
import { mayOpen } from '#domain/tickets/ticket.policy.ts';
import { outOfReach } from '#domain/tickets/ticket.problems.ts';
import { applicantsLike } from '#domain/tickets/walk-in.queries.server.ts';
import type { RequestHandler } from './$types';

/** Applicants as the desk types. Phones come masked; nothing is cached. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { actor, regency } = locals;
  if (actor.kind !== 'staff' || !mayOpen(actor)) throw outOfReach({ act: 'open' });
  const found = await applicantsLike(regency, actor, url.searchParams.get('q') ?? '');
  return json(found, { headers: { 'cache-control': 'no-store' } });
};
