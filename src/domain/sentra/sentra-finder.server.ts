/**
 * Finds sentra in the registry without holding up the server: industries are read some at a time and handed to a thread,
 * which groups them. Of a large registry the answer is kept for a while (decision 0103).
 */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { SentraProposal } from '#domain/sentra/clustering.ts';
import type { FromThread, ToThread } from '#domain/sentra/sentra-finder-thread.server.ts';
import { clusteringRules } from '#domain/sentra/sentra-rules.queries.server.ts';
import type { SentraMember } from '#domain/sentra/sentra-state.ts';
import type { Regency } from '#platform/regency.server.ts';

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

async function find(regency: Regency, readSome: ReadSome): Promise<Found> {
  const at = regency.now();
  const thread = new Worker(
    // The pages are bundled, the thread is not: its file is found by its name in the package.
    createRequire(import.meta.url).resolve('#domain/sentra/sentra-finder-thread.server.ts'),
    { execArgv: [], stdout: false },
  );
  try {
    const answer = new Promise<FromThread>((done, fail) => {
      thread.once('message', done);
      thread.once('error', fail);
      thread.once('exit', () => fail(new Error('the thread that finds sentra ended without an answer')));
    });
    // It may fail while industries are still being read; told when it is waited for.
    answer.catch(() => {});
    const tell = (told: ToThread) => thread.postMessage(told, []);
    let industries = 0;
    for (let after: string | undefined; ;) {
      const some = await readSome(after);
      if (some.length === 0) break;
      industries += some.length;
      after = some.at(-1)?.id;
      tell({ industries: some });
    }
    const dismissed = await regency.db.selectFrom('sentraDismissals').select('memberIds').execute();
    tell({
      dismissed: dismissed.map((row) => row.memberIds),
      rules: await clusteringRules(regency),
      most: MOST,
      mostUnplaced: MOST_UNPLACED,
    });
    const { total, proposals } = await answer;
    return { at, industries, total, proposals };
  } finally {
    await thread.terminate();
  }
}
