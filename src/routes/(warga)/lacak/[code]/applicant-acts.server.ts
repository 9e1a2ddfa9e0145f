/** One form action an act: parse, do, go back to the page. */
import { redirect } from '@sveltejs/kit';
import type * as v from 'valibot';
import type { ApplicantActor } from '#domain/offices/duty.ts';
import type { ApplicantAct } from '#domain/tickets/applicant-view.ts';
import { performForApplicant } from '#domain/tickets/applicant.commands.server.ts';
import { applicantForm, dataRequestForm, lastFourForm } from '#domain/tickets/applicant.form.ts';
import { requestData } from '#domain/tickets/data-request.commands.server.ts';
import { READING_COOKIE, readingCookieName, readingPassFor } from '#domain/tickets/ticket.access.server.ts';
import type { DataRequestKind } from '#domain/tickets/ticket.ts';
import { withUploads } from '#platform/files/uploads.server.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../../answer-form.server.ts';
import { applicantHere, ticketOfAddress } from './visitor.server.ts';
import type { RequestEvent } from './$types';

/** The action of one act on `/lacak/[code]`. */
export function acting(act: ApplicantAct) {
  return posting(applicantForm(act), '', async ({ locals }, actor, ticketId, { seenVersion, words, files }) =>
    withUploads(locals.regency.newId, files, (kept) =>
      performForApplicant(locals.regency, actor, { ticketId, seenVersion }, act, {
        words,
        files: kept,
        isStaffSession: locals.person !== undefined,
      }),
    ),
  );
}

/** The action by which the applicant demands a correction or an erasure of her data. */
export function askingForData(kind: DataRequestKind) {
  return posting(
    dataRequestForm(kind),
    '#data',
    async ({ locals }, actor, ticketId, { seenVersion, words }) =>
      requestData(locals.regency, actor, { ticketId, seenVersion }, { kind, words }),
  );
}

/** A post by whoever holds the ticket's link: parsed, done, and back to the page at `anchor`; refusals keep what was typed. */
function posting<Schema extends v.GenericSchema>(
  schema: Schema,
  anchor: string,
  run: (
    event: RequestEvent,
    actor: ApplicantActor,
    ticketId: string,
    value: v.InferOutput<Schema>,
  ) => Promise<unknown>,
) {
  return async (event: RequestEvent) => {
    const { params, request, locals, cookies, url } = event;
    const ticketId = await ticketOfAddress(locals.regency, params.code, url);
    const parsed = parseForm(schema, await readForm(request), { files: ['files'] });
    if (!parsed.isRight) return refuseForm(parsed);
    try {
      const actor = await applicantHere(locals.regency, cookies, ticketId);
      await run(event, actor, ticketId, parsed.value);
    } catch (thrown) {
      return refuseProblem(thrown, locals.locale, parsed.values);
    }
    redirect(303, `/lacak/${params.code}${anchor}`);
  };
}

/** Opens the reading view with the last four digits of the telephone. */
export async function readWithLastFour({ params, request, locals, cookies, url }: RequestEvent) {
  const { regency } = locals;
  const ticketId = await ticketOfAddress(regency, params.code, url);
  const parsed = parseForm(lastFourForm, await readForm(request));
  try {
    const pass = await readingPassFor(regency, ticketId, parsed.isRight ? parsed.value.lastFour : '');
    const secure = url.protocol === 'https:';
    cookies.set(readingCookieName(ticketId), pass, { ...READING_COOKIE, secure });
  } catch (thrown) {
    return refuseProblem(thrown, locals.locale);
  }
  redirect(303, `/lacak/${params.code}`);
}
