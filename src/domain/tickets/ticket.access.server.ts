/** Who holds a ticket's secret link. The secret travels once in an address, then rests in one http-only cookie a ticket. */
import type { ApplicantActor } from '#domain/offices/duty.ts';
import { wrongLastFour } from '#domain/tickets/ticket.problems.ts';
import type { Regency } from '#platform/regency.server.ts';
import { countTry, forgetTries } from '#platform/tries.server.ts';

/** Where the cookie with the secret is sent, and for how long it is kept. */
export const TICKET_COOKIE = {
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  maxAge: 90 * 86_400,
} as const;

/** The name of the cookie that carries the secret of one ticket. */
export function ticketCookieName(ticketId: string): string {
  return `tiket_${ticketId.replaceAll('-', '')}`;
}

/**
 * The applicant behind a secret of this ticket; undefined when the secret is unknown, revoked or another ticket's.
 * The actor's channel tells through whose hands the link came.
 */
export async function applicantBySecret(
  regency: Regency,
  ticketId: string,
  secret: string,
): Promise<ApplicantActor | undefined> {
  if (!/^[\w-]{16,64}$/.test(secret)) return undefined;
  const token = await regency.db
    .selectFrom('ticketTokens')
    .select((eb) => eb.ref('channel').$castTo<'applicant' | 'officer_link' | 'receipt'>().as('channel'))
    .where('hash', '=', regency.seal(secret))
    .where('ticketId', '=', ticketId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return token && { kind: 'applicant', ticketId, channel: token.channel };
}

/** The cookie of the reading view, opened with the last four digits of the telephone number; it ends with the visit. */
export const READING_COOKIE = { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 1800 } as const;

/** The name of the cookie that opens the reading view of one ticket. */
export function readingCookieName(ticketId: string): string {
  return `baca_${ticketId.replaceAll('-', '')}`;
}

/**
 * A pass for the reading view, for whoever knows the last four digits of the applicant's telephone number; five guesses a
 * ticket in a quarter of an hour.
 * @throws Problem wrongLastFour, tooManyTries
 */
export async function readingPassFor(regency: Regency, ticketId: string, lastFour: string): Promise<string> {
  await countTry(regency, 'last_four', ticketId);
  if (!(await isLastFour(regency, ticketId, lastFour))) throw wrongLastFour();
  await forgetTries(regency, 'last_four', ticketId);
  return readingPass(regency, ticketId);
}

/** Good for half an hour: the last second it holds, and a seal on it. */
function readingPass(regency: Regency, ticketId: string): string {
  const until = Math.floor(regency.now().getTime() / 1000) + READING_COOKIE.maxAge;
  return `${until}.${regency.seal(`reading:${ticketId}:${until}`)}`;
}

/** The reader behind a pass; undefined when it is not ours, for another ticket, or over. */
export function readerByPass(regency: Regency, ticketId: string, pass: string): ApplicantActor | undefined {
  const [until = '', seal = ''] = pass.split('.');
  if (!/^\d{1,12}$/.test(until) || Number(until) * 1000 < regency.now().getTime()) return undefined;
  if (seal !== regency.seal(`reading:${ticketId}:${until}`)) return undefined;
  return { kind: 'applicant', ticketId, channel: 'last_four' };
}

async function isLastFour(regency: Regency, ticketId: string, typed: string): Promise<boolean> {
  if (!/^\d{4}$/.test(typed)) return false;
  const row = await regency.db
    .selectFrom('tickets')
    .innerJoin('applicants', 'applicants.id', 'tickets.applicantId')
    .select('applicants.phone')
    .where('tickets.id', '=', ticketId)
    .executeTakeFirst();
  const digits = row?.phone?.replaceAll(/\D/g, '') ?? '';
  return digits.length >= 8 && digits.endsWith(typed);
}
