import { redirect } from '@sveltejs/kit';
import { mayDesk } from '#domain/tickets/desk.policy.ts';
import { takeOldCases } from '#domain/tickets/old-case.commands.server.ts';
import { takeOldCasesForm } from '#domain/tickets/old-case.form.ts';
import { oldCaseList } from '#domain/tickets/old-case.queries.server.ts';
import { runtime } from '#platform/runtime.server.ts';
import { sheetsFolder } from '#platform/sheets/sheet-store.server.ts';
import { parseForm } from '#shared/form.ts';
import { readForm, refuseForm, refuseProblem } from '../../../answer-form.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import { attempt } from '../../atur/answer.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => mayDesk(one, 'import_old_cases'));
  event.setHeaders({ 'cache-control': 'no-store' });
  return oldCaseList(event.locals.regency, actor);
};

export const actions: Actions = {
  default: async (event) => {
    const actor = requireStaff(event);
    const parsed = parseForm(takeOldCasesForm, await readForm(event.request), { files: ['file'] });
    if (!parsed.isRight) return refuseForm(parsed);
    const folder = sheetsFolder(runtime().config.dataDir);
    const done = await attempt(() =>
      takeOldCases(event.locals.regency, actor, folder, parsed.value.file[0] as File),
    );
    if (done.value === undefined) return refuseProblem(done.refused, event.locals.locale, parsed.values);
    redirect(303, `/tiket/impor/${done.value}`);
  },
};
