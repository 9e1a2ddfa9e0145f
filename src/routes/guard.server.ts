/** The door of every staff page and action: who is not signed in goes to /masuk, who has no such duty is refused by name. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { StaffActor } from '#domain/offices/duty.ts';
import { placesOf } from '#domain/outcomes/outcome.policy.ts';
import { deskReach } from '#domain/tickets/ticket.policy.ts';
import { outOfReach } from '#domain/tickets/ticket.problems.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url'>;

/**
 * The signed-in staff actor; used by every load and action of (kantor), as actions do not run layout loads.
 * @param may the policy's answer to what the page is for, as its door in the frame asks it
 * @throws Redirect to /masuk (with the way back) for strangers; Problem outOfReach for whoever may not
 */
export function requireStaff(
  { locals, url }: Asked,
  may: (actor: StaffActor) => boolean = () => true,
): StaffActor {
  if (!locals.person || locals.actor.kind !== 'staff')
    redirect(303, `/masuk?ke=${encodeURIComponent(url.pathname)}`);
  if (locals.person.mustEnrol && url.pathname !== '/akun') redirect(303, '/akun');
  if (!may(locals.actor)) throw outOfReach();
  return locals.actor;
}

/** As `requireStaff`, for the desk: who opens no ticket but reads figures has hers at /kinerja. */
export function requireDesk(asked: Asked): StaffActor {
  const actor = requireStaff(asked);
  if (deskReach(actor) === undefined && placesOf(actor).length > 0) redirect(303, '/kinerja');
  return actor;
}

/** A way back inside this site only; anything else leads to the own desk. */
export function wayBack(asked: string | null): string {
  return asked !== null && /^\/(?![/\\])[\w\-./~%]*$/.test(asked) && !asked.startsWith('/masuk')
    ? asked
    : '/meja';
}
