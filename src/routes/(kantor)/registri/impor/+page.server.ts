import { redirect } from '@sveltejs/kit';
import { takeSheet } from '#domain/registry/industry-import.commands.server.ts';
import { takeSheetForm } from '#domain/registry/industry-import.form.ts';
import { importList } from '#domain/registry/industry-import.queries.server.ts';
import { registryReach } from '#domain/registry/industry.policy.ts';
import { runtime } from '#platform/runtime.server.ts';
import { sheetsFolder } from '#platform/sheets/sheet-store.server.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../../answer-form.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import { attempt } from '../../atur/answer.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => registryReach(one, 'register') !== undefined);
  event.setHeaders({ 'cache-control': 'no-store' });
  return importList(event.locals.regency, actor);
};

export const actions: Actions = {
  default: async (event) => {
    const actor = requireStaff(event);
    const parsed = parseForm(takeSheetForm, await readForm(event.request), { files: ['file'] });
    if (!parsed.isRight) return refuseForm(parsed);
    const { source, file } = parsed.value;
    const folder = sheetsFolder(runtime().config.dataDir);
    const done = await attempt(() =>
      takeSheet(event.locals.regency, actor, folder, { source, file: file[0] as File }),
    );
    if (done.value === undefined) return refuseProblem(done.refused, event.locals.locale, parsed.values);
    redirect(303, `/registri/impor/${done.value}`);
  },
};
