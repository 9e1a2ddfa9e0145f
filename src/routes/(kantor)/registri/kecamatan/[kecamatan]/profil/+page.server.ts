import { kecamatanProfile } from '#domain/nagari/nagari-profile.queries.server.ts';
import { requireStaff } from '../../../../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event);
  event.setHeaders({ 'cache-control': 'no-store' });
  return { profile: await kecamatanProfile(event.locals.regency, actor, event.params.kecamatan) };
};
