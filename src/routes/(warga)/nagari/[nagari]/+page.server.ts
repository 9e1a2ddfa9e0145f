import { publicNagari } from '#domain/nagari/nagari-public.queries.server.ts';
import { publicSentraIn } from '#domain/sentra/sentra-public.queries.server.ts';
import type { PageServerLoad } from './$types';

/** Seconds for which the server may keep this page for visitors without cookies. */
const KEPT_S = 20;

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  const nagari = await publicNagari(locals.regency, params.nagari);
  setHeaders({ 'x-ovo-cache': String(KEPT_S) });
  return { nagari, sentra: await publicSentraIn(locals.regency, nagari.code) };
};
