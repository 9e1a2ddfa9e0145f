/**
 * The receipt's secret travels to the receipt page in a short-lived cookie for that page alone, never in an address. It is
 * sealed to the officer who was handed it: the next person at a shared counter does not inherit it.
 */
import type { RequestEvent } from '@sveltejs/kit';
import type { StaffActor } from '#domain/offices/duty.ts';

const NAME = 'tanda_terima';
const HOUR_S = 3600;

type Visit = Pick<RequestEvent, 'cookies' | 'url' | 'locals'>;

/** Keeps the secret for the receipt of this ticket. */
export function handOver(
  { cookies, url, locals }: Visit,
  actor: StaffActor,
  taken: { readonly code: string; readonly receiptSecret: string },
): void {
  const { receiptSecret: secret, code } = taken;
  cookies.set(NAME, `${secret}.${locals.regency.seal(`receipt:${actor.personId}:${secret}`)}`, {
    path: `/tiket/${code}/tanda-terima`,
    httpOnly: true,
    sameSite: 'strict',
    secure: url.protocol === 'https:',
    maxAge: HOUR_S,
  });
}

/** The secret handed over to this officer for this page; undefined when the hour is over. */
export function handedOver({ cookies, locals }: Visit, actor: StaffActor): string | undefined {
  const [secret = '', seal] = (cookies.get(NAME) ?? '').split('.');
  if (!/^[\w-]{16,64}$/.test(secret)) return undefined;
  return seal === locals.regency.seal(`receipt:${actor.personId}:${secret}`) ? secret : undefined;
}
