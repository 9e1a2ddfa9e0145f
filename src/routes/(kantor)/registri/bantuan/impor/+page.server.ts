import { takeHelpSheet } from '#domain/help/help-import.commands.server.ts';
import { takeHelpSheetForm } from '#domain/help/help-import.form.ts';
import { helpImportList } from '#domain/help/help-import.queries.server.ts';
import { mayRecordHelp } from '#domain/help/help.policy.ts';
import { helpChoices } from '#domain/help/help.queries.server.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { takeIn } from '../../../sheet-import.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, mayRecordHelp);
  event.setHeaders({ 'cache-control': 'no-store' });
  const { regency } = event.locals;
  const [list, { offices }] = await Promise.all([
    helpImportList(regency, actor),
    helpChoices(regency, actor),
  ]);
  return { ...list, offices };
};

export const actions: Actions = {
  default: (event) =>
    takeIn(event, takeHelpSheetForm, (actor, folder, { file, ...given }) =>
      takeHelpSheet(event.locals.regency, actor, folder, { ...given, file: file[0] as File }),
    ),
};
