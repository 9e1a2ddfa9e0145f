import { auditPage } from '#domain/offices/setting.queries.server.ts';
import { requireStaff } from '../../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireStaff(event, 'administrator');
  const before = event.url.searchParams.get('sebelum') ?? undefined;
  const { rows, next } = await auditPage(event.locals.regency, { before });
  return { rows: rows.map(({ id, at, verb, subject, actor }) => ({ id, at, verb, subject, actor })), next };
};
