import { mayDesk } from '#domain/tickets/desk.policy.ts';
import { undoOldCases } from '#domain/tickets/old-case.commands.server.ts';
import { oldCasePage, oldCaseSheets } from '#domain/tickets/old-case.queries.server.ts';
import { undoSheetForm } from '#shared/sheet-steps.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { headersOf, stepsOf, takeStep, waitingFolder } from '../../../sheet-import.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => mayDesk(one, 'import_old_cases'));
  const page = await oldCasePage(event.locals.regency, actor, waitingFolder(), event.params.oldCases);
  event.setHeaders(headersOf(page.one.state));
  return page;
};

export const actions: Actions = {
  ...stepsOf(oldCaseSheets, ({ oldCases }: { oldCases: string }) => oldCases),
  batalkan: (event) =>
    takeStep(event, undoSheetForm, (actor) =>
      undoOldCases(event.locals.regency, actor, event.params.oldCases),
    ),
};
