import { redirect } from '@sveltejs/kit';
import { ticketIdByCode } from '#domain/tickets/applicant-view.queries.server.ts';
import { parseCode } from '#domain/tickets/ticket.code.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const typed = url.searchParams.get('kode')?.slice(0, 60).toWellFormed() ?? '';
  if (typed.trim() === '') return { typed: '', error: undefined };
  const code = parseCode(typed);
  if (code === undefined) return { typed, error: 'code_mistyped' as const };
  if ((await ticketIdByCode(locals.regency, code)) === undefined)
    return { typed, error: 'code_unknown' as const };
  redirect(303, `/lacak/${code}`);
};
