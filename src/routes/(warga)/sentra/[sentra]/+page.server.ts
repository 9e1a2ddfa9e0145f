import { publicSentra } from '#domain/sentra/sentra-public.queries.server.ts';
import type { PageServerLoad } from './$types';

/** Seconds for which the server may keep this page for visitors without cookies. */
const KEPT_S = 20;

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  const sentra = await publicSentra(locals.regency, params.sentra);
  setHeaders({ 'x-ovo-cache': String(KEPT_S) });
  return { sentra };
};
