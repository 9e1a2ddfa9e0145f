/**
 * The other end of `sentra-finder.server.ts`: a thread that gathers industries as they come and finds sentra among them,
 * while the server goes on answering everybody else.
 */
import {
  isDismissed,
  proposeSentra,
  type ClusteringRules,
  type SentraProposal,
} from '#domain/sentra/clustering.ts';
import type { SentraMember } from '#domain/sentra/sentra-state.ts';
import { tellingTrait } from '#domain/sentra/sentra-traits.ts';
import { answerAsThread } from '#platform/thread.server.ts';

/** What it is told: some industries, or that these were all, and what to look for. */
export type ToThread =
  | { readonly industries: readonly SentraMember[] }
  | {
      readonly dismissed: readonly (readonly string[])[];
      readonly rules: ClusteringRules;
      /** So many proposals, the largest, and so many in each that stand on no map. */
      readonly most: number;
      readonly mostUnplaced: number;
    };

/** What it answers whenever it is told that these were all: it may be asked again with other rules. */
export interface FromThread {
  readonly total: number;
  readonly proposals: readonly SentraProposal[];
}

const gathered: SentraMember[] = [];

answerAsThread<ToThread, FromThread>((told) => {
  if ('industries' in told) {
    for (const industry of told.industries) gathered.push(industry);
    return undefined;
  }
  const found = proposeSentra(gathered, told.rules).filter(
    (one) => !isDismissed(one, told.dismissed, told.rules),
  );
  // Only what is told of them goes back: the server reads the answer in one piece.
  const proposals = found.slice(0, told.most).map((one) => {
    const telling = tellingTrait(one.shared);
    return {
      ...one,
      shared: telling === undefined ? [] : [telling],
      unplacedIds: one.unplacedIds.slice(0, told.mostUnplaced),
    };
  });
  return { total: found.length, proposals };
});
