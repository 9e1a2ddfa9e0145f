import type { RequestEvent as Asked } from '@sveltejs/kit';
import { schemeInForce, outsideGrading } from '#domain/grading/grading.problems.ts';
import { changeScheme } from '#domain/grading/star-scheme.commands.server.ts';
import { schemeForm } from '#domain/grading/star-scheme.form.ts';
import { schemePage } from '#domain/grading/star-scheme.queries.server.ts';
import { requireStaff } from '../../../../../../guard.server.ts';
import { formAction } from '../../../../../atur/answer.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** @throws Problem schemeNotFound, schemeInForce, outsideGrading */
async function draftFor(event: Asked<{ version: string }>) {
  const version = await schemePage(event.locals.regency, requireStaff(event), event.params.version);
  if (version.may.change_scheme) return version;
  throw version.validFrom === null ? outsideGrading() : schemeInForce();
}

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  return { version: await draftFor(event) };
};

export const actions: Actions = {
  default: async (asked) => {
    const { scheme } = await draftFor(asked);
    return formAction(
      schemeForm(scheme, asked.locals.regency.newId),
      ({ locals, params }: RequestEvent, actor, after) =>
        changeScheme(locals.regency, actor, Number(params.version), after),
      { to: () => `/registri/bintang/skema/${asked.params.version}` },
    )(asked);
  },
};
