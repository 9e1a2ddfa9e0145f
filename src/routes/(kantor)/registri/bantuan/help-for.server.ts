/** The help that a form belongs to, for whoever may do what the form is for. */
import type { RequestEvent } from '@sveltejs/kit';
import type { StaffActor } from '#domain/offices/duty.ts';
import type { HelpVerb } from '#domain/help/help.policy.ts';
import { helpPage, type HelpPage } from '#domain/help/help.queries.server.ts';
import { outsideRegistry } from '#domain/registry/industry.problems.ts';
import { requireStaff } from '../../../guard.server.ts';

/** @throws Redirect for strangers; Problem helpNotFound, outsideRegistry */
export async function helpFor(
  event: RequestEvent<{ help: string }>,
  verb: HelpVerb,
): Promise<{ help: HelpPage; actor: StaffActor }> {
  const actor = requireStaff(event);
  event.setHeaders({ 'cache-control': 'no-store' });
  const help = await helpPage(event.locals.regency, actor, event.params.help);
  if (!help.may[verb]) throw outsideRegistry();
  return { help, actor };
}
