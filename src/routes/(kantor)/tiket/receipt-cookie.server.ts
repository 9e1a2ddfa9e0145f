/** The receipt's secret travels to the receipt page in a short-lived cookie for that page alone, never in an address. */
import type { RequestEvent } from '@sveltejs/kit';

const NAME = 'tanda_terima';
const HOUR_S = 3600;

/** Keeps the secret for the receipt of this ticket. */
export function handOver(
  event: Pick<RequestEvent, 'cookies' | 'url'>,
  ticket: { readonly code: string },
  secret: string,
): void {
  event.cookies.set(NAME, secret, {
    path: `/tiket/${ticket.code}/tanda-terima`,
    httpOnly: true,
    sameSite: 'strict',
    secure: event.url.protocol === 'https:',
    maxAge: HOUR_S,
  });
}

/** The secret handed over for this page; undefined when the hour is over. */
export function handedOver(event: Pick<RequestEvent, 'cookies'>): string | undefined {
  const secret = event.cookies.get(NAME);
  return secret !== undefined && /^[\w-]{16,64}$/.test(secret) ? secret : undefined;
}
