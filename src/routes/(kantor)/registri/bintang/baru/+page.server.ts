import * as v from 'valibot';
import { startGrading } from '#domain/grading/grading.commands.server.ts';
import { findProductForm, startForm } from '#domain/grading/grading.form.ts';
import { gradingReach } from '#domain/grading/grading.policy.ts';
import { productsToAssess } from '#domain/grading/grading.queries.server.ts';
import { requireStaff } from '../../../../guard.server.ts';
import { formAction } from '../../../atur/answer.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event, (one) => gradingReach(one, 'start') !== undefined);
  event.setHeaders({ 'cache-control': 'no-store' });
  const asked = v.parse(findProductForm, Object.fromEntries(event.url.searchParams));
  const found = await productsToAssess(event.locals.regency, actor, {
    maker: asked.usaha,
    words: asked.cari,
  });
  return { found, words: asked.cari, isAsked: asked.cari !== '' || asked.usaha !== '' };
};

export const actions: Actions = {
  default: formAction(
    startForm,
    ({ locals }: RequestEvent, actor, { productId }) => startGrading(locals.regency, actor, productId),
    { to: (code) => `/registri/bintang/${code}/penilaian` },
  ),
};
