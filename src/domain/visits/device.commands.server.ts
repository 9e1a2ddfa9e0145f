/** Writes about phones: whose they are, when they last spoke with us, and when their door is taken away. */
import { noteAudit } from '#domain/offices/audit.server.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import type { EnrolInput } from '#domain/visits/device.form.ts';
import { contactToken, sealedSecret, type DeviceRow } from '#domain/visits/device.queries.server.ts';
import { mayVisit } from '#domain/visits/visit.policy.ts';
import { outsideVisits, sealBroken, unknownDevice } from '#domain/visits/visit.problems.ts';
import type { Batch } from '#domain/visits/sync.ts';
import type { Regency } from '#platform/regency.server.ts';

export interface Enrolled {
  /** For the cookie, `<id>.<secret>`. */
  readonly cookie: string;
  readonly serverTime: string;
  readonly contact: string;
}

/**
 * Makes a browser this person's phone. The same phone again gets a new secret and keeps its key: an answer was lost, or the
 * office forgot it and it introduces itself.
 * @throws Problem outsideVisits, also for a phone that is somebody else's
 */
export async function enrolDevice(
  regency: Regency,
  actor: StaffActor,
  { deviceId: id, name, key, appVersion, phoneTime, personId = actor.personId }: EnrolInput,
): Promise<Enrolled> {
  if (!mayVisit(actor, 'enrol', actor.personId) || personId !== actor.personId)
    throw outsideVisits({ act: 'enrol' });
  const now = regency.now();
  const secret = Buffer.from(regency.random(32)).toString('base64url');
  const fresh = {
    name,
    secretHash: sealedSecret(regency, id, secret),
    appVersion,
    lastContactAt: now,
    skewMs: skewOf(phoneTime, now),
    wipedAt: null,
  };
  await regency.db.transaction().execute(async (trx) => {
    const known = await trx
      .selectFrom('devices')
      .select(['personId', 'revokedAt'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (known && (known.personId !== actor.personId || known.revokedAt !== null))
      throw outsideVisits({ act: 'enrol' });
    if (known) await trx.updateTable('devices').set(fresh).where('id', '=', id).execute();
    else
      await trx
        .insertInto('devices')
        .values({
          ...fresh,
          id,
          personId: actor.personId,
          keyCipher: Buffer.from(regency.cipher.encrypt(key, id)),
          enrolledAt: now,
        })
        .execute();
    await noteAudit(trx, regency, {
      actorId: actor.personId,
      verb: 'enrol',
      subject: 'device',
      subjectId: id,
    });
  });
  return {
    cookie: `${id}.${secret}`,
    serverTime: now.toISOString(),
    contact: contactToken(regency, id, now),
  };
}

/** The key of what lies on the phone, for the person whose phone it is and who forgot her PIN; that it was given is written down. */
export async function giveDeviceKey(regency: Regency, actor: StaffActor, device: DeviceRow): Promise<string> {
  if (device.personId !== actor.personId || device.revokedAt !== null) throw outsideVisits({ act: 'enrol' });
  await noteAudit(regency.db, regency, {
    actorId: actor.personId,
    verb: 'give_key',
    subject: 'device',
    subjectId: device.id,
  });
  return keyOfDevice(regency, device);
}

/** The key as base64. @throws Problem sealBroken when it was encrypted under another key of the installation */
export function keyOfDevice(regency: Regency, device: Pick<DeviceRow, 'id' | 'keyCipher'>): string {
  const key = regency.cipher.decrypt(Uint8Array.from(device.keyCipher), device.id);
  if (key === undefined) throw sealBroken();
  return key;
}

/** Takes a phone's door away: at its next contact it hands in what it holds, and wipes itself. @throws Problem outsideVisits, unknownDevice */
export async function revokeDevice(regency: Regency, actor: StaffActor, id: string): Promise<void> {
  await regency.db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('devices')
      .select(['personId', 'revokedAt'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw unknownDevice();
    if (!mayVisit(actor, 'keep_devices', row.personId)) throw outsideVisits({ act: 'keep_devices' });
    if (row.revokedAt !== null) return;
    const at = regency.now();
    await trx
      .updateTable('devices')
      .set({ revokedAt: at, revokedBy: actor.personId })
      .where('id', '=', id)
      .execute();
    await noteAudit(trx, regency, {
      actorId: actor.personId,
      verb: 'revoke',
      subject: 'device',
      subjectId: id,
    });
  });
}

/** The phone says that nothing of ours lies on it any more. */
export async function endDevice(regency: Regency, { id, revokedAt }: DeviceRow): Promise<void> {
  const at = regency.now();
  await regency.db
    .updateTable('devices')
    .set({ wipedAt: at, revokedAt: revokedAt ?? at, heldActs: 0, heldFiles: 0, heldBytes: 0, needsPerson: 0 })
    .where('id', '=', id)
    .execute();
}

/** What a phone said of itself with a batch: seen by the office. */
export async function noteContact(regency: Regency, id: string, batch: Batch): Promise<void> {
  const { held } = batch;
  const lastContactAt = regency.now();
  await regency.db
    .updateTable('devices')
    .set({
      lastContactAt,
      skewMs: skewOf(batch.phoneTime, lastContactAt),
      appVersion: batch.appVersion,
      heldActs: held.acts,
      heldFiles: held.files,
      heldBytes: held.bytes,
      needsPerson: held.needsPerson,
      isPersistent: batch.isPersistent,
      packAt: batch.packAt === null ? null : new Date(batch.packAt),
    })
    .where('id', '=', id)
    .execute();
}

/** How far the phone runs ahead of us (ms). */
function skewOf(phoneTime: string, now: Date): number {
  return Date.parse(phoneTime) - now.getTime();
}
