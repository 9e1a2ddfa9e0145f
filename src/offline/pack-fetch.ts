/** Fetches what changed of the pack, and puts it on the shelves in one step: cut anywhere, the phone has the older pack. */
import * as v from 'valibot';
import type { CommonShelf, NagariShelf, Pack, PackAsked, PackMaker, PackVisit } from '#domain/visits/pack.ts';
import { askOffice } from '#offline/office.ts';
import { phoneIsNobodys } from '#offline/phone.problems.ts';
import type { PhoneCore } from '#offline/phone-core.ts';
import {
  checkOf,
  entriesAfter,
  isAsChecked,
  isUnchanged,
  listsAfter,
  NO_LISTS,
  type MakerEntry,
  type ShelfLists,
} from '#offline/pack-shelf.ts';
import { inOneStep, type PackMakerRow, type PhoneDb, type PhoneTrx, type ShelfRow } from '#offline/store.ts';
import { sealJson, unsealJson, type Sealed } from '#shared/sealed-box.ts';

/** A first pack over a line of 400 kbit/s (ms). */
const TIMEOUT_MS = 240_000;
/** One tab fetches at a time. */
const FETCH_LOCK = 'kunjungan-bekal';

const rows = <Row>() => v.custom<readonly Row[]>(Array.isArray);
const object = <Shape>() => v.custom<Shape>((value) => typeof value === 'object' && value !== null);
const text = v.string();

/** What the phone relies on before it replaces anything; the rows are what the office's own types say. */
const packAnswer: v.GenericSchema<unknown, Pack> = v.object({
  at: v.pipe(text, v.isoTimestamp()),
  visits: rows<PackVisit>(),
  common: v.nullable(v.object({ digest: text, shelf: object<CommonShelf>() })),
  shelves: v.array(
    v.object({
      nagariCode: text,
      isWhole: v.boolean(),
      cursor: text,
      makers: rows<NagariShelf['makers'][number]>(),
      check: v.object({ makers: v.number(), sum: v.number() }),
      isCut: v.boolean(),
      tickets: v.nullable(rows<NonNullable<NagariShelf['tickets']>[number]>()),
      sentra: v.nullable(rows<NonNullable<NagariShelf['sentra']>[number]>()),
      potentials: v.nullable(rows<NonNullable<NagariShelf['potentials']>[number]>()),
      outline: v.nullable(rows<NonNullable<NagariShelf['outline']>[number]>()),
    }),
  ),
  leaves: v.array(text),
});

/** Keys of the two shelves that are no nagari's. */
export const VISITS = 'visits';
export const COMMON = 'common';

/** Where something lies, and also the context of its seal. */
export const shelfKey = (key: string) => `shelf:${key}`;
const indexKey = (code: string) => `index:${code}`;
export const makerContext = (id: string) => `maker:${id}`;

/**
 * Brings the pack up to date. A shelf that does not hold what the office thinks it holds is asked for whole.
 * @throws Problem phoneLocked, noLine, phoneFull, and what the office refuses; the pack is then as it was
 */
export async function fetchPack(core: PhoneCore): Promise<void> {
  const key = await core.keyring.key();
  await navigator.locks.request(FETCH_LOCK, async () => {
    const unsound = await fetchOnce(core, key, new Set());
    if (unsound.size > 0) await fetchOnce(core, key, unsound);
  });
  core.signals.tell('changed');
}

/** @param whole nagari asked for as if nothing of them were here. @returns those that do not fit what the office thinks */
async function fetchOnce(
  core: PhoneCore,
  key: CryptoKey,
  whole: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const { db } = core;
  const [phone, shelves] = await Promise.all([db.get('phone', 'me'), db.getAll('shelves')]);
  if (!phone) throw phoneIsNobodys();
  const lying = new Map(shelves.map((row) => [row.key, row]));
  const pack = await askOffice('bekal', asked(shelves, phone.wants, whole), packAnswer, {
    timeoutMs: TIMEOUT_MS,
  });
  const unsound = new Set<string>();
  const fresh: Placed[] = [await placed(key, VISITS, pack.visits, headOf(VISITS, null, pack.at))];
  if (pack.common) {
    const { digest, shelf } = pack.common;
    fresh.push(await placed(key, COMMON, shelf, headOf(COMMON, digest, pack.at)));
  }
  for (const sent of pack.shelves) {
    const ready = await readyToPlace(db, key, sent, lying.get(sent.nagariCode), pack.at);
    if (ready) fresh.push(ready);
    else unsound.add(sent.nagariCode);
  }
  await place(db, fresh, pack);
  return unsound;
}

function asked(
  shelves: readonly ShelfRow[],
  wants: readonly string[],
  whole: ReadonlySet<string>,
): PackAsked {
  const nagari = shelves.filter(({ key }) => key !== VISITS && key !== COMMON && !whole.has(key));
  return {
    common: shelves.find(({ key }) => key === COMMON)?.cursor ?? null,
    shelves: Object.fromEntries(nagari.map(({ key, cursor }) => [key, cursor ?? ''])),
    wants,
  };
}

/** A shelf ready to be placed: its head, and what of it is new. */
interface Placed {
  readonly row: ShelfRow;
  readonly bytes: readonly (readonly [key: string, sealed: Sealed])[];
  readonly makers: readonly PackMakerRow[];
  /** Ids of makers that are there no more; `all` before a whole shelf comes. */
  readonly gone: 'all' | readonly string[];
}

/** @returns undefined when the shelf would not hold what the office thinks, and a whole one may still be asked for */
async function readyToPlace(
  db: PhoneDb,
  key: CryptoKey,
  sent: NagariShelf,
  lying: ShelfRow | undefined,
  at: string,
): Promise<Placed | undefined> {
  const { nagariCode: code, cursor, isCut, isWhole } = sent;
  const head = { key: code, cursor, at, isCut };
  if (lying && isUnchanged(sent))
    return isAsChecked(lying, sent.check)
      ? { row: { ...lying, ...head }, bytes: [], makers: [], gone: [] }
      : undefined;
  const entries = entriesAfter(isWhole ? [] : await readIndex(db, key, code), sent);
  const check = checkOf(entries);
  if (!isWhole && !isAsChecked(check, sent.check)) return undefined;
  const lists = listsAfter(isWhole ? NO_LISTS : await readLists(db, key, code), sent);
  const index = await sealJson(key, entries, indexKey(code));
  const { bytes } = await placed(key, code, lists, { ...head, ...check });
  const makers = sent.makers.flatMap((row) => ('isGone' in row ? [] : [row]));
  return {
    row: { ...head, ...check },
    bytes: [...bytes, [indexKey(code), index]],
    makers: await Promise.all(makers.map((maker) => makerRow(key, code, maker))),
    gone: isWhole ? 'all' : sent.makers.flatMap((row) => ('isGone' in row ? [row.id] : [])),
  };
}

async function makerRow(key: CryptoKey, nagariCode: string, maker: PackMaker): Promise<PackMakerRow> {
  return { id: maker.id, nagariCode, sealed: await sealJson(key, maker, makerContext(maker.id)) };
}

async function placed(key: CryptoKey, name: string, content: unknown, row: ShelfRow): Promise<Placed> {
  const sealed = await sealJson(key, content, shelfKey(name));
  return { row, bytes: [[shelfKey(name), sealed]], makers: [], gone: [] };
}

function headOf(key: string, cursor: string | null, at: string): ShelfRow {
  return { key, cursor, at, makers: 0, sum: 0, isCut: false };
}

const PLACING = ['phone', 'shelves', 'shelfBytes', 'packMakers'] as const;

/** One step for all shelves, so that what belongs together never lies there from two days. */
async function place(db: PhoneDb, fresh: readonly Placed[], { at, leaves }: Pack): Promise<void> {
  await inOneStep(db, PLACING, async (trx) => {
    const [shelves, bytes, makers] = [
      trx.objectStore('shelves'),
      trx.objectStore('shelfBytes'),
      trx.objectStore('packMakers'),
    ];
    for (const code of leaves) {
      await shelves.delete(code);
      await bytes.delete(shelfKey(code));
      await bytes.delete(indexKey(code));
      await removeMakers(trx, code);
    }
    // All that goes before all that comes: a maker may have moved from one nagari to another.
    for (const { row, gone } of fresh)
      if (gone === 'all') await removeMakers(trx, row.key);
      else for (const id of gone) await makers.delete(id);
    for (const one of fresh) {
      await shelves.put(one.row);
      for (const [name, sealed] of one.bytes) await bytes.put(sealed, name);
      await Promise.all(one.makers.map((row) => makers.put(row)));
    }
    const phone = await trx.objectStore('phone').get('me');
    if (!phone) throw phoneIsNobodys();
    await trx.objectStore('phone').put({ ...phone, packAt: at, packEdits: phone.packEdits + 1 }, 'me');
  });
}

async function removeMakers(trx: PhoneTrx<typeof PLACING>, nagariCode: string): Promise<void> {
  const makers = trx.objectStore('packMakers');
  const ids = await makers.index('nagariCode').getAllKeys(nagariCode);
  await Promise.all(ids.map((id) => makers.delete(id)));
}

/** What a nagari's makers are found by; none when the nagari does not lie here, or cannot be opened. */
export async function readIndex(db: PhoneDb, key: CryptoKey, code: string): Promise<readonly MakerEntry[]> {
  return ((await readSealed(db, key, indexKey(code))) ?? []) as readonly MakerEntry[];
}

/** The lists of a nagari, empty as `readIndex`. */
export async function readLists(db: PhoneDb, key: CryptoKey, code: string): Promise<ShelfLists> {
  return ((await readSealed(db, key, shelfKey(code))) ?? NO_LISTS) as ShelfLists;
}

/** What lies sealed under a name: written here, from what the office sent. */
export async function readSealed(db: PhoneDb, key: CryptoKey, name: string): Promise<unknown> {
  const sealed = await db.get('shelfBytes', name);
  return sealed && unsealJson(key, sealed, name);
}
