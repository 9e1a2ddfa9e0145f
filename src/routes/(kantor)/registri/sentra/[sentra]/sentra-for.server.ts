/** What the pages of one sentra share: who asks, the sentra, and whether the act of the page can be done to it. */
import type { RequestEvent } from '@sveltejs/kit';
import { outsideRegistry } from '#domain/registry/industry.problems.ts';
import type { SentraVerb } from '#domain/sentra/sentra.policy.ts';
import { sentraPage, type SentraPage } from '#domain/sentra/sentra.queries.server.ts';
import { requireStaff } from '../../../../guard.server.ts';

/** @throws Problem sentraNotFound, outsideRegistry when none of the acts can be done */
export async function sentraFor(
  event: RequestEvent<{ sentra: string }>,
  ...acts: readonly SentraVerb[]
): Promise<SentraPage> {
  const actor = requireStaff(event);
  event.setHeaders({ 'cache-control': 'no-store' });
  const sentra = await sentraPage(event.locals.regency, actor, event.params.sentra);
  if (!acts.some((act) => sentra.may[act])) throw outsideRegistry();
  return sentra;
}

/** Which sentra an act is for. */
export function targetOf({ params }: RequestEvent<{ sentra: string }>): { readonly slug: string } {
  return { slug: params.sentra };
}

/** After an act the browser is at the page of the sentra. */
export function backTo({ params }: { readonly params: { readonly sentra: string } }) {
  return { to: () => `/registri/sentra/${params.sentra}` };
}
