/** The shelves of the pack as they are read: opened when somebody looks, and little kept open. */
import type { CommonShelf, PackMaker, PackVisit } from '#domain/visits/pack.ts';
import {
  COMMON,
  makerContext,
  readIndex,
  readLists,
  readSealed,
  shelfKey,
  VISITS,
} from '#offline/pack-fetch.ts';
import type { MakerEntry, ShelfLists } from '#offline/pack-shelf.ts';
import type { PhoneDb, ShelfRow } from '#offline/store.ts';
import { unsealJson } from '#shared/sealed-box.ts';

/** Makers kept open: a few pages of them; each takes some kilobytes. */
const MOST_OPEN = 600;

export interface Shelves {
  /** What lies there of a nagari beside its makers; empty lists when it does not lie here. */
  lists(code: string): Promise<ShelfLists>;
  /** What all makers on this phone are found by, and by number. */
  entries(): Promise<ReadonlyMap<string, MakerEntry>>;
  maker(code: string): Promise<PackMaker | undefined>;
  visits(): Promise<readonly PackVisit[]>;
  common(): Promise<CommonShelf | undefined>;
  /** Of the nagari that lie here, by code. */
  heads(): Promise<readonly ShelfRow[]>;
}

/** The shelves as one pack left them; a newer pack needs new ones. */
export function openShelves(db: PhoneDb, key: CryptoKey): Shelves {
  const makers = new Map<string, Promise<PackMaker | undefined>>();
  const lists = new Map<string, Promise<ShelfLists>>();
  const once = <Value>(read: () => Promise<Value>) => {
    let reading: Promise<Value> | undefined;
    return () => (reading ??= read());
  };
  const heads = once(async () => {
    const rows = await db.getAll('shelves');
    return rows.filter((row) => row.key !== VISITS && row.key !== COMMON);
  });
  const entries = once(async () => {
    const all = new Map<string, MakerEntry>();
    for (const head of await heads())
      for (const entry of await readIndex(db, key, head.key)) all.set(entry.code, entry);
    return all;
  });
  const openMaker = async (code: string): Promise<PackMaker | undefined> => {
    const entry = (await entries()).get(code);
    const row = entry && (await db.get('packMakers', entry.id));
    return row && ((await unsealJson(key, row.sealed, makerContext(row.id))) as PackMaker | undefined);
  };
  return {
    lists: (code) => kept(lists, code, () => readLists(db, key, code)),
    entries,
    maker: (code) => kept(makers, code, () => openMaker(code)),
    visits: once(async () => ((await readSealed(db, key, shelfKey(VISITS))) ?? []) as PackVisit[]),
    common: once(async () => (await readSealed(db, key, shelfKey(COMMON))) as CommonShelf | undefined),
    heads,
  };
}

/** Read once, and forgotten when many others were asked for since. */
function kept<Value>(
  open: Map<string, Promise<Value>>,
  name: string,
  read: () => Promise<Value>,
): Promise<Value> {
  const value = open.get(name) ?? read();
  // The one asked for last stands last.
  open.delete(name);
  open.set(name, value);
  const [oldest] = open.keys();
  if (open.size > MOST_OPEN && oldest !== undefined) open.delete(oldest);
  return value;
}
