/**
 * What a phone keeps of what has arrived, so that an office restored from yesterday's state gets it anew; how it says so,
 * and when it may forget. Pure.
 */
import { idSum } from '#domain/visits/pack.ts';
import {
  KEPT_ACTS_DAYS,
  KEPT_FILES_DAYS,
  MOST_KEEPS,
  type Batch,
  type Believed,
} from '#domain/visits/sync.ts';
import type { ActRow, FileRow, PhoneRow } from '#offline/store.ts';

const DAY_MS = 86_400_000;
/** An id in JSON, with its quotes and comma. */
const ID_BYTES = 39;

interface Rows {
  readonly acts: readonly ActRow[];
  readonly files: readonly FileRow[];
}

interface Kept {
  readonly id: string;
  readonly seq: number;
}

/** What the office has, as far as the phone knows, and what it could send anew; in the order of the acts. */
function keptOf(
  { acts, files }: Rows,
  isMeant: (act: ActRow) => boolean,
): { readonly acts: readonly Kept[]; readonly files: readonly Kept[] } {
  const there = acts.filter((act) => (act.state === 'arrived' || act.state === 'held') && isMeant(act));
  const seqOf = new Map(there.map(({ id, seq }) => [id, seq]));
  return {
    acts: there.toSorted(inOrder),
    files: files
      .flatMap(({ id, holderId, state, hasBytes }) => {
        const seq = seqOf.get(holderId);
        return seq !== undefined && state === 'arrived' && hasBytes ? [{ id, seq }] : [];
      })
      .toSorted(inOrder),
  };
}

const isOwn = ({ sealedBy }: ActRow) => sealedBy === null;
const isForeign = ({ sealedBy }: ActRow) => sealedBy !== null;

function inOrder(one: Kept, other: Kept): number {
  return one.seq - other.seq || (one.id < other.id ? -1 : 1);
}

/** What each batch says of the acts of its own key: an office that lacks one of these notices. */
export function believedOf(rows: Rows): Batch['arrived'] {
  const { acts, files } = keptOf(rows, isOwn);
  return { acts: sumOf(acts), files: sumOf(files) };
}

function sumOf(kept: readonly Kept[]): Believed {
  return { fromSeq: kept[0]?.seq ?? 0, count: kept.length, sum: idSum(kept.map(({ id }) => id)) };
}

/** The next ids to name after the office asked which. @param told those named before @param bytes what a request carries */
export function keepsOf(rows: Rows, told: ReadonlySet<string>, bytes: number): Batch['keeps'] {
  const { acts, files } = keptOf(rows, () => true);
  const most = Math.max(1, Math.min(MOST_KEEPS, Math.floor(bytes / ID_BYTES)));
  const untold = (kept: readonly Kept[]) => kept.flatMap(({ id }) => (told.has(id) ? [] : [id]));
  const named = untold(acts).slice(0, most);
  return { acts: named, files: untold(files).slice(0, most - named.length) };
}

export interface Forgettable {
  /** Acts that go, with the rows of their files. */
  readonly acts: readonly string[];
  /** Files of which the sealed bytes go. */
  readonly bytes: readonly string[];
}

/**
 * What may be forgotten: what arrived long ago, and what a person gave up long ago. Nothing that has not arrived, and nothing
 * before the office has said in this round that it lacks nothing. Of what arrived, only the oldest without a gap, so that
 * "everything from here on" stays true of what is left.
 * @param officeNow by the office's clock (ms)
 */
export function forgettable(
  { phone, acts, files }: Rows & { readonly phone: Pick<PhoneRow, 'recheck'> },
  { toldHeld }: { readonly toldHeld: Batch['held'] | null },
  officeNow: number,
): Forgettable {
  if (toldHeld === null || phone.recheck) return { acts: [], bytes: [] };
  const filesOf = Map.groupBy(files, ({ holderId }) => holderId);
  const isWhole = (act: ActRow) =>
    (filesOf.get(act.id) ?? []).every(
      ({ state, hasBytes }) => state === 'gone' || (state === 'arrived' && !hasBytes),
    );
  const isOlder = (at: string | null, days: number) =>
    at !== null && Date.parse(at) < officeNow - days * DAY_MS;
  const arrived = { acts: acts.filter(({ state }) => state === 'arrived'), files };
  const own = keptOf(arrived, isOwn);
  const foreign = keptOf(arrived, isForeign);
  // Should the office have counted the older one after all, its files are still to come: see `outbox-step.ts`.
  const mending = new Set(acts.map(({ state, replaces }) => (state === 'arrived' ? null : replaces)));
  const givenUp = acts.filter(
    ({ id, state, madeAt, skewMs }) =>
      (state === 'let_go' || (state === 'mended' && !mending.has(id))) &&
      Date.parse(madeAt) - (skewMs ?? 0) < officeNow - KEPT_ACTS_DAYS * DAY_MS,
  );

  const actRows = new Map(acts.map((act) => [act.id, act]));
  const fileRows = new Map(files.map((file) => [file.id, file]));
  const isOldAct = ({ id }: Kept) => {
    const act = actRows.get(id);
    return act !== undefined && isOlder(act.arrivedAt, KEPT_ACTS_DAYS) && isWhole(act);
  };
  const isOldFile = ({ id }: Kept) => isOlder(fileRows.get(id)?.arrivedAt ?? null, KEPT_FILES_DAYS);
  const gone = [...untilFirst(own.acts, isOldAct), ...foreign.acts.filter(isOldAct), ...givenUp];
  const bytes = [...untilFirst(own.files, isOldFile), ...foreign.files.filter(isOldFile)];
  return { acts: gone.map(({ id }) => id), bytes: bytes.map(({ id }) => id) };
}

/** The beginning of a list for which it holds. */
function untilFirst<Item>(items: readonly Item[], holds: (item: Item) => boolean): readonly Item[] {
  const end = items.findIndex((item) => !holds(item));
  return end === -1 ? items : items.slice(0, end);
}
