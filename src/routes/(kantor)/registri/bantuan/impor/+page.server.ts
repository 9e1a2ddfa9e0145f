import { redirect } from '@sveltejs/kit';
import { takeHelpSheet } from '#domain/help/help-import.commands.server.ts';
import { takeHelpSheetForm } from '#domain/help/help-import.form.ts';
import { helpImportList } from '#domain/help/help-import.queries.server.ts';
import { mayRecordHelp } from '#domain/help/help.policy.ts';
import { helpChoices } from '#domain/help/help.queries.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { sheetsFolder } from '#platform/sheets/sheet-store.server.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../../../answer-form.server.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { attempt } from '../../../atur/answer.server.ts';
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
  default: async (event) => {
    const actor = requireStaff(event);
    const parsed = parseForm(takeHelpSheetForm, await readForm(event.request), { files: ['file'] });
    if (!parsed.isRight) return refuseForm(parsed);
    const folder = sheetsFolder(runtime().config.dataDir);
    const { officeId, file } = parsed.value;
    const done = await attempt(() =>
      takeHelpSheet(event.locals.regency, actor, folder, { officeId, file: file[0] as File }),
    );
    if (done.value === undefined) return refuseProblem(done.refused, event.locals.locale, parsed.values);
    redirect(303, `/registri/bantuan/impor/${done.value}`);
  },
};
