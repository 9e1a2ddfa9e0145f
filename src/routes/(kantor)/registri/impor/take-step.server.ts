/** What the forms of an import do: parse, take the step, and show the import as it stands then. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import type { StaffActor } from '#domain/offices/duty.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../../answer-form.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import { attempt } from '../../atur/answer.server.ts';

/** Takes a step; afterwards the browser is at the import again. */
export async function takeStep<Schema extends v.GenericSchema>(
  event: Pick<RequestEvent, 'locals' | 'request' | 'url'>,
  schema: Schema,
  take: (actor: StaffActor, input: v.InferOutput<Schema>) => Promise<void>,
) {
  const actor = requireStaff(event);
  const parsed = parseForm(schema, await readForm(event.request));
  if (!parsed.isRight) return refuseForm(parsed);
  const done = await attempt(() => take(actor, parsed.value));
  if (done.refused !== undefined) return refuseProblem(done.refused, event.locals.locale, parsed.values);
  redirect(303, event.url.pathname);
}
