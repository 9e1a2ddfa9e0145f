/** What every part of the engine works with; the service worker opens the same, without a key. */
import { openKeyring, type Keyring } from '#offline/keyring.ts';
import { openSignals, type Signals } from '#offline/signals.ts';
import { openStore, type PhoneDb } from '#offline/store.ts';

export interface PhoneSettings {
  /** Of the build, told to the office. */
  readonly appVersion: string;
}

export interface PhoneCore {
  readonly db: PhoneDb;
  readonly settings: PhoneSettings;
  readonly signals: Signals;
  readonly keyring: Keyring;
  /** The phone's clock (ms). */
  now(): number;
  /** Something waits for the line: hand it in soon. */
  sendSoon(): void;
  close(): void;
}

/** Opens what lies on this phone. @param sendSoon how something is handed in here */
export async function openCore(settings: PhoneSettings, sendSoon: () => void): Promise<PhoneCore> {
  const db = await openStore();
  const signals = openSignals();
  const now = () => Date.now();
  return {
    db,
    settings,
    signals,
    keyring: openKeyring(db, signals, now),
    now,
    sendSoon,
    close() {
      signals.close();
      db.close();
    },
  };
}
