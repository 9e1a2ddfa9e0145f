import { handOver, readHandOver } from '#domain/tickets/notice.commands.server.ts';
import { ticketNotFound } from '#domain/tickets/ticket.problems.ts';
import { refuseProblem } from '../../../answer-form.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

function idOf(params: { id: string }): string {
  if (!UUID.test(params.id)) throw ticketNotFound();
  return params.id;
}

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event);
  event.setHeaders({ 'cache-control': 'no-store' });
  return { message: await readHandOver(event.locals.regency, actor, idOf(event.params)) };
};

export const actions: Actions = {
  default: async (event) => {
    const actor = requireStaff(event);
    try {
      return { ready: await handOver(event.locals.regency, actor, idOf(event.params)) };
    } catch (error) {
      return refuseProblem(error, event.locals.locale);
    }
  },
};
