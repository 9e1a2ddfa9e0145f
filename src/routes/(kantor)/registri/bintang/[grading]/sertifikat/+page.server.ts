import { certificateOf } from '#domain/grading/star-public.queries.server.ts';
import { qrPath } from '#ui/base/qr.ts';
import { requireStaff } from '../../../../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireStaff(event);
  event.setHeaders({ 'cache-control': 'no-store' });
  const { regency } = event.locals;
  const certificate = await certificateOf(regency, actor, event.params.grading);
  const address = `${regency.publicUrl}/bintang/${certificate.number}`;
  return { certificate, address, qr: qrPath(address) };
};
