/** A phone as the office knows it: enrolled, with its key, handing in acts and files in batches. What it sends is what a browser would. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { performPhoneAct } from '#domain/phone-acts.server.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { enrolDevice } from '#domain/visits/device.commands.server.ts';
import { deviceBehind } from '#domain/visits/device.queries.server.ts';
import type { PhoneActBodies, PhoneActKind } from '#domain/visits/phone-act.ts';
import { takeBatch, type Taking } from '#domain/visits/sync.commands.server.ts';
import {
  measuredSkew,
  type ActAnswer,
  type Batch,
  type BatchAnswer,
  type SentAct,
  type SentFile,
} from '#domain/visits/sync.ts';
import type { VisitFileKind } from '#domain/visits/visit.ts';
import type { Regency } from '#platform/regency.server.ts';
import { boxKey, newKeyBytes, seal, sealJson, unsealJson } from '#shared/sealed-box.ts';

/** Where files rest in a test, and what goes wrong inside an act. */
export async function openTaking(): Promise<
  Taking & { readonly incidents: unknown[]; close(): Promise<void> }
> {
  const folder = await mkdtemp(join(tmpdir(), 'ovo-phone-'));
  const incidents: unknown[] = [];
  return {
    perform: performPhoneAct,
    folders: { files: join(folder, 'files'), parts: join(folder, 'parts') },
    incident: (error) => void incidents.push(error),
    incidents,
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

export interface MadeFile {
  readonly sent: SentFile;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A phone of this person; its clock runs ahead by `skewMs`. */
export async function phoneOf(regency: Regency, actor: StaffActor, taking: Taking, skewMs = 0) {
  const id = uuidv7();
  const keyBytes = newKeyBytes();
  const key = await boxKey(keyBytes);
  const phoneNow = () => new Date(regency.now().getTime() + skewMs);
  const told = await enrolDevice(regency, actor, {
    deviceId: id,
    name: 'HP uji',
    key: Buffer.from(keyBytes).toString('base64'),
    appVersion: 'uji',
    phoneTime: phoneNow().toISOString(),
  });
  let seq = 0;
  let contact = told.contact;
  let skew = measuredSkew(phoneNow().getTime(), phoneNow().getTime(), Date.parse(told.serverTime));

  const batchOf = (acts: readonly SentAct[], more: Partial<Batch> = {}): Batch => ({
    phoneTime: phoneNow().toISOString(),
    appVersion: 'uji',
    isPersistent: true,
    packAt: null,
    held: { acts: acts.length, files: 0, bytes: 0, needsPerson: 0 },
    acts,
    dropped: [],
    asks: [],
    arrived: { acts: { fromSeq: 0, count: 0, sum: 0 }, files: { fromSeq: 0, count: 0, sum: 0 } },
    keeps: { acts: [], files: [] },
    ...more,
  });
  return {
    id,
    cookie: told.cookie,
    /** An act made now, by the phone's clock. */
    async act<Kind extends PhoneActKind>(
      kind: Kind,
      body: PhoneActBodies[Kind],
      more: Partial<SentAct> = {},
    ): Promise<SentAct> {
      seq += 1;
      const actId = more.id ?? uuidv7();
      return {
        id: actId,
        seq,
        kind,
        madeAt: phoneNow().toISOString(),
        skewMs: skew,
        contact,
        sealed: Buffer.from(await sealJson(key, body, actId)).toString('base64'),
        files: [],
        replaces: null,
        sealedBy: null,
        ...more,
      };
    },
    async file(kind: VisitFileKind, plain: Uint8Array<ArrayBuffer>): Promise<MadeFile> {
      const fileId = uuidv7();
      const bytes = await seal(key, plain, fileId);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const takenAt = phoneNow().toISOString();
      const place = { lat: -0.98, lng: 101.55, accuracyM: 8 };
      return {
        bytes,
        sent: { id: fileId, kind, caption: null, size: bytes.length, sha256, takenAt, ...place },
      };
    },
    /** Hands in; the answer arrives unless `isCut`. */
    async send(acts: readonly SentAct[], more: Partial<Batch> = {}, isCut = false): Promise<BatchAnswer> {
      const device = await deviceBehind(regency, told.cookie);
      const answer = await takeBatch(regency, device, batchOf(acts, more), taking);
      if (!isCut) {
        contact = answer.contact;
        skew = measuredSkew(phoneNow().getTime(), phoneNow().getTime(), Date.parse(answer.serverTime));
      }
      return answer;
    },
    /** What a refusal says to the person, opened with the phone's key. */
    async detail(answer: ActAnswer | undefined): Promise<unknown> {
      if (answer?.outcome !== 'refused' || answer.sealed === null) return undefined;
      return unsealJson(key, Uint8Array.from(Buffer.from(answer.sealed, 'base64')), answer.id);
    },
  };
}
export type TestPhone = Awaited<ReturnType<typeof phoneOf>>;
