/**
 * The phone's key while the phone is open. It is a CryptoKey that no script can read out, held in memory and in the row
 * `opened`: Android ends a tab while the camera is in front, and she would have to type her PIN after every photo. The row
 * goes when the phone is locked, signed out, or was not touched for `IDLE_MS`. It weakens little: who can read the disk of
 * an unlocked phone tries all six-digit PINs in minutes anyway, and who holds it in her hand finds it locked after a while.
 */
import { phoneLocked } from '#offline/phone.problems.ts';
import type { Signals } from '#offline/signals.ts';
import { inOneStep, unlessFull, type OpenedRow, type PhoneDb } from '#offline/store.ts';

const IDLE_MS = 10 * 60_000;
/** How often a touch is written down. */
const TOUCH_MS = 20_000;

export interface Keyring {
  /** @throws Problem phoneLocked */
  key(): Promise<CryptoKey>;
  isOpen(): Promise<boolean>;
  /** The PIN was right. */
  open(key: CryptoKey): Promise<void>;
  /** Forgets the key in every tab. */
  lock(): Promise<void>;
  /** She is there: the time until it locks itself begins anew. Does nothing while it is locked. */
  touch(): Promise<void>;
}

/** True when nobody touched the phone for too long, or its clock was set back meanwhile. */
function isIdle(touchedAt: number, now: number): boolean {
  return now - touchedAt >= IDLE_MS || now < touchedAt - TOUCH_MS;
}

/** One for a page. @param now the phone's clock (ms) */
export function openKeyring(db: PhoneDb, signals: Signals, now: () => number): Keyring {
  let held: OpenedRow | undefined;
  /** There was no room to write the key down: it is open in this page alone. */
  let isUnwritten = false;
  signals.on('locked', () => (held = undefined));

  const lock = async () => {
    held = undefined;
    await db.delete('opened', 'key');
    signals.tell('locked');
    signals.tell('changed');
  };
  const current = async (): Promise<OpenedRow | undefined> => {
    const before = held;
    if (before && !isIdle(before.touchedAt, now())) return before;
    // Another tab may have been touched meanwhile, or this one was ended and is back.
    const row = await db.get('opened', 'key');
    // Opened or locked while the row was read: that is newer.
    if (held !== before) return held;
    if (row && !isIdle(row.touchedAt, now())) held = row;
    else if (row || before) await lock();
    return held;
  };
  /** @param isFirst the PIN was right; else a key that was forgotten meanwhile stays forgotten */
  const write = (row: OpenedRow, isFirst: boolean) =>
    inOneStep(db, ['opened'], async (trx) => {
      const opened = trx.objectStore('opened');
      if (isFirst || (await opened.count('key')) > 0) await opened.put(row, 'key');
    });
  return {
    async key() {
      const row = await current();
      if (!row) throw phoneLocked();
      return row.key;
    },
    isOpen: async () => (await current()) !== undefined,
    async open(key) {
      held = { key, touchedAt: now() };
      isUnwritten = false;
      await write(held, true).catch((refused: unknown) => {
        unlessFull(refused);
        isUnwritten = true;
      });
      signals.tell('changed');
    },
    lock,
    async touch() {
      const row = await current();
      if (!row || (now() - row.touchedAt < TOUCH_MS && !isUnwritten)) return;
      held = { key: row.key, touchedAt: now() };
      if (!isUnwritten) await write(held, false).catch(unlessFull);
    },
  };
}
