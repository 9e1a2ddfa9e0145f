import { hasDuty } from '#domain/offices/duty.ts';
import { officeOfPerson } from '#domain/offices/person.queries.server.ts';
import { placesOf } from '#domain/outcomes/outcome.policy.ts';
import { deskReach, mayOpen } from '#domain/tickets/ticket.policy.ts';
import { requireStaff } from '../guard.server.ts';
import type { LayoutServerLoad } from './$types';

/** Doors without a frame: strangers sign in here. */
const OPEN = '/(kantor)/masuk';

export const load: LayoutServerLoad = async (event) => {
  const { locals, route } = event;
  if (route.id?.startsWith(OPEN) && !locals.person) return { frame: undefined };
  const actor = requireStaff(event);
  return {
    frame: {
      name: locals.person?.name ?? '',
      office: await officeOfPerson(locals.regency, actor.personId),
      may: {
        // Who reads figures and opens no ticket has her desk at /kinerja.
        seeDesk: deskReach(actor) !== undefined || placesOf(actor).length === 0,
        openTicket: mayOpen(actor),
        seeVisits: hasDuty(actor, 'field', 'coordinator', 'desk'),
        seeGuests: hasDuty(actor, 'desk', 'coordinator'),
        seeFigures: placesOf(actor).length > 0,
        setUp: hasDuty(actor, 'administrator'),
        recover: hasDuty(actor, 'administrator', 'coordinator'),
      },
    },
  };
};
