import { redirect } from '@sveltejs/kit';
import { markRead } from '#domain/tickets/notice.commands.server.ts';
import { noticesOfPerson } from '#domain/tickets/notice.queries.server.ts';
import { requireStaff } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event);
  return { notices: await noticesOfPerson(event.locals.regency, actor.personId, event.locals.locale) };
};

export const actions: Actions = {
  default: async (event) => {
    await markRead(event.locals.regency, requireStaff(event));
    redirect(303, '/pemberitahuan');
  },
};
