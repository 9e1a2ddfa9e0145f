/**
 * The other end of `sentra-finder.server.ts`: a thread that gathers industries as they come and finds sentra among them,
 * while the server goes on answering everybody else.
 */
import { parentPort } from 'node:worker_threads';
import { isDismissed, proposeSentra, type SentraProposal } from '#domain/sentra/clustering.ts';
import type { SentraMember } from '#domain/sentra/sentra-state.ts';

/** What it is told: some industries, or that these were all. */
export type ToThread =
  | { readonly industries: readonly SentraMember[] }
  | { readonly dismissed: readonly (readonly string[])[]; readonly most: number };

/** What it answers, once. */
export interface FromThread {
  readonly total: number;
  readonly proposals: readonly SentraProposal[];
}

const gathered: SentraMember[] = [];

parentPort?.on('message', (told: ToThread) => {
  if ('industries' in told) {
    for (const industry of told.industries) gathered.push(industry);
    return;
  }
  const found = proposeSentra(gathered).filter((one) => !isDismissed(one, told.dismissed));
  parentPort?.postMessage({ total: found.length, proposals: found.slice(0, told.most) } satisfies FromThread);
  parentPort?.close();
});
