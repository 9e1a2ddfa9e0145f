import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { mayOpen } from '#domain/tickets/ticket.policy.ts';
import { outOfReach } from '#domain/tickets/ticket.problems.ts';
import { glanceForm } from '#domain/tickets/walk-in.form.ts';
import { glanceAt } from '#domain/tickets/walk-in.queries.server.ts';
import { cleanText } from '#shared/form.ts';
import type { RequestHandler } from './$types';

/** What stands beside the form: earlier tickets that may be the same, and the promised day. By post, as it holds names. */
export const POST: RequestHandler = async ({ locals, request }) => {
  const { actor, regency } = locals;
  if (actor.kind !== 'staff' || !mayOpen(actor)) throw outOfReach({ act: 'open' });
  const asked = v.safeParse(glanceForm, await request.json().catch(() => undefined));
  if (!asked.success) return json({ earlier: [] }, { status: 422 });
  const { name, words, externalNumber } = asked.output;
  return json(
    await glanceAt(regency, actor, {
      ...asked.output,
      name: cleanText(name),
      words: cleanText(words),
      externalNumber: cleanText(externalNumber),
    }),
  );
};
