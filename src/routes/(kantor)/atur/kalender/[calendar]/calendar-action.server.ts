/** A form action on one calendar: the change, then a bounded first piece of the due days it moves. */
import type { RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import type { StaffActor } from '#domain/offices/duty.ts';
import { recomputeDueDays } from '#domain/tickets/ticket.clock-change.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { formAction } from '../../answer.server.ts';
import { FIRST_PIECE } from '../first-piece.ts';

/** Runs a command on the calendar of the address and comes back to the calendar, in the year that was changed. */
export function calendarAction<Schema extends v.GenericSchema>(
  schema: Schema,
  run: (
    regency: Regency,
    actor: StaffActor,
    calendarId: string,
    input: v.InferOutput<Schema>,
    event: RequestEvent,
  ) => Promise<unknown>,
) {
  return formAction(
    schema,
    async (event: RequestEvent, actor, input) => {
      const { regency } = event.locals;
      const calendarId = event.params['calendar'] ?? '';
      await run(regency, actor, calendarId, input, event);
      await recomputeDueDays(regency, FIRST_PIECE);
      return calendarId;
    },
    { to: (id) => `/atur/kalender/${id}` },
  );
}
