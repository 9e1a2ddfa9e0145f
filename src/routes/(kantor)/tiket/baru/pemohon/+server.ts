import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { mayOpen } from '#domain/tickets/ticket.policy.ts';
import { outOfReach } from '#domain/tickets/ticket.problems.ts';
import { applicantsLike } from '#domain/tickets/walk-in.queries.server.ts';
import { cleanText } from '#shared/form.ts';
import type { RequestHandler } from './$types';

const question = v.object({ q: v.pipe(v.string(), v.maxLength(200)) });

/** Applicants as the desk types: by post, so that no name stands in an address. Phones come masked; nothing is kept. */
export const POST: RequestHandler = async ({ locals, request }) => {
  const { actor, regency } = locals;
  if (actor.kind !== 'staff' || !mayOpen(actor)) throw outOfReach({ act: 'open' });
  const asked = v.safeParse(question, await request.json().catch(() => undefined));
  if (!asked.success) return json([], { status: 422 });
  return json(await applicantsLike(regency, actor, cleanText(asked.output.q)));
};
