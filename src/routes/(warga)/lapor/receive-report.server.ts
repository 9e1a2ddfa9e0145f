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
import { withUploads } from '#platform/files/uploads.server.ts';
import { DEVICE_COOKIE, takeTurn } from '#platform/limits.server.ts';
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
  const post = await readReport(event.request);
  const t = translator(laporTexts, event.locals.locale);
  if (!post.parsed.isRight) return refuse(post, 422, { errors: sentencesOf(post.parsed.errors, t) });
  if (post.parsed.value.website !== '')
    return refuse(post, 422, { errors: { website: t('website_filled') } });
  try {
    const { code, secret } = await reportInTurn(event, post.parsed.value);
    redirect(303, `/lacak/${code}?k=${secret}`);
  } catch (thrown) {
    return refuseReport(post, thrown, event.locals.locale);
  }
}

async function readReport(request: Request) {
  const data = await readForm(request);
  const uploads = data.getAll('files').filter((entry) => entry instanceof File && entry.size > 0) as File[];
  return {
    parsed: parseForm(ticketForm, data, { files: ['files'] }),
    uploads,
    // Without a script the browser drops chosen files when the page is drawn again; with ours they stay.
    hadFiles: uploads.length > 0 && !request.headers.has('x-keeps-files'),
  };
}

type Post = Awaited<ReturnType<typeof readReport>>;

function refuse(
  { parsed: { values }, hadFiles }: Post,
  status: number,
  said: Pick<ReportRefused, 'errors' | 'message'>,
) {
  return fail(status, { ...said, values, hadFiles } satisfies ReportRefused);
}

function sentencesOf(
  errors: Readonly<Record<string, string>>,
  t: (key: keyof typeof laporTexts) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([field, key]) => [field, t(hasText(laporTexts, key) ? key : 'wrong')]),
  );
}

async function reportInTurn(event: RequestEvent, form: TicketForm): Promise<Reported> {
  await takeTurn('report', {
    device: deviceOf(event),
    contact: form.phone ?? form.email,
    address: event.getClientAddress(),
  });
  return report(event, form);
}

async function report({ locals: { regency } }: RequestEvent, form: TicketForm): Promise<Reported> {
  const before = await reportedBefore(regency, form);
  if (before) return before;
  try {
    return await withUploads(regency.newId, form.files, (kept) => reportOnline(regency, form, kept));
  } catch (error) {
    const other = isSentTwice(error) ? await reportedBefore(regency, form) : undefined;
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

/** A refusal that belongs to a field stands at that field, any other above the form; what is no refusal goes on. */
function refuseReport(post: Post, thrown: unknown, locale: Locale) {
  if (!isProblem(thrown)) throw thrown;
  const sentence = sentenceOf(thrown, post.uploads, locale);
  const field = Object.hasOwn(FIELDS, thrown.code) ? FIELDS[thrown.code] : undefined;
  return refuse(
    post,
    thrown.status,
    field === undefined ? { errors: {}, message: sentence } : { errors: { [field]: sentence } },
  );
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
