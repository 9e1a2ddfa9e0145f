/** The shelves of the pack as they are read: opened when somebody looks, one nagari after the other, and few kept open. */
import type { CommonShelf, PackVisit } from '#domain/visits/pack.ts';
import { COMMON, indexKey, readSealed, readShelf, shelfContext, VISITS } from '#offline/pack-fetch.ts';
import { EMPTY_SHELF, type HeldShelf, type MakerEntry } from '#offline/pack-shelf.ts';
import type { PhoneDb, ShelfRow } from '#offline/store.ts';

/** Makers kept open, all nagari together: a full nagari has half as many, and takes some ten megabytes. */
const MOST_OPEN = 3000;

export interface Shelves {
  nagari(code: string): Promise<HeldShelf>;
  /** What all makers on this phone are found by. */
  entries(): Promise<readonly MakerEntry[]>;
  visits(): Promise<readonly PackVisit[]>;
  common(): Promise<CommonShelf | undefined>;
  /** Of the nagari that lie here, by code. */
  heads(): Promise<readonly ShelfRow[]>;
}

/** The shelves as one pack left them; a newer pack needs new ones. */
export function openShelves(db: PhoneDb, key: CryptoKey): Shelves {
  const nagari = new Map<string, Promise<HeldShelf>>();
  const sizes = new Map<string, number>();
  const once = <Value>(read: () => Promise<Value>) => {
    let reading: Promise<Value> | undefined;
    return () => (reading ??= read());
  };
  const heads = once(async () => {
    const rows = await db.getAll('shelves');
    return rows.filter((row) => row.key !== VISITS && row.key !== COMMON);
  });
  const open = async (code: string): Promise<HeldShelf> => {
    const shelf = (await readShelf(db, key, code)) ?? EMPTY_SHELF;
    sizes.set(code, shelf.makers.length);
    closeOldest(code);
    return shelf;
  };
  /** The one used longest ago stands first. */
  const closeOldest = (but: string) => {
    let sum = [...sizes.values()].reduce((all, size) => all + size, 0);
    for (const code of nagari.keys()) {
      if (sum <= MOST_OPEN || code === but) continue;
      sum -= sizes.get(code) ?? 0;
      nagari.delete(code);
      sizes.delete(code);
    }
  };
  return {
    nagari(code) {
      const shelf = nagari.get(code) ?? open(code);
      nagari.delete(code);
      nagari.set(code, shelf);
      return shelf;
    },
    entries: once(async () => {
      const all: MakerEntry[] = [];
      for (const { key: code } of await heads()) {
        const name = indexKey(code);
        all.push(...(((await readSealed(db, key, name, name)) ?? []) as MakerEntry[]));
      }
      return all;
    }),
    visits: once(
      async () => ((await readSealed(db, key, VISITS, shelfContext(VISITS))) ?? []) as PackVisit[],
    ),
    common: once(
      async () => (await readSealed(db, key, COMMON, shelfContext(COMMON))) as CommonShelf | undefined,
    ),
    heads,
  };
}
