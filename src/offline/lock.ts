/** The phone's door: whose phone it is, its PIN, and what is asked of the office about both. */
import * as v from 'valibot';
import { phoneNumbers } from '#offline/numbers.ts';
import { askOffice } from '#offline/office.ts';
import { phoneIsNobodys, phoneIsTaken } from '#offline/phone.problems.ts';
import type { Lock } from '#offline/phone-words.ts';
import type { PhoneCore } from '#offline/phone-core.ts';
import { pinTrier, refuseSimple, wrapKey } from '#offline/pin.ts';
import { askToKeep } from '#offline/standing.ts';
import { changePhone, inOneStep, type PhoneRow } from '#offline/store.ts';
import { base64Of, bytesOf } from '#offline/written-bytes.ts';
import { measuredSkew } from '#domain/visits/sync.ts';
import { sealBroken } from '#domain/visits/visit.problems.ts';
import { boxKey, newKeyBytes, seal, unseal } from '#shared/sealed-box.ts';

const enrolled = v.object({
  person: v.object({ id: v.string(), name: v.string() }),
  serverTime: v.pipe(v.string(), v.isoTimestamp()),
  contact: v.string(),
});
const keyBack = v.object({ key: v.pipe(v.string(), v.base64()) });

/** The context of `PhoneRow.proof`. */
const PROOF = 'proof';

/** The door of this phone. */
export function lockOf(core: PhoneCore): Lock {
  const { db, keyring, now } = core;
  const tryPin = pinTrier(db, now);
  // An enrolment whose answer was lost is repeated as the same phone: the office's list shows it once.
  let begun: { readonly deviceId: string; readonly bytes: Uint8Array<ArrayBuffer> } | undefined;

  const open = async (bytes: Uint8Array<ArrayBuffer>) => {
    const key = await boxKey(bytes);
    bytes.fill(0);
    await keyring.open(key);
  };

  /** Puts another PIN before the key, and opens the phone. */
  const putPin = async (row: PhoneRow, bytes: Uint8Array<ArrayBuffer>, fresh: string) => {
    const pin = await wrapKey(bytes, fresh, row.deviceId);
    await changePhone(db, (current) => ({ ...current, pin }));
    await open(bytes);
  };

  return {
    async enrol({ name, pin }) {
      refuseSimple(pin);
      if (await db.get('phone', 'me')) throw phoneIsTaken();
      begun ??= { deviceId: phoneNumbers.id(), bytes: newKeyBytes() };
      const { deviceId, bytes } = begun;
      const told = await introduced(core, { deviceId, name, bytes, personId: null });
      const key = await boxKey(bytes);
      const row: PhoneRow = {
        deviceId,
        name,
        ...told,
        enrolledAt: told.lastContactAt,
        pin: await wrapKey(bytes, pin, deviceId),
        proof: await seal(key, new TextEncoder().encode(deviceId), PROOF),
        nextSeq: 1,
        failures: 0,
        retryAt: null,
        trouble: null,
        recheck: false,
        isRevoked: false,
        packAt: null,
        packEdits: 0,
        wants: [],
        backedUp: [],
      };
      await inOneStep(db, ['phone', 'ends'], async (trx) => {
        if (await trx.objectStore('phone').get('me')) throw phoneIsTaken();
        await trx.objectStore('phone').put(row, 'me');
        await trx.objectStore('ends').delete('wiped');
      });
      begun = undefined;
      await open(bytes);
      void askToKeep(core);
    },

    async unlock(pin) {
      await open(await tryPin(pin));
    },

    lock: () => keyring.lock(),

    async changePin(old, fresh) {
      refuseSimple(fresh);
      const row = await phoneRow(core);
      await putPin(row, await tryPin(old), fresh);
    },

    async resetPin(fresh) {
      refuseSimple(fresh);
      const row = await phoneRow(core);
      const { key } = await askOffice('kunci', {}, keyBack);
      const bytes = bytesOf(key);
      if (!(await isKeyOf(row, bytes))) throw sealBroken();
      await putPin(row, bytes, fresh);
    },

    async introduce(pin) {
      const row = await phoneRow(core);
      const bytes = await tryPin(pin);
      const { deviceId, name } = row;
      const { person: _same, ...told } = await introduced(core, {
        deviceId,
        name,
        bytes,
        personId: row.person.id,
      });
      await changePhone(db, (current) => ({
        ...current,
        ...told,
        trouble: null,
        failures: 0,
        retryAt: null,
      }));
      await open(bytes);
      core.sendSoon();
    },
  };
}

/** @throws Problem phoneIsNobodys */
async function phoneRow({ db }: PhoneCore): Promise<PhoneRow> {
  const row = await db.get('phone', 'me');
  if (!row) throw phoneIsNobodys();
  return row;
}

/** True when the bytes are this phone's key: a PIN is never put before another one, or all would be lost. */
async function isKeyOf({ proof, deviceId }: PhoneRow, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const plain = bytes.length === 32 ? await unseal(await boxKey(bytes), proof, PROOF) : undefined;
  return plain !== undefined && new TextDecoder().decode(plain) === deviceId;
}

interface Introduced {
  readonly deviceId: string;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whose phone it has been; null for a new one. */
  readonly personId: string | null;
}

/** Tells the office of this phone. @returns what its row learns of this contact */
async function introduced(
  { settings, now }: PhoneCore,
  { deviceId, name, bytes, personId }: Introduced,
): Promise<Pick<PhoneRow, 'person' | 'contact' | 'skewMs' | 'lastContactAt'> & { lastContactAt: string }> {
  const askedAt = now();
  const { person, serverTime, contact } = await askOffice(
    'perangkat',
    {
      deviceId,
      name,
      key: base64Of(bytes),
      appVersion: settings.appVersion,
      phoneTime: new Date(askedAt).toISOString(),
      ...(personId === null ? {} : { personId }),
    },
    enrolled,
  );
  const answeredAt = now();
  return {
    person,
    contact,
    skewMs: measuredSkew(askedAt, answeredAt, Date.parse(serverTime)),
    lastContactAt: new Date(answeredAt).toISOString(),
  };
}
