/** The maker that a form belongs to, for whoever may do what the form is for. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { StaffActor } from '#domain/offices/duty.ts';
import type { IndustryVerb } from '#domain/registry/industry.policy.ts';
import { outsideRegistry } from '#domain/registry/industry.problems.ts';
import { industryPage, type IndustryPage } from '#domain/registry/industry.queries.server.ts';
import { requireStaff } from '../../guard.server.ts';

/** @throws Redirect for strangers; Problem industryNotFound, outsideRegistry */
export async function industryFor(
  event: RequestEvent<{ industry: string }>,
  verb: IndustryVerb,
): Promise<{ industry: IndustryPage; actor: StaffActor }> {
  const actor = requireStaff(event);
  event.setHeaders({ 'cache-control': 'no-store' });
  const industry = await industryPage(event.locals.regency, actor, event.params.industry);
  if (industry.survivor !== undefined) redirect(303, `/registri/${industry.survivor}?dari=${industry.code}`);
  if (!industry.may[verb]) throw outsideRegistry();
  return { industry, actor };
}
