import { mayDesk } from '#domain/tickets/desk.policy.ts';
import { recordOldCases, undoOldCases } from '#domain/tickets/old-case.commands.server.ts';
import { oldCasePage } from '#domain/tickets/old-case.queries.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { sheetsFolder } from '#platform/sheets/sheet-store.server.ts';
import { goOnForm, undoSheetForm } from '#shared/sheet-steps.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { takeStep } from '../../../registri/impor/take-step.server.ts';
import type { Actions, PageServerLoad } from './$types';

const folder = () => sheetsFolder(runtime().config.dataDir);

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => mayDesk(one, 'import_old_cases'));
  event.setHeaders({ 'cache-control': 'no-store' });
  return oldCasePage(event.locals.regency, actor, folder(), event.params.oldCases);
};

export const actions: Actions = {
  catat: (event) =>
    takeStep(event, goOnForm, (actor) =>
      recordOldCases(event.locals.regency, actor, folder(), event.params.oldCases),
    ),
  batalkan: (event) =>
    takeStep(event, undoSheetForm, (actor) =>
      undoOldCases(event.locals.regency, actor, event.params.oldCases),
    ),
};
