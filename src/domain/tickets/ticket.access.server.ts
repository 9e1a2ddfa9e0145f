/** Who holds a ticket's secret link. The secret travels once in an address, then rests in one http-only cookie a ticket. */
import type { ApplicantActor } from '#domain/offices/duty.ts';
import type { Regency } from '#platform/regency.server.ts';

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
