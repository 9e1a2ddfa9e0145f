/** Fetches what changed of the pack, and puts it on the shelves in one step: cut anywhere, the phone has the older pack. */
import * as v from 'valibot';
import type { CommonShelf, NagariShelf, Pack, PackAsked, PackVisit } from '#domain/visits/pack.ts';
import { askOffice } from '#offline/office.ts';
import { phoneIsNobodys } from '#offline/phone.problems.ts';
import type { PhoneCore } from '#offline/phone-core.ts';
import {
  checkOf,
  EMPTY_SHELF,
  entriesOf,
  isAsChecked,
  isUnchanged,
  putOn,
  type HeldShelf,
} from '#offline/pack-shelf.ts';
import { inOneStep, type PhoneDb, type ShelfRow } from '#offline/store.ts';
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

/** The context of a shelf's seal, and where what its makers are found by lies and is sealed. */
export const shelfContext = (key: string) => `shelf:${key}`;
export const indexKey = (code: string) => `index:${code}`;

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
    const put = await putShelf(db, key, sent, lying.get(sent.nagariCode), pack.at);
    if (put) fresh.push(put);
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

/** A shelf ready to be placed; without bytes it lies there as it was, and only its head is new. */
interface Placed {
  readonly row: ShelfRow;
  readonly bytes: readonly (readonly [key: string, sealed: Sealed])[];
}

/** @returns undefined when the shelf would not hold what the office thinks, and a whole one may still be asked for */
async function putShelf(
  db: PhoneDb,
  key: CryptoKey,
  sent: NagariShelf,
  lying: ShelfRow | undefined,
  at: string,
): Promise<Placed | undefined> {
  const { nagariCode: code, cursor, isCut } = sent;
  const row = { key: code, cursor, at, isCut };
  if (lying && isUnchanged(sent))
    return isAsChecked(lying, sent.check) ? { row: { ...lying, ...row }, bytes: [] } : undefined;
  const held = sent.isWhole ? EMPTY_SHELF : ((await readShelf(db, key, code)) ?? EMPTY_SHELF);
  const shelf = putOn(held, sent);
  const check = checkOf(shelf);
  if (!sent.isWhole && !isAsChecked(check, sent.check)) return undefined;
  const index = await sealJson(key, entriesOf(shelf), indexKey(code));
  const { row: head, bytes } = await placed(key, code, shelf, { ...row, ...check });
  return { row: head, bytes: [...bytes, [indexKey(code), index]] };
}

async function placed(key: CryptoKey, name: string, content: unknown, row: ShelfRow): Promise<Placed> {
  return { row, bytes: [[name, await sealJson(key, content, shelfContext(name))]] };
}

function headOf(key: string, cursor: string | null, at: string): ShelfRow {
  return { key, cursor, at, makers: 0, sum: 0, isCut: false };
}

/** One step for all shelves, so that what belongs together never lies there from two days. */
async function place(db: PhoneDb, fresh: readonly Placed[], { at, leaves }: Pack): Promise<void> {
  await inOneStep(db, ['phone', 'shelves', 'shelfBytes'], async (trx) => {
    const [shelves, bytes] = [trx.objectStore('shelves'), trx.objectStore('shelfBytes')];
    for (const code of leaves) {
      await shelves.delete(code);
      await bytes.delete(code);
      await bytes.delete(indexKey(code));
    }
    for (const one of fresh) {
      await shelves.put(one.row);
      for (const [name, sealed] of one.bytes) await bytes.put(sealed, name);
    }
    const phone = await trx.objectStore('phone').get('me');
    if (!phone) throw phoneIsNobodys();
    await trx.objectStore('phone').put({ ...phone, packAt: at, packEdits: phone.packEdits + 1 }, 'me');
  });
}

/** A nagari as it lies here; undefined when it does not, or cannot be opened. */
export async function readShelf(db: PhoneDb, key: CryptoKey, code: string): Promise<HeldShelf | undefined> {
  return (await readSealed(db, key, code, shelfContext(code))) as HeldShelf | undefined;
}

/** What lies sealed on a shelf: written here, from what the office sent. */
export async function readSealed(
  db: PhoneDb,
  key: CryptoKey,
  name: string,
  context: string,
): Promise<unknown> {
  const sealed = await db.get('shelfBytes', name);
  return sealed && unsealJson(key, sealed, context);
}
