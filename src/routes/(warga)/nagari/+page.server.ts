import { regencyMap } from '#domain/areas/outline.queries.server.ts';
import { publicNagariList } from '#domain/nagari/nagari-public.queries.server.ts';
import type { PageServerLoad } from './$types';

/** Seconds for which the server may keep this page for visitors without cookies. */
const KEPT_S = 20;

export const load: PageServerLoad = async ({ locals, setHeaders }) => {
  setHeaders({ 'x-ovo-cache': String(KEPT_S) });
  const [kecamatan, map] = await Promise.all([publicNagariList(locals.regency), regencyMap(locals.regency)]);
  return { kecamatan, map };
};
