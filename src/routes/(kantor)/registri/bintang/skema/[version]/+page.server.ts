import { copyScheme, enforceScheme } from '#domain/grading/star-scheme.commands.server.ts';
import { enforceForm } from '#domain/grading/star-scheme.form.ts';
import { schemePage } from '#domain/grading/star-scheme.queries.server.ts';
import { examplesOf } from '#domain/grading/star-grading.ts';
import { nothingForm } from '#domain/offices/office.form.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { requireStaff } from '../../../../../guard.server.ts';
import { formAction } from '../../../../atur/answer.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event);
  event.setHeaders({ 'cache-control': 'no-store' });
  const { regency } = event.locals;
  const version = await schemePage(regency, actor, event.params.version);
  return {
    version,
    examples: examplesOf(version.scheme),
    now: regency.now(),
    today: dayOf(regency.now(), WIB),
  };
};

export const actions: Actions = {
  copy: formAction(
    nothingForm,
    ({ locals, params }: RequestEvent, actor) => copyScheme(locals.regency, actor, Number(params.version)),
    { to: (version) => `/registri/bintang/skema/${version}` },
  ),
  enforce: formAction(enforceForm, ({ locals, params }: RequestEvent, actor, { from }) =>
    enforceScheme(locals.regency, actor, Number(params.version), from),
  ),
};
