/**
 * Finds sentra in the registry without holding up the server: industries are read some at a time and handed to a thread,
 * which groups them. Of a large registry the answer is kept for a while (decision 0103).
 */
import type { ClusteringRules, SentraProposal } from '#domain/sentra/clustering.ts';
import type { FromThread, ToThread } from '#domain/sentra/sentra-finder-thread.server.ts';
import { clusteringRules } from '#domain/sentra/sentra-rules.queries.server.ts';
import type { SentraMember } from '#domain/sentra/sentra-state.ts';
import type { Regency } from '#platform/regency.server.ts';
import { withThread } from '#platform/thread.server.ts';

/** What was found, of how many industries, and when. */
export interface Found {
  readonly at: Date;
  readonly industries: number;
  /** All that were found; of these the largest are here. */
  readonly total: number;
  readonly proposals: readonly SentraProposal[];
}

/** Up to so many industries it is found anew every time: a fifth of a second. */
const SMALL = 5000;
/** Of a larger registry the answer is kept so long, or until somebody asks for a new one. */
const KEPT_MS = 30 * 60_000;
/** More than a coordinator looks through in a sitting. */
const MOST = 24;
/** In one nagari and alike, but on no map: more than anybody ticks through. */
const MOST_UNPLACED = 150;

const KEY = 'sentra found';
const THREAD = '#domain/sentra/sentra-finder-thread.server.ts';

/** Reads industries that belong to no sentra, some at a time, in the order of their ids; none after the last. */
export type ReadSome = (afterId: string | undefined) => Promise<readonly SentraMember[]>;

/**
 * The proposals of now, or of a while ago for a large registry. Several who ask at once wait for one finding.
 * @param anew find them now, however fresh those kept are
 */
export async function foundSentra(regency: Regency, readSome: ReadSome, anew = false): Promise<Found> {
  const kept = regency.memo.get(KEY) as Promise<Found> | undefined;
  if (kept) {
    const found = await kept;
    const age = regency.now().getTime() - found.at.getTime();
    if (!anew && found.industries > SMALL && age >= 0 && age < KEPT_MS) return found;
  }
  // Somebody else may have begun while this one waited.
  const begun = regency.memo.get(KEY) as Promise<Found> | undefined;
  if (begun && begun !== kept) return begun;
  const fresh = find(regency, readSome);
  regency.memo.set(KEY, fresh);
  fresh.catch(() => regency.memo.delete(KEY));
  return fresh;
}

/**
 * How many proposals there are by some rules, and how many there would be by others: both among the same makers, read once
 * and grouped in a thread. Of 100,000 makers some seconds, in which others are answered.
 */
export async function countedBy(
  regency: Regency,
  readSome: ReadSome,
  rules: readonly ClusteringRules[],
): Promise<{ readonly totals: readonly number[]; readonly industries: number }> {
  return withGathered(regency, readSome, async (ask, industries) => {
    const totals: number[] = [];
    for (const one of rules) totals.push((await ask(one, 0)).total);
    return { totals, industries };
  });
}

async function find(regency: Regency, readSome: ReadSome): Promise<Found> {
  const at = regency.now();
  const rules = await clusteringRules(regency);
  return withGathered(regency, readSome, async (ask, industries) => ({
    at,
    industries,
    ...(await ask(rules, MOST)),
  }));
}

/** @param most so many proposals come back, the largest */
type Ask = (rules: ClusteringRules, most: number) => Promise<FromThread>;

/** Hands the industries to a thread, lets `use` ask it, and ends it. */
async function withGathered<T>(
  regency: Regency,
  readSome: ReadSome,
  use: (ask: Ask, industries: number) => Promise<T>,
): Promise<T> {
  return withThread<ToThread, FromThread, T>(THREAD, async (thread) => {
    let industries = 0;
    for (let after: string | undefined; ;) {
      const some = await readSome(after);
      if (some.length === 0) break;
      industries += some.length;
      after = some.at(-1)?.id;
      thread.tell({ industries: some });
    }
    const dismissals = await regency.db.selectFrom('sentraDismissals').select('memberIds').execute();
    const dismissed = dismissals.map((row) => row.memberIds);
    return use(
      (rules, most) => thread.ask({ dismissed, rules, most, mostUnplaced: MOST_UNPLACED }),
      industries,
    );
  });
}
