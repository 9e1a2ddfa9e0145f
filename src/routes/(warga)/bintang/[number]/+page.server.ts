import { publicCertificate } from '#domain/grading/star-public.queries.server.ts';
import type { PageServerLoad } from './$types';

/** Seconds for which the server may keep this page for visitors without cookies. */
const KEPT_S = 20;

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  const certificate = await publicCertificate(locals.regency, params.number);
  setHeaders({ 'x-ovo-cache': String(KEPT_S) });
  return { certificate };
};
