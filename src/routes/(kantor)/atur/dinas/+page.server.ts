import { allOffices, openTicketsByOffice } from '#domain/offices/setting.queries.server.ts';
import { requireVerb } from '../door.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireVerb(event, 'set_up_offices');
  const [offices, tickets] = await Promise.all([
    allOffices(event.locals.regency),
    openTicketsByOffice(event.locals.regency),
  ]);
  return { offices: offices.map((office) => ({ ...office, openTickets: tickets.get(office.id) ?? 0 })) };
};
