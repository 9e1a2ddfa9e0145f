import { recordHelpSheet, undoHelpSheet } from '#domain/help/help-import.commands.server.ts';
import { helpImportPage } from '#domain/help/help-import.queries.server.ts';
import { mayRecordHelp } from '#domain/help/help.policy.ts';
import { runtime } from '#platform/runtime.server.ts';
import { sheetsFolder } from '#platform/sheets/sheet-store.server.ts';
import { goOnForm, undoSheetForm } from '#shared/sheet-steps.ts';
import { requireStaff } from '../../../../../guard.server.ts';
import { takeStep } from '../../../impor/take-step.server.ts';
import type { Actions, PageServerLoad } from './$types';

const folder = () => sheetsFolder(runtime().config.dataDir);

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, mayRecordHelp);
  event.setHeaders({ 'cache-control': 'no-store' });
  return helpImportPage(event.locals.regency, actor, folder(), event.params.helpImport);
};

export const actions: Actions = {
  catat: (event) =>
    takeStep(event, goOnForm, (actor) =>
      recordHelpSheet(event.locals.regency, actor, folder(), event.params.helpImport),
    ),
  batalkan: (event) =>
    takeStep(event, undoSheetForm, (actor) =>
      undoHelpSheet(event.locals.regency, actor, event.params.helpImport),
    ),
};
