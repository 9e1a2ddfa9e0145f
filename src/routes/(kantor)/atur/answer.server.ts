/** What every form of /atur does: parse, run the command, and come back to the page, or say why not. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import type { StaffActor } from '#domain/offices/duty.ts';
import { parseForm } from '#shared/form.ts';
import { refuseForm, refuseProblem } from '../../answer-form.server.ts';
import { requireStaff } from '../../guard.server.ts';

/** A form action for one schema and one command. */
export function formAction<Schema extends v.GenericSchema, Event extends RequestEvent>(
  schema: Schema,
  run: (event: Event, actor: StaffActor, input: v.InferOutput<Schema>) => Promise<unknown>,
) {
  return async (event: Event) => {
    const actor = requireStaff(event);
    const parsed = parseForm(schema, await event.request.formData());
    if (!parsed.isRight) return refuseForm(parsed);
    try {
      await run(event, actor, parsed.value);
    } catch (thrown) {
      return refuseProblem(thrown, event.locals.locale, parsed.values);
    }
    redirect(303, event.url.pathname);
  };
}
