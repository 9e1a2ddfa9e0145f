/** The nagari that a form belongs to, for whoever may do what the form is for. */
import type { RequestEvent } from '@sveltejs/kit';
import type { NagariVerb } from '#domain/nagari/nagari.policy.ts';
import { outsideNagari } from '#domain/nagari/nagari.problems.ts';
import { nagariPage, type NagariPage } from '#domain/nagari/nagari.queries.server.ts';
import { requireStaff } from '../../../guard.server.ts';

/** @throws Redirect for strangers; Problem nagariNotFound, outsideNagari */
export async function nagariFor(
  event: RequestEvent<{ nagari: string }>,
  verb: NagariVerb,
): Promise<NagariPage> {
  const actor = requireStaff(event);
  event.setHeaders({ 'cache-control': 'no-store' });
  const nagari = await nagariPage(event.locals.regency, actor, event.params.nagari);
  if (!nagari.may[verb]) throw outsideNagari();
  return nagari;
}

/** The address of a nagari's page, to come back to. */
export function backTo({ params }: { params: { nagari: string } }): { to: () => string } {
  return { to: () => `/registri/nagari/${params.nagari}` };
}
