import { mayOffice } from '#domain/offices/office.policy.ts';
import { officeOfPerson } from '#domain/offices/person.queries.server.ts';
import { placesOf } from '#domain/outcomes/outcome.policy.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import { mayDesk } from '#domain/tickets/desk.policy.ts';
import { unreadCount } from '#domain/tickets/notice.queries.server.ts';
import { deskReach, mayOpen } from '#domain/tickets/ticket.policy.ts';
import { seesPhones } from '#domain/visits/phone-list.queries.server.ts';
import { visitReach } from '#domain/visits/visit.policy.ts';
import { requireStaff } from '../guard.server.ts';
import type { LayoutServerLoad } from './$types';

/** Doors without a frame: strangers sign in here. */
const OPEN = '/(kantor)/masuk';

export const load: LayoutServerLoad = async (event) => {
  const { locals, route } = event;
  if (route.id?.startsWith(OPEN) && !locals.person) return { frame: undefined };
  const actor = requireStaff(event);
  const [office, unread] = await Promise.all([
    officeOfPerson(locals.regency, actor.personId),
    unreadCount(locals.regency, actor.personId),
  ]);
  return {
    frame: {
      name: locals.person?.name ?? '',
      office,
      unread,
      may: {
        // Who reads figures and opens no ticket has her desk at /kinerja.
        seeDesk: deskReach(actor) !== undefined || placesOf(actor).length === 0,
        openTicket: mayOpen(actor),
        seeVisits: visitReach(actor, 'read') !== undefined,
        seePhones: seesPhones(actor),
        seeGuests: mayDesk(actor, 'see_guests'),
        seeMakers: registryReach(actor, 'read') !== undefined,
        seeFigures: placesOf(actor).length > 0,
        setUp: mayDesk(actor, 'set_up'),
        keepTemplates: !mayDesk(actor, 'set_up') && mayOffice(actor, 'keep_answer_templates'),
        shareComputer: mayDesk(actor, 'share_computer'),
        recover: mayOffice(actor, 'hand_recovery_link'),
      },
    },
  };
};
