/** A field officer spends the day in one nagari: hers is offered again, on her phone and for her alone. */
import type { RequestEvent } from '@sveltejs/kit';
import type { StaffActor } from '#domain/offices/duty.ts';

const NAME = 'nagari_terakhir';
const HALF_DAY_S = 43_200;

type Visit = Pick<RequestEvent, 'cookies' | 'url'>;

/** Keeps the nagari of a visit; at the counter the next guest comes from elsewhere. */
export function rememberNagari(
  { cookies, url }: Visit,
  actor: StaffActor,
  taken: { readonly channel: string; readonly nagari: string },
): void {
  if (taken.channel !== 'visit') return;
  cookies.set(NAME, `${actor.personId}|${taken.nagari}`, {
    path: '/tiket/baru',
    httpOnly: true,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
    maxAge: HALF_DAY_S,
  });
}

/** The nagari of this person's last visit today; empty when there is none. */
export function lastNagari({ cookies }: Visit, actor: StaffActor): string {
  const [personId, nagari = ''] = (cookies.get(NAME) ?? '').split('|');
  return personId === actor.personId ? nagari : '';
}
