/** What may be known of the phone without its PIN. */
import { heldCounts } from '#offline/held.ts';
import { isSomebodySending } from '#offline/one-sender.ts';
import type { PhoneCore } from '#offline/phone-core.ts';
import type { LineStanding, PhoneState, Standing } from '#offline/phone-words.ts';
import { waitLeft } from '#offline/pin.ts';
import type { PhoneRow } from '#offline/store.ts';

/** Asked anew after every change. */
export async function standingOf(core: PhoneCore): Promise<Standing> {
  const { db, keyring, now } = core;
  const [row, wiped, isOpen, held, storage, isSending] = await Promise.all([
    db.get('phone', 'me'),
    db.get('ends', 'wiped'),
    keyring.isOpen(),
    heldCounts(db),
    storageOf(),
    isSomebodySending(),
  ]);
  const wait = row ? waitLeft(row.pin, now()) : 0;
  return {
    state: stateOf(row, isOpen, wiped !== undefined),
    person: row?.person ?? null,
    deviceId: row?.deviceId ?? null,
    waitUntil: wait === 0 ? null : now() + wait,
    held,
    line: { ...lineOf(row), isOnline: navigator.onLine, isSending },
    storage,
    packAt: row?.packAt ?? null,
    skewMs: row?.skewMs ?? null,
  };
}

function stateOf(row: PhoneRow | undefined, isOpen: boolean, isWiped: boolean): PhoneState {
  if (!row) return isWiped ? 'wiped' : 'new';
  return isOpen ? 'open' : 'locked';
}

function lineOf(row: PhoneRow | undefined): Pick<LineStanding, 'lastContactAt' | 'retryAt' | 'trouble'> {
  return {
    lastContactAt: row?.lastContactAt ?? null,
    retryAt: row?.retryAt ?? null,
    trouble: row?.trouble ?? null,
  };
}

/** What the browser promises and has room for; unknown where it does not say. */
async function storageOf(): Promise<Standing['storage']> {
  const [isPersistent, estimate] = await Promise.all([
    navigator.storage.persisted().catch(() => false),
    navigator.storage.estimate().catch((): StorageEstimate => ({})),
  ]);
  return { isPersistent, usedBytes: estimate.usage ?? null, quotaBytes: estimate.quota ?? null };
}

/** Asks the browser not to clear by itself what lies here; it may say no, and `standing` tells. Tells when it said yes. */
export async function askToKeep({ db, signals }: PhoneCore): Promise<void> {
  const { storage } = navigator;
  if ((await db.count('phone')) === 0 || (await storage.persisted().catch(() => false))) return;
  if (await storage.persist().catch(() => false)) signals.tell('changed');
}
