/** What every form of /atur does: parse, run the command, and come back to the page, or say why not. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import type { StaffActor } from '#domain/offices/duty.ts';
import { parseForm } from '#shared/form.ts';
import { isProblem } from '#shared/problem.ts';
import { readForm, refuseForm, refuseProblem } from '../../answer-form.server.ts';
import { requireStaff } from '../../guard.server.ts';

/** Refusals that are questions: the same form with `sure` ticked is accepted. */
const QUESTIONS: ReadonlySet<string> = new Set(['holiday_in_past', 'would_erase']);

interface Options {
  /** Fields that may come several times. */
  readonly lists?: readonly string[];
  /** Fields that are files. */
  readonly files?: readonly string[];
  /** Where to go afterwards; the page itself when absent. `id` is what the command returned. */
  readonly to?: (id: string) => string;
}

/**
 * A form action for one schema and one command. Afterwards the browser is at a page that says that it was saved; a
 * refusal keeps what was typed, and `asks` tells that it is a question.
 */
export function formAction<Schema extends v.GenericSchema, Event extends RequestEvent>(
  schema: Schema,
  run: (event: Event, actor: StaffActor, input: v.InferOutput<Schema>) => Promise<unknown>,
  { lists = [], files = [], to }: Options = {},
) {
  return async (event: Event) => {
    const actor = requireStaff(event);
    const data = await readForm(event.request);
    const parsed = parseForm(schema, data, { lists, files });
    const picked = Object.fromEntries(lists.map((name) => [name, data.getAll(name).map(String)]));
    if (!parsed.isRight) return withMore(refuseForm(parsed), { asks: false, picked });
    const done = await attempt(() => run(event, actor, parsed.value));
    if (done.refused !== undefined)
      return withMore(refuseProblem(done.refused, event.locals.locale, parsed.values), {
        asks: isQuestion(done.refused),
        picked,
      });
    redirect(303, savedAt(to === undefined ? event.url.pathname : to(String(done.value))));
  };
}

/** True for a refusal that the same form with `sure` ticked would pass. */
export function isQuestion(thrown: unknown): boolean {
  return isProblem(thrown) && QUESTIONS.has(thrown.code);
}

/** The address that says that it was saved. */
function savedAt(path: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}tersimpan`;
}

/** What a command returned, or what it threw. */
export async function attempt<T>(run: () => Promise<T>): Promise<{ value?: T; refused?: unknown }> {
  try {
    return { value: await run() };
  } catch (refused) {
    return { refused };
  }
}

/** A refusal with what else the screen has to know. */
export function withMore<T extends { data: object }, More extends object>(refused: T, more: More) {
  Object.assign(refused.data, more);
  return refused as T & { data: T['data'] & More };
}
