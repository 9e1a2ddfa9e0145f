/** The post of `/lapor`: parse, count, take the files in, open, and send the person to the page of the ticket. */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import {
  isSentTwice,
  reportedBefore,
  reportOnline,
  type Reported,
} from '#domain/tickets/opening.commands.server.ts';
import { ticketForm, type TicketForm } from '#domain/tickets/ticket.form.ts';
import { laporTexts } from '#lang/lapor.ts';
import { problemTexts } from '#lang/problems.ts';
import { hasText, translator, type Locale } from '#lang/translate.ts';
import { takeFiles } from '#platform/files/intake.server.ts';
import { filesFolder, keepingFiles } from '#platform/files/store.server.ts';
import { DEVICE_COOKIE, takeTurn } from '#platform/limits.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { parseForm } from '#shared/form.ts';
import { isProblem, type Problem } from '#shared/problem.ts';
import { readForm } from '../../answer-form.server.ts';

/** What the page needs to show the form again: sentences, not keys. */
export interface ReportRefused {
  readonly message?: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  readonly hadFiles: boolean;
}

/** @returns a refusal with everything typed, or redirects to the ticket's page with its secret */
export async function receiveReport(event: RequestEvent) {
  const { locals } = event;
  const data = await readForm(event.request);
  const parsed = parseForm(ticketForm, data, { files: ['files'] });
  const uploads = data.getAll('files').filter((entry) => entry instanceof File && entry.size > 0) as File[];
  const refuse = (status: number, errors: Record<string, string>, message?: string) =>
    fail(status, {
      errors,
      values: parsed.values,
      // Without a script the browser drops chosen files when the page is drawn again; with ours they stay.
      hadFiles: uploads.length > 0 && !event.request.headers.has('x-keeps-files'),
      ...(message === undefined ? {} : { message }),
    } satisfies ReportRefused);
  const t = translator(laporTexts, locals.locale);
  if (!parsed.isRight)
    return refuse(
      422,
      Object.fromEntries(
        Object.entries(parsed.errors).map(([field, key]) => [
          field,
          t(hasText(laporTexts, key) ? key : 'wrong'),
        ]),
      ),
    );
  if (parsed.value.website !== '') return refuse(422, { website: t('website_filled') });
  let reported: Reported;
  try {
    await takeTurn('report', {
      device: deviceOf(event),
      contact: parsed.value.phone ?? parsed.value.email,
      address: event.getClientAddress(),
    });
    reported = await report(event, parsed.value);
  } catch (error) {
    if (!isProblem(error)) throw error;
    const atField = fieldOf(error);
    if (atField) return refuse(error.status, { [atField]: sentenceOf(error, uploads, locals.locale) });
    return refuse(error.status, {}, sentenceOf(error, uploads, locals.locale));
  }
  redirect(303, `/lacak/${reported.code}?k=${reported.secret}`);
}

async function report({ locals }: RequestEvent, form: TicketForm): Promise<Reported> {
  const before = await reportedBefore(locals.regency, form);
  if (before) return before;
  const files = await takeFiles(form.files);
  try {
    return await keepingFiles(filesFolder(runtime().config.dataDir), locals.regency.newId, files, (kept) =>
      reportOnline(locals.regency, form, kept),
    );
  } catch (error) {
    const other = isSentTwice(error) ? await reportedBefore(locals.regency, form) : undefined;
    if (other) return other;
    throw error;
  }
}

/** The device is known from its second try on; the cookie holds chance, nothing about the person. */
function deviceOf({ cookies, locals }: RequestEvent): string | undefined {
  const known = cookies.get(DEVICE_COOKIE);
  if (known !== undefined && /^[\w-]{22}$/.test(known)) return known;
  cookies.set(DEVICE_COOKIE, Buffer.from(locals.regency.random(16)).toString('base64url'), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: locals.regency.publicUrl.startsWith('https://'),
    maxAge: 365 * 86_400,
  });
  return undefined;
}

const FIELDS: Readonly<Record<string, string>> = {
  unknown_topic: 'topicId',
  unknown_nagari: 'nagariCode',
  words_needed: 'words',
  too_many_files: 'files',
  file_too_large: 'files',
  file_kind_refused: 'files',
  photo_unreadable: 'files',
};

function fieldOf(problem: Problem): string | undefined {
  return Object.hasOwn(FIELDS, problem.code) ? FIELDS[problem.code] : undefined;
}

const FILE_TEXTS = {
  file_kind_refused: 'file_refused',
  file_too_large: 'file_large',
  photo_unreadable: 'file_broken',
} as const;

/** A refused file is called by the name the person knows; the name itself stays out of problems and logs. */
function sentenceOf(problem: Problem, uploads: readonly File[], locale: Locale): string {
  const upload = uploads[Number(problem.params['number'] ?? 0) - 1];
  if (upload && Object.hasOwn(FILE_TEXTS, problem.code))
    return translator(laporTexts, locale)(FILE_TEXTS[problem.code as keyof typeof FILE_TEXTS], {
      name: upload.name.slice(0, 80),
    });
  const code = hasText(problemTexts, problem.code) ? problem.code : 'bad_request';
  return translator(problemTexts, locale)(code, problem.params);
}
