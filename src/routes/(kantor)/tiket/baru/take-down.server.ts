/** The posts of `/tiket/baru`: finding the applicant without a script, and saving. Everything typed comes back. */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { StaffActor } from '#domain/offices/duty.ts';
import {
  finishWalkIn,
  isTakenTwice,
  takeWalkIn,
  takenBefore,
  type TakenDown,
} from '#domain/tickets/walk-in.commands.server.ts';
import { walkInForm, type WalkIn } from '#domain/tickets/walk-in.form.ts';
import { applicantsLike, earlierTickets } from '#domain/tickets/walk-in.queries.server.ts';
import type { EarlierTicket } from '#domain/tickets/walk-in.ts';
import type { Locale } from '#lang/translate.ts';
import { withUploads } from '#platform/files/uploads.server.ts';
import { cleanText, parseForm } from '#shared/form.ts';
import { isProblem } from '#shared/problem.ts';
import { readForm, refuseForm, refuseProblem } from '../../../answer-form.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import { handOver } from '../receipt-cookie.server.ts';
import { rememberNagari } from './last-nagari.server.ts';

/** Refusals that belong to a field of the form. */
const FIELDS: Readonly<Record<string, string>> = {
  unknown_topic: 'topic',
  unknown_nagari: 'nagari',
  unknown_applicant: 'name',
  too_many_files: 'files',
  file_too_large: 'files',
  file_kind_refused: 'files',
  photo_unreadable: 'files',
};

/** The search button, for browsers without a script: who was here before, with everything typed kept. */
export async function findApplicants(event: RequestEvent) {
  const actor = requireStaff(event);
  const { regency } = event.locals;
  const data = await readForm(event.request);
  const values: Record<string, string> = {};
  for (const [name, value] of data) if (typeof value === 'string') values[name] = cleanText(value);
  const found = await applicantsLike(regency, actor, values['name'] ?? '');
  return { values, found, errors: {} as Record<string, string>, earlier: [] as readonly EarlierTicket[] };
}

/** A refusal with those who were found before: without a script the choice would be gone. */
async function again<Refused extends { readonly status: number; readonly data: object }>(
  event: RequestEvent,
  actor: StaffActor,
  values: Readonly<Record<string, string>>,
  refused: Refused,
) {
  const wasFound = values['applicantId'] !== undefined && values['name'] !== undefined;
  const found = wasFound
    ? await applicantsLike(event.locals.regency, actor, values['name'] ?? '')
    : undefined;
  return fail(refused.status, { ...(refused.data as Refused['data']), found });
}

/** Saves, and goes on to the receipt. What may be the same matter is shown once before a second ticket is made of it. */
export async function takeDown(event: RequestEvent) {
  const actor = requireStaff(event);
  const parsed = await readWalkIn(event);
  if (!parsed.isRight) return again(event, actor, parsed.values, refuseForm(parsed));
  try {
    const taken = await takeOnce(event, actor, parsed.value);
    if ('earlier' in taken)
      return again(event, actor, parsed.values, askedAbout(taken.earlier, parsed.values));
    return goOn(event, actor, parsed.value, taken);
  } catch (refused) {
    return again(event, actor, parsed.values, refusedAtField(refused, event.locals.locale, parsed.values));
  }
}

async function readWalkIn({ locals, request }: RequestEvent) {
  return parseForm(walkInForm(locals.regency.now()), await readForm(request), { files: ['files'] });
}

type Taken = TakenDown & { readonly isAnswered: boolean | undefined };

/** The ticket of this form; made now, made before by the same form, or not made because it may be known already. */
async function takeOnce(
  event: RequestEvent,
  actor: StaffActor,
  walkIn: WalkIn,
): Promise<Taken | { readonly earlier: readonly EarlierTicket[] }> {
  const { regency } = event.locals;
  const before = await takenBefore(regency, actor, walkIn);
  if (before) return finished(event, actor, walkIn, before);
  const seen = walkIn.seen.split(',');
  const earlier = (await earlierTickets(regency, actor, glanceOf(walkIn))).filter(
    (one) => !seen.includes(one.code),
  );
  return earlier.length > 0 ? { earlier } : keep(event, actor, walkIn);
}

/** On to the receipt, with its secret; the redirect is thrown and is no refusal. */
function goOn(event: RequestEvent, actor: StaffActor, walkIn: WalkIn, taken: Taken): never {
  rememberNagari(event, actor, walkIn);
  handOver(event, actor, taken);
  const said = taken.isAnswered === false ? '?jawaban=ditolak' : '?baru';
  redirect(303, `/tiket/${taken.code}/tanda-terima${said}`);
}

function askedAbout(earlier: readonly EarlierTicket[], values: Readonly<Record<string, string>>) {
  return { status: 409, data: { errors: {} as Record<string, string>, values, earlier } };
}

/** A refusal that belongs to a field stands at that field. */
function refusedAtField(refused: unknown, locale: Locale, values: Readonly<Record<string, string>>) {
  const { status, data } = refuseProblem(refused, locale, values);
  const field = isProblem(refused) ? FIELDS[refused.code] : undefined;
  if (field === undefined) return { status, data };
  return { status, data: { ...data, message: '', errors: { [field]: data.message ?? '' } } };
}

async function keep(event: RequestEvent, actor: StaffActor, walkIn: WalkIn): Promise<Taken> {
  const { regency } = event.locals;
  try {
    const taken = await withUploads(regency.newId, walkIn.files, (kept) =>
      takeWalkIn(regency, actor, walkIn, kept),
    );
    return await finished(event, actor, walkIn, taken);
  } catch (error) {
    const other = isTakenTwice(error) ? await takenBefore(regency, actor, walkIn) : undefined;
    if (other) return finished(event, actor, walkIn, other);
    throw error;
  }
}

async function finished(
  { locals }: RequestEvent,
  actor: StaffActor,
  walkIn: WalkIn,
  taken: TakenDown,
): Promise<Taken> {
  return { ...taken, isAnswered: await finishWalkIn(locals.regency, actor, walkIn, taken.ticketId) };
}

function glanceOf({ applicantId, phone, name, nagari, topic, words, externalNumber }: WalkIn) {
  return {
    applicantId,
    phone: phone ?? '',
    name: name ?? '',
    nagari,
    topic,
    words,
    externalNumber: externalNumber ?? '',
  };
}
