/** What the forms of every import do, whatever its sheet holds: parse, take the step, and show the import as it stands then. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import type { StaffActor } from '#domain/offices/duty.ts';
import { sheetStepTexts } from '#lang/sheet-steps.ts';
import { translator, type Texts } from '#lang/translate.ts';
import { runtime } from '#platform/runtime.server.ts';
import {
  matchSheet,
  readOtherSheet,
  rematchSheet,
  startSheet,
  type SheetFollower,
} from '#platform/sheets/sheet-import.commands.server.ts';
import { faultyRowsBook, sheetImportOf } from '#platform/sheets/sheet-import.queries.server.ts';
import { sheetsFolder } from '#platform/sheets/sheet-store.server.ts';
import { parseForm } from '#shared/form.ts';
import { chooseSheetForm, goOnForm, isUnderWay, matchForm, type ImportState } from '#shared/sheet-steps.ts';
import { readForm, refuseForm, refuseProblem } from '../answer-form.server.ts';
import { requireStaff } from '../guard.server.ts';
import { attempt } from './atur/answer.server.ts';

type FormEvent = Pick<RequestEvent, 'locals' | 'request' | 'url'>;

/** Where sheets wait between the steps. */
export const waitingFolder = () => sheetsFolder(runtime().config.dataDir);

/** Takes a file in; afterwards the browser is at its import. */
export async function takeIn<Schema extends v.GenericSchema>(
  event: FormEvent,
  schema: Schema,
  take: (actor: StaffActor, folder: string, input: v.InferOutput<Schema>) => Promise<string>,
) {
  const actor = requireStaff(event);
  const parsed = parseForm(schema, await readForm(event.request), { files: ['file'] });
  if (!parsed.isRight) return refuseForm(parsed);
  const done = await attempt(() => take(actor, waitingFolder(), parsed.value));
  if (done.value === undefined) return refuseProblem(done.refused, event.locals.locale, parsed.values);
  redirect(303, `${event.url.pathname}/${done.value}`);
}

/** Takes a step; afterwards the browser is at the import again. */
export async function takeStep<Schema extends v.GenericSchema>(
  event: FormEvent,
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

/** The steps from the columns to the writing, for sheets that ask nothing besides. */
export function stepsOf<Name extends string, Params extends Partial<Record<string, string>>>(
  follow: (actor: StaffActor) => SheetFollower<Name>,
  idIn: (params: Params) => string,
) {
  type StepEvent = FormEvent & { readonly params: Params };
  return {
    lembar: (event: StepEvent) =>
      takeStep(event, chooseSheetForm, (actor, { sheet }) =>
        readOtherSheet(event.locals.regency, follow(actor), waitingFolder(), idIn(event.params), sheet),
      ),
    kolom: async (event: StepEvent) => {
      const { regency } = event.locals;
      const follower = follow(requireStaff(event));
      const id = idIn(event.params);
      const { titles } = await sheetImportOf(regency.db, follower, id);
      const names = follower.purpose.fields.map(({ name }) => name);
      return takeStep(event, matchForm(titles.length, names, {}), (actor, { columns }) =>
        matchSheet(regency, follow(actor), id, columns),
      );
    },
    ulang: (event: StepEvent) =>
      takeStep(event, goOnForm, (actor) =>
        rematchSheet(event.locals.regency, follow(actor), idIn(event.params)),
      ),
    catat: (event: StepEvent) =>
      takeStep(event, goOnForm, (actor) =>
        startSheet(event.locals.regency, follow(actor), idIn(event.params)),
      ),
  };
}

/** Kept by nobody on the way; and also without JavaScript the page follows what goes on. */
export function headersOf(state: ImportState): Record<string, string> {
  return { 'cache-control': 'no-store', ...(isUnderWay(state) ? { refresh: '2' } : {}) };
}

/**
 * The rows that must be corrected, as a workbook. It holds what is personal and is kept by nobody on the way.
 * @param texts the reasons of this kind of sheet; they come before those of every sheet
 */
export async function giveFaultyRows(
  { locals: { regency, locale } }: FormEvent,
  follower: SheetFollower,
  id: string,
  texts: Texts,
): Promise<Response> {
  const t = translator({ ...sheetStepTexts, ...texts } as Texts, locale);
  const say = ({ fault, first }: { fault: string; first: number | null }) =>
    t(`fault_${fault}`, { first: first ?? '' });
  const bytes = await faultyRowsBook(regency, follower, waitingFolder(), id, say, t('fault_heading'));
  return new Response(bytes, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="perbaikan.xlsx"',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
