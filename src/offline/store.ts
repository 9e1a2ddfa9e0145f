/**
 * What lies on a phone: one database of the browser, in tables. Everything personal in it is sealed with the phone's key;
 * what an act or a file needs to travel lies open (ids, order, times, sizes), so that a locked phone hands in too.
 * A change that belongs together is one transaction of the database: a phone that dies anywhere holds all of it or none.
 */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import type { PhoneActKind, PhoneActResult } from '#domain/visits/phone-act.ts';
import type { VisitFileKind } from '#domain/visits/visit.ts';
import { phoneFull, phoneIsNobodys } from '#offline/phone.problems.ts';
import { isProblem } from '#shared/problem.ts';
import type { Sealed } from '#shared/sealed-box.ts';

/** Instants here are ISO by the phone's clock unless they say otherwise. */
export interface PhoneRow {
  readonly deviceId: string;
  readonly person: { readonly id: string; readonly name: string };
  /** What its owner calls it. */
  readonly name: string;
  readonly enrolledAt: string;
  /** The phone's key behind the PIN. */
  readonly pin: PinRow;
  /** The device's id sealed with the key, in the context `proof`: tells whether a key is the phone's. */
  readonly proof: Sealed;
  /** Token of the last contact, and how far the phone ran ahead then (ms); null before any. */
  readonly contact: string | null;
  readonly skewMs: number | null;
  readonly lastContactAt: string | null;
  /** Place in the phone's order that the next act takes; from 1. */
  readonly nextSeq: number;
  /** Tries that failed since the line last worked, and when the next one is due (ms by the phone's clock). */
  readonly failures: number;
  readonly retryAt: number | null;
  readonly trouble: 'no_line' | 'sign_in' | null;
  /** The office asked which acts and files it is thought to have: said with the next batch. */
  readonly recheck: boolean;
  /** The office took the door away: hand in the rest, then wipe. */
  readonly isRevoked: boolean;
  /** By the office's clock; null when no pack was ever fetched. */
  readonly packAt: string | null;
  /** How often something was put on the shelves: what was read before is read anew. */
  readonly packEdits: number;
  /** Nagari she takes along beside those of her visits. */
  readonly wants: readonly string[];
  /** What lies in the backup that was last really saved: ids of acts and files, and `<id> <edits>` of drafts. */
  readonly backedUp: readonly string[];
}

/** A key under a PIN: what was stretched how, what came of it, and how often somebody guessed wrong. */
export interface PinRow {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly rounds: number;
  readonly wrapped: Sealed;
  readonly wrong: number;
  /** No PIN is tried before (ms by the phone's clock). */
  readonly waitUntil: number | null;
}

/** The phone's key while the phone is open: it cannot be read out, and no PIN is asked until she was idle for long. */
export interface OpenedRow {
  readonly key: CryptoKey;
  /** When she last touched the screen (ms by the phone's clock). */
  readonly touchedAt: number;
}

export interface DraftRow {
  /** Becomes the id of the act. */
  readonly id: string;
  /** How often it was stored: who saw an older one does not write over it. */
  readonly edits: number;
  readonly kind: PhoneActKind;
  readonly startedAt: string;
  readonly changedAt: string;
  /** JSON of the body, in the context of the id: at sending it becomes the act's as it is. */
  readonly body: Sealed;
  /** JSON of `About`, in the context `about:<id>`. */
  readonly about: Sealed;
  readonly replaces: string | null;
}

/**
 * `waiting`: the office has not answered. `arrived`: accepted there, or `held` there for a person. `refused`: a person must
 * mend it or let it go. `mended`: another act stands for it. `letting_go`, `let_go`: a person gave it up, and the office
 * knows.
 */
export type ActState = 'waiting' | 'arrived' | 'held' | 'refused' | 'mended' | 'letting_go' | 'let_go';

export interface ActRow {
  readonly id: string;
  /** In the order of the phone it was made on: an act of another phone's backup may have the same as one made here. */
  readonly seq: number;
  /** How often a person sent it again; an answer to an older try says nothing. From 0. */
  readonly tries: number;
  readonly kind: PhoneActKind;
  readonly state: ActState;
  readonly madeAt: string;
  /** What the phone knew of its clock when the act was made: see `SentAct`. */
  readonly skewMs: number | null;
  readonly contact: string | null;
  readonly sealed: Sealed;
  /** As a draft's; null for an act of another phone's backup. */
  readonly about: Sealed | null;
  /** In the order they are shown. */
  readonly files: readonly string[];
  readonly replaces: string | null;
  /** The phone whose key it is sealed with, when it came from a backup of another. */
  readonly sealedBy: string | null;
  /** By the office's clock. */
  readonly arrivedAt: string | null;
  readonly code: string | null;
  readonly params: Readonly<Record<string, string | number>>;
  /** Sealed `RefusalDetail` in the context of the id. */
  readonly detail: Sealed | null;
  readonly result: PhoneActResult | null;
}

export interface FileRow {
  readonly id: string;
  /** The draft or act it belongs to: a draft's id stays when it becomes an act. */
  readonly holderId: string;
  readonly kind: VisitFileKind;
  readonly caption: string | null;
  /** Of the sealed bytes: how many, and their SHA-256 in hex. */
  readonly size: number;
  readonly sha256: string;
  readonly takenAt: string;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly accuracyM: number | null;
  /** `gone`: a person let it go, or its act was let go. */
  readonly state: 'here' | 'under_way' | 'arrived' | 'refused' | 'gone';
  readonly received: number;
  readonly code: string | null;
  /** Its sealed bytes still lie here. */
  readonly hasBytes: boolean;
  /** By the office's clock; null until it has arrived. */
  readonly arrivedAt: string | null;
}

/** One shelf of the pack: `visits`, `common`, or a nagari's code. What lies on it is in `shelfBytes` and `packMakers`. */
export interface ShelfRow {
  readonly key: string;
  /** What the phone sends to get only what changed: a nagari's cursor, the digest of `common`. */
  readonly cursor: string | null;
  /** By the office's clock. */
  readonly at: string;
  /** How many makers, and `idSum` of their ids: compared with the office's without opening the shelf. */
  readonly makers: number;
  readonly sum: number;
  readonly isCut: boolean;
}

/** A maker of the pack. Each alone: a search opens those it shows, and a difference writes those that changed. */
export interface PackMakerRow {
  readonly id: string;
  readonly nagariCode: string;
  /** JSON of `PackMaker`, in the context `maker:<id>`. */
  readonly sealed: Sealed;
}

export interface PhoneTables extends DBSchema {
  /** One row under `me`. */
  phone: { key: 'me'; value: PhoneRow };
  /** One row under `key` while the phone is open, none while it is locked. */
  opened: { key: 'key'; value: OpenedRow };
  /** One row under `wiped` after the office took the phone's door away and all was emptied, until it is somebody's again. */
  ends: { key: 'wiped'; value: { readonly at: string } };
  drafts: { key: string; value: DraftRow };
  acts: { key: string; value: ActRow; indexes: { state: ActState; seq: number } };
  files: { key: string; value: FileRow; indexes: { holderId: string; state: FileRow['state'] } };
  /** Sealed bytes of a file, apart from its row: a list never reads them. */
  bytes: { key: string; value: Uint8Array<ArrayBuffer> };
  shelves: { key: string; value: ShelfRow };
  /** Sealed JSON of a shelf under `shelf:<key>`, and of what a nagari's makers are found by under `index:<code>`. */
  shelfBytes: { key: string; value: Sealed };
  packMakers: { key: string; value: PackMakerRow; indexes: { nagariCode: string } };
}

export type PhoneDb = IDBPDatabase<PhoneTables>;
type Table = StoreNames<PhoneTables>;
export type PhoneTrx<Tables extends ArrayLike<Table> = Table[]> = IDBPTransaction<
  PhoneTables,
  Tables,
  'readwrite'
>;

const STORE_NAME = 'kunjungan';

/** Opens what lies on this phone; another tab with a newer version closes this one's. @param name for tests */
export function openStore(name = STORE_NAME): Promise<PhoneDb> {
  return openDB<PhoneTables>(name, 1, {
    upgrade(db) {
      db.createObjectStore('phone');
      db.createObjectStore('opened');
      db.createObjectStore('ends');
      db.createObjectStore('drafts', { keyPath: 'id' });
      const acts = db.createObjectStore('acts', { keyPath: 'id' });
      acts.createIndex('state', 'state');
      acts.createIndex('seq', 'seq');
      const files = db.createObjectStore('files', { keyPath: 'id' });
      files.createIndex('holderId', 'holderId');
      files.createIndex('state', 'state');
      db.createObjectStore('bytes');
      db.createObjectStore('shelves', { keyPath: 'key' });
      db.createObjectStore('shelfBytes');
      db.createObjectStore('packMakers', { keyPath: 'id' }).createIndex('nagariCode', 'nagariCode');
    },
    blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
  });
}

/**
 * One step: all that `work` writes lies there, or none of it. It is on the disk once this returns, also if the battery dies.
 * Inside, nothing but the transaction is awaited: the browser ends one that waits for something else.
 * @throws Problem phoneFull when there is no room, or what `work` throws; then nothing changed
 */
export async function inOneStep<const Tables extends readonly Table[], Result>(
  db: PhoneDb,
  tables: Tables,
  work: (trx: PhoneTrx<Tables>) => Promise<Result>,
): Promise<Result> {
  const trx = db.transaction(tables, 'readwrite', { durability: 'strict' });
  const working = work(trx);
  try {
    const [result] = await Promise.all([working, trx.done]);
    return result;
  } catch (error) {
    // Waits until nothing of it is under way any more; one that ended by itself cannot be ended again.
    try {
      trx.abort();
    } catch {}
    await Promise.allSettled([working, trx.done]);
    throw isFull(error) || isFull(trx.error) ? phoneFull() : error;
  }
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/** True for the refusal `phoneFull`. */
export function isPhoneFull(refused: unknown): boolean {
  return isProblem(refused) && refused.code === phoneFull().code;
}

/** For what is well to have written down, and no harm when there is no room for it. @throws anything but `phoneFull` */
export function unlessFull(refused: unknown): void {
  if (!isPhoneFull(refused)) throw refused;
}

/** Changes the phone's row in one step. @throws Problem phoneIsNobodys, or what `change` throws; then nothing changed */
export function changePhone(db: PhoneDb, change: (row: PhoneRow) => PhoneRow): Promise<PhoneRow> {
  return inOneStep(db, ['phone'], async (trx) => {
    const row = await trx.objectStore('phone').get('me');
    if (!row) throw phoneIsNobodys();
    const changed = change(row);
    await trx.objectStore('phone').put(changed, 'me');
    return changed;
  });
}
