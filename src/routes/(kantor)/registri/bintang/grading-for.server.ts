/** The grading that a form belongs to, for whoever may do what the form is for. */
import type { RequestEvent } from '@sveltejs/kit';
import type { GradingAct } from '#domain/grading/grading.ts';
import { gradingNotInState, outsideGrading } from '#domain/grading/grading.problems.ts';
import { gradingPage, type GradingPage } from '#domain/grading/grading.queries.server.ts';
import type { StarScheme } from '#domain/grading/star-grading.ts';
import { requireStaff } from '../../../guard.server.ts';

type Asked = RequestEvent<{ grading: string }>;

/** @throws Redirect for strangers; Problem gradingNotFound, gradingNotInState, outsideGrading */
export async function gradingFor(event: Asked, act: GradingAct): Promise<GradingPage> {
  const actor = requireStaff(event);
  event.setHeaders({ 'cache-control': 'no-store' });
  const grading = await gradingPage(event.locals.regency, actor, event.params.grading);
  const may = grading.can[act];
  if (may === undefined) throw gradingNotInState();
  if (!may) throw outsideGrading();
  return grading;
}

/** The version of the scheme whose questions a form answers. @throws Problem gradingNotFound */
export async function schemeOf(event: Asked): Promise<StarScheme> {
  const { scheme } = await gradingPage(event.locals.regency, requireStaff(event), event.params.grading);
  return scheme;
}

/** The address of a grading's page, to come back to. */
export function backTo({ params }: { params: { grading: string } }): { to: () => string } {
  return { to: () => `/registri/bintang/${params.grading}` };
}
