/**
 * The phone's key while the phone is open. It is a CryptoKey that no script can read out, held in memory and in the row
 * `opened`: Android ends a tab while the camera is in front, and she would have to type her PIN after every photo. The row
 * goes when the phone is locked, signed out, or was not touched for `IDLE_MS`. It weakens little: who can read the disk of
 * an unlocked phone tries all six-digit PINs in minutes anyway, and who holds it in her hand finds it locked after a while.
 */
import { phoneLocked } from '#offline/phone.problems.ts';
import type { Signals } from '#offline/signals.ts';
import type { OpenedRow, PhoneDb } from '#offline/store.ts';

export const IDLE_MS = 10 * 60_000;
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
export function isIdle(touchedAt: number, now: number): boolean {
  return now - touchedAt >= IDLE_MS || now < touchedAt - TOUCH_MS;
}

/** One for a page. @param now the phone's clock (ms) */
export function openKeyring(db: PhoneDb, signals: Signals, now: () => number): Keyring {
  let held: OpenedRow | undefined;
  signals.on('locked', () => (held = undefined));

  const lock = async () => {
    held = undefined;
    await db.delete('opened', 'key');
    signals.tell('locked');
    signals.tell('changed');
  };
  const current = async (): Promise<OpenedRow | undefined> => {
    if (held && !isIdle(held.touchedAt, now())) return held;
    // Another tab may have been touched meanwhile, or this one was ended and is back.
    const row = await db.get('opened', 'key');
    if (row && isIdle(row.touchedAt, now())) await lock();
    else held = row;
    return held;
  };
  const keep = async (row: OpenedRow) => {
    held = row;
    await db.put('opened', row, 'key');
  };
  return {
    async key() {
      const row = await current();
      if (!row) throw phoneLocked();
      return row.key;
    },
    isOpen: async () => (await current()) !== undefined,
    async open(key) {
      await keep({ key, touchedAt: now() });
      signals.tell('changed');
    },
    lock,
    async touch() {
      const row = await current();
      if (!row) return;
      const touched = { key: row.key, touchedAt: now() };
      if (touched.touchedAt - row.touchedAt >= TOUCH_MS) await keep(touched);
    },
  };
}
