/**
 * The phone's key behind six digits: stretched with PBKDF2 for about a second, and guarded by waits that grow with every
 * wrong try. Nothing is ever wiped for wrong tries: a child that plays with the phone must not cost a day's work.
 */
import { pinMustWait, pinTooSimple, wrongPin } from '#offline/phone.problems.ts';
import {
  changePhone,
  isPhoneFull,
  unlessFull,
  type PhoneDb,
  type PhoneRow,
  type PinRow,
} from '#offline/store.ts';
import type { Problem } from '#shared/problem.ts';
import { seal, unseal } from '#shared/sealed-box.ts';

/** What one try should take (ms), and within what the rounds for it stay. */
const STRETCH_MS = 700;
const FEWEST_ROUNDS = 200_000;
const MOST_ROUNDS = 3_000_000;
const MEASURED_ROUNDS = 20_000;
const SALT_BYTES = 16;

/** Tries without any wait, and then how long after each further wrong one (seconds); the last goes on. */
const FREE_TRIES = 4;
const WAITS = [30, 60, 120, 300, 900, 3600] as const;

/** True for a PIN that anybody tries first: not six digits, all the same, or counted up or down. */
export function isSimple(pin: string): boolean {
  if (!/^\d{6}$/.test(pin)) return true;
  const steps = [...pin].slice(1).map((digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10);
  return [0, 1, 9].some((step) => steps.every((one) => one === step));
}

/** @throws Problem pinTooSimple */
export function refuseSimple(pin: string): void {
  if (isSimple(pin)) throw pinTooSimple();
}

type Tries = Pick<PinRow, 'wrong' | 'waitUntil'>;

/** Counted as wrong before it is tried, so that ending the page in the middle wins no further try. */
export function countTry(tries: Tries, now: number): Tries {
  const wrong = tries.wrong + 1;
  const wait = waitAfter(wrong);
  return { wrong, waitUntil: wait === 0 ? null : now + wait };
}

/** How long no PIN is taken (ms); never longer than the wait that was due, whatever became of the phone's clock. */
export function waitLeft({ wrong, waitUntil }: Tries, now: number): number {
  if (waitUntil === null) return 0;
  return Math.min(Math.max(0, waitUntil - now), waitAfter(wrong));
}

/** After a wrong one. */
export function wrongAnswer(tries: Tries, now: number): Problem {
  const wait = waitLeft(tries, now);
  if (wait > 0) return pinMustWait({ seconds: Math.ceil(wait / 1000) });
  return wrongPin({ left: FREE_TRIES + 1 - tries.wrong });
}

function waitAfter(wrong: number): number {
  if (wrong <= FREE_TRIES) return 0;
  return (WAITS[wrong - FREE_TRIES - 1] ?? WAITS[WAITS.length - 1] ?? 0) * 1000;
}

/** Locks the key's bytes behind a PIN. @param id of the phone: moved to another, it cannot be opened */
export async function wrapKey(bytes: Uint8Array<ArrayBuffer>, pin: string, id: string): Promise<PinRow> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const rounds = await measuredRounds();
  const wrapped = await seal(await stretched(pin, salt, rounds), bytes, `pin:${id}`);
  return { salt, rounds, wrapped, wrong: 0, waitUntil: null };
}

/**
 * Tries PINs. Each try is written down before it is made; where the phone has no room left even for that, tries are counted
 * in this page, so that a full phone opens too and can hand in what fills it.
 * @returns the bytes of the phone's key for the right PIN; whoever gets them fills them with zeros when done
 * @throws Problem wrongPin, pinMustWait, phoneIsNobodys
 */
export function pinTrier(db: PhoneDb, now: () => number): (pin: string) => Promise<Uint8Array<ArrayBuffer>> {
  let unwritten: Tries | undefined;
  const counted = (row: PhoneRow, tries: Tries): PhoneRow => {
    const wait = waitLeft(tries, now());
    if (wait > 0) throw pinMustWait({ seconds: Math.ceil(wait / 1000) });
    return { ...row, pin: { ...row.pin, ...countTry(tries, now()) } };
  };
  const count = async (): Promise<PhoneRow> => {
    try {
      return await changePhone(db, (row) => counted(row, unwritten ?? row.pin));
    } catch (refused) {
      const row = isPhoneFull(refused) ? await db.get('phone', 'me') : undefined;
      if (!row) throw refused;
      const tried = counted(row, unwritten ?? row.pin);
      unwritten = tried.pin;
      return tried;
    }
  };
  const forgive = async () => {
    unwritten = undefined;
    await changePhone(db, (row) => ({ ...row, pin: { ...row.pin, wrong: 0, waitUntil: null } }));
  };
  return async (pin) => {
    const phone = await count();
    const key = await stretched(pin, phone.pin.salt, phone.pin.rounds);
    const bytes = await unseal(key, phone.pin.wrapped, `pin:${phone.deviceId}`);
    if (!bytes) throw wrongAnswer(phone.pin, now());
    await forgive().catch(unlessFull);
    return bytes;
  };
}

async function stretched(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(pin);
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  const box = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(how, base, box, false, ['encrypt', 'decrypt']);
}

/** Rounds that take this phone about `STRETCH_MS`. */
async function measuredRounds(): Promise<number> {
  const from = performance.now();
  await stretched('000000', new Uint8Array(SALT_BYTES), MEASURED_ROUNDS);
  const took = Math.max(0.1, performance.now() - from);
  return Math.min(MOST_ROUNDS, Math.max(FEWEST_ROUNDS, Math.round((MEASURED_ROUNDS * STRETCH_MS) / took)));
}
