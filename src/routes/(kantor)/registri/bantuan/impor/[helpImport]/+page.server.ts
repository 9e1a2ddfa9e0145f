import { undoHelpSheet } from '#domain/help/help-import.commands.server.ts';
import { helpImportPage, helpSheets } from '#domain/help/help-import.queries.server.ts';
import { mayRecordHelp } from '#domain/help/help.policy.ts';
import { undoSheetForm } from '#shared/sheet-steps.ts';
import { requireStaff } from '../../../../../guard.server.ts';
import { headersOf, stepsOf, takeStep, waitingFolder } from '../../../../sheet-import.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, mayRecordHelp);
  const page = await helpImportPage(event.locals.regency, actor, waitingFolder(), event.params.helpImport);
  event.setHeaders(headersOf(page.one.state));
  return page;
};

export const actions: Actions = {
  ...stepsOf(helpSheets, ({ helpImport }: { helpImport: string }) => helpImport),
  batalkan: (event) =>
    takeStep(event, undoSheetForm, (actor) =>
      undoHelpSheet(event.locals.regency, actor, event.params.helpImport),
    ),
};
