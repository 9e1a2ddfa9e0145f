/** What the forms for a record do: parse, hand to the room, and show what it asks back with everything that was typed. */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import type { StaffActor } from '#domain/offices/duty.ts';
import { INDUSTRY_LISTS } from '#domain/registry/industry.form.ts';
import type { AskedBack, Taken } from '#domain/registry/industry.intake.server.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../answer-form.server.ts';
import { requireStaff } from '../../guard.server.ts';
import { attempt, withMore } from '../atur/answer.server.ts';
import { placeIn } from './place-drawing.server.ts';

const NOTHING_ASKED: Omit<AskedBack, 'errors'> = { choices: [], twins: undefined };

/** Takes a form in; afterwards the browser is at the maker, or at the form again when only its drawing was changed. */
export async function takeForm<Schema extends v.GenericSchema>(
  event: RequestEvent,
  schema: Schema,
  take: (actor: StaffActor, input: v.InferOutput<Schema>) => Promise<Taken>,
) {
  const actor = requireStaff(event);
  const { parsed, more, step } = await readRecord(event, schema);
  if (step) return { errors: {}, values: { ...parsed.values, ...step }, ...more };
  if (!parsed.isRight) return withMore(refuseForm(parsed), more);
  const done = await attempt(() => take(actor, parsed.value));
  if (done.value === undefined)
    return withMore(refuseProblem(done.refused, event.locals.locale, parsed.values), more);
  return taken(done.value, parsed.values, more);
}

async function readRecord<Schema extends v.GenericSchema>(event: RequestEvent, schema: Schema) {
  const data = await readForm(event.request);
  const parsed = parseForm(schema, data, { lists: INDUSTRY_LISTS });
  const { isStep, place, values } = await placeIn(event.locals.regency, data);
  const more = { picked: pickedIn(data), asks: false, place, ...NOTHING_ASKED };
  return { parsed, more, step: isStep ? values : undefined };
}

function pickedIn(data: FormData): Record<string, string[]> {
  return Object.fromEntries(INDUSTRY_LISTS.map((name) => [name, data.getAll(name).map(String)]));
}

function taken<More extends object>(what: Taken, values: Readonly<Record<string, string>>, more: More) {
  if ('code' in what) redirect(303, `/registri/${what.code}?tersimpan`);
  return fail(422, { ...more, ...what, values, asks: what.twins !== undefined });
}
