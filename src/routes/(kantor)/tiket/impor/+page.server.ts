import { mayDesk } from '#domain/tickets/desk.policy.ts';
import { takeOldCases } from '#domain/tickets/old-case.commands.server.ts';
import { oldCaseList } from '#domain/tickets/old-case.queries.server.ts';
import { takeSheetForm } from '#shared/sheet-steps.ts';
import { requireStaff } from '../../../guard.server.ts';
import { takeIn } from '../../sheet-import.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => mayDesk(one, 'import_old_cases'));
  event.setHeaders({ 'cache-control': 'no-store' });
  return oldCaseList(event.locals.regency, actor);
};

export const actions: Actions = {
  default: (event) =>
    takeIn(event, takeSheetForm, (actor, folder, { source, file }) =>
      takeOldCases(event.locals.regency, actor, folder, { source, file: file[0] as File }),
    ),
};
