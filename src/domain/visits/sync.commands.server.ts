/**
 * Takes in what a phone hands in. Each act has its own transaction: a known id is answered as before; else the command of
 * its room is asked against today's truth, and its row, what it writes and what follows stand or fall together.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { staffActorOf } from '#domain/offices/office.queries.server.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import { keyOfDevice, noteContact } from '#domain/visits/device.commands.server.ts';
import { filesAsked, finishHeld, ownerOf } from '#domain/visits/device-file.commands.server.ts';
import {
  contactProved,
  contactToken,
  type DeviceRow,
  type KnownDevice,
} from '#domain/visits/device.queries.server.ts';
import { idSum } from '#domain/visits/pack.ts';
import { correctedInstant } from '#domain/visits/phone-clock.ts';
import type { PhoneAct, PhoneActBodies, PhoneActKind, PhoneActResult } from '#domain/visits/phone-act.ts';
import { Refusal } from '#domain/visits/refusal.ts';
import type { ActAnswer, Batch, BatchAnswer, Believed, RefusalDetail, SentAct } from '#domain/visits/sync.ts';
import { mayVisit } from '#domain/visits/visit.policy.ts';
import { actIsOther, actWasReplaced, outsideVisits, sealBroken } from '#domain/visits/visit.problems.ts';
import type { Trx } from '#platform/db/database.server.ts';
import { inSavepoint, joinedRegency } from '#platform/db/joined.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { isProblem, type Problem } from '#shared/problem.ts';
import { boxKey, sealJson, unsealJson } from '#shared/sealed-box.ts';

/** When an act was really done, and on which phone. */
export interface DoneThere {
  readonly at: Date;
  readonly deviceId: string;
  /** How many files it names. */
  readonly files: number;
}

/**
 * Does what an act of a phone says, by the command of its room, with a regency that stands inside the act's transaction.
 * @throws Problem or Refusal: then nothing of it stands
 */
export type Perform = (
  regency: Regency,
  actor: StaffActor,
  act: PhoneAct,
  done: DoneThere,
) => Promise<PhoneActResult>;

/** What taking a batch in needs beside the regency. */
export interface Taking {
  readonly perform: Perform;
  /** From `filesFolder` and `partsFolder`. */
  readonly folders: { readonly files: string; readonly parts: string };
  /** Told of what went wrong inside one act, without a word of what it said. */
  readonly incident: (error: unknown) => void;
}

/** One batch of a phone is taken at a time; a process that died frees it after this. */
const TAKING_MS = 60_000;

/** Takes a batch; whatever happens to one act, the others are answered. */
export async function takeBatch(
  regency: Regency,
  device: KnownDevice,
  batch: Batch,
  taking: Taking,
): Promise<BatchAnswer> {
  const arrivedAt = regency.now();
  const answer = {
    serverTime: arrivedAt.toISOString(),
    contact: contactToken(regency, device.row.id, arrivedAt),
    isRevoked: device.isRevoked,
  };
  if (!(await claim(regency, device.row.id, arrivedAt)))
    return {
      ...answer,
      acts: batch.acts.map(({ id }) => ({ id, outcome: 'later' as const })),
      files: await filesAsked(regency, device.row.id, batch.asks, taking.folders),
      recheck: false,
      lost: { acts: [], files: [] },
    };
  try {
    const skewNowMs = Date.parse(batch.phoneTime) - arrivedAt.getTime();
    const acts: ActAnswer[] = await letGo(regency, device, batch.dropped, arrivedAt);
    for (const act of batch.acts.toSorted((one, other) => one.seq - other.seq))
      acts.push(await takeAct(regency, device, act, { arrivedAt, skewNowMs }, taking));
    await noteContact(regency, device.row.id, batch);
    return {
      ...answer,
      acts,
      files: await filesAsked(regency, device.row.id, batch.asks, taking.folders),
      ...(await whatIsMissing(regency, device.row, batch)),
    };
  } finally {
    await regency.db
      .updateTable('devices')
      .set({ takingUntil: null })
      .where('id', '=', device.row.id)
      .execute();
  }
}

async function claim({ db }: Regency, id: string, now: Date): Promise<boolean> {
  const claimed = await db
    .updateTable('devices')
    .set({ takingUntil: new Date(now.getTime() + TAKING_MS) })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('takingUntil', 'is', null), eb('takingUntil', '<', now)]))
    .executeTakeFirst();
  return claimed.numUpdatedRows > 0n;
}

interface Arrival {
  readonly arrivedAt: Date;
  readonly skewNowMs: number;
}

async function takeAct(
  regency: Regency,
  device: KnownDevice,
  sent: SentAct,
  arrival: Arrival,
  taking: Taking,
): Promise<ActAnswer> {
  try {
    const sealer = await sealerOf(regency, device, sent.sealedBy);
    if (!sealer) return refused(sent.id, sealBroken());
    const key = await boxKey(Buffer.from(keyOfDevice(regency, sealer), 'base64'));
    const body = await unsealJson(key, Uint8Array.from(Buffer.from(sent.sealed, 'base64')), sent.id);
    if (body === undefined) return refused(sent.id, sealBroken());
    return await regency.db
      .transaction()
      .execute((trx) => takeIn(trx, regency, { device, sealer, sent, key, body, arrival, taking }));
  } catch (error) {
    taking.incident(error);
    return { id: sent.id, outcome: 'later' };
  }
}

/** The phone whose key an act is sealed with: this one, or another of the same person whose backup it comes from. */
async function sealerOf(
  regency: Regency,
  { row }: KnownDevice,
  sealedBy: string | null,
): Promise<DeviceRow | undefined> {
  if (sealedBy === null || sealedBy === row.id) return row;
  return regency.db
    .selectFrom('devices')
    .selectAll()
    .where('id', '=', sealedBy)
    .where('personId', '=', row.personId)
    .executeTakeFirst();
}

interface Opened {
  readonly device: KnownDevice;
  readonly sealer: DeviceRow;
  readonly sent: SentAct;
  readonly key: CryptoKey;
  /** As the phone wrote it: parsed by whoever performs it. */
  readonly body: unknown;
  readonly arrival: Arrival;
  readonly taking: Taking;
}

async function takeIn(trx: Trx, regency: Regency, opened: Opened): Promise<ActAnswer> {
  const { device, sealer, sent, body, arrival, taking } = opened;
  const digest = digestOf(sent.kind, body);
  const known = await lockAct(trx, sent.id);
  if (known && known.personId !== device.row.personId) return refused(sent.id, actIsOther());
  if (known?.outcome === 'accepted') {
    if (known.digest !== digest) return refused(sent.id, actIsOther());
    // A file of it that is not known here (any more) is told of again.
    await announce(trx, sent, sealer.id, arrival.arrivedAt, ownerOf({ kind: sent.kind, body } as PhoneAct));
    return { id: sent.id, outcome: 'accepted', result: known.answer as PhoneActResult };
  }
  if (known?.outcome === 'replaced' || known?.outcome === 'dropped')
    return refused(sent.id, actWasReplaced());
  if (sent.replaces !== null && !(await replace(trx, regency, opened, sent.replaces)))
    return refused(sent.id, actIsOther());
  const at = await instantOf(trx, regency, opened);
  const row = {
    ...rowOf(opened, digest, arrival.arrivedAt),
    at,
    visitId: visitOf(body),
  };
  if (device.isRevoked || device.actor === undefined) {
    await writeRow(trx, {
      ...row,
      outcome: 'held',
      answer: '{}',
      bodyCipher: Buffer.from(sent.sealed, 'base64'),
    });
    await announce(trx, sent, sealer.id, arrival.arrivedAt, null);
    return { id: sent.id, outcome: 'held' };
  }
  const { actor } = device;
  const act = { kind: sent.kind, body } as PhoneAct;
  try {
    const done = { at, deviceId: sealer.id, files: sent.files.length };
    const result = await inSavepoint(trx, (joined) =>
      taking.perform(joinedRegency(regency, joined, new Map(regency.memo)), actor, act, done),
    );
    await writeRow(trx, { ...row, outcome: 'accepted', answer: JSON.stringify(result), bodyCipher: null });
    await announce(trx, sent, sealer.id, arrival.arrivedAt, ownerOf(act));
    return { id: sent.id, outcome: 'accepted', result };
  } catch (thrown) {
    const problem = thrown instanceof Refusal ? thrown.problem : isProblem(thrown) ? thrown : undefined;
    if (problem === undefined) throw thrown;
    const answer = JSON.stringify({ code: problem.code, params: problem.params });
    await writeRow(trx, {
      ...row,
      outcome: 'refused',
      answer,
      bodyCipher: Buffer.from(sent.sealed, 'base64'),
    });
    return refused(
      sent.id,
      problem,
      thrown instanceof Refusal ? await detailOf(opened, thrown.detail) : null,
    );
  }
}

async function detailOf({ key, sent }: Opened, detail: RefusalDetail): Promise<string> {
  return Buffer.from(await sealJson(key, detail, sent.id)).toString('base64');
}

function refused(id: string, { code, params }: Problem, sealed: string | null = null): ActAnswer {
  return { id, outcome: 'refused', code, params, sealed };
}

async function lockAct(trx: Trx, id: string) {
  // Two copies of one act at the same instant: the second waits until the first has its row.
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 130))`.execute(trx);
  return trx
    .selectFrom('deviceActs')
    .select(['personId', 'outcome', 'digest', 'answer', 'replacedBy'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/**
 * The refused act it mends counts no more, also when it comes late.
 * @returns false when that one counts already, or another that was mended from it: on another phone, from a backup
 */
async function replace(trx: Trx, regency: Regency, opened: Opened, oldId: string): Promise<boolean> {
  const { id: replacedBy } = opened.sent;
  const old = await lockAct(trx, oldId);
  if (old && old.personId !== opened.device.row.personId) return false;
  for (let one = old; one;) {
    if (one.outcome === 'accepted') return false;
    one =
      one.replacedBy === null || one.replacedBy === replacedBy
        ? undefined
        : await lockAct(trx, one.replacedBy);
  }
  await writeRow(trx, {
    ...rowOf(opened, '', regency.now()),
    id: oldId,
    // Never seen: it has no place in the order.
    ...(old ? {} : { seq: 0 }),
    at: regency.now(),
    visitId: null,
    outcome: 'replaced',
    answer: '{}',
    bodyCipher: null,
    replacedBy,
  });
  return true;
}

function rowOf({ device, sealer, sent, arrival }: Opened, digest: string, arrivedAt: Date) {
  return {
    id: sent.id,
    deviceId: sealer.id,
    personId: device.row.personId,
    seq: sent.seq,
    kind: sent.kind,
    madeAt: new Date(sent.madeAt),
    skewMs: sent.skewMs ?? arrival.skewNowMs,
    arrivedAt,
    digest,
  };
}

interface ActRow extends ReturnType<typeof rowOf> {
  readonly at: Date;
  readonly visitId: string | null;
  readonly outcome: 'accepted' | 'refused' | 'held' | 'replaced' | 'dropped';
  readonly answer: string;
  readonly bodyCipher: Buffer | null;
  readonly replacedBy?: string;
}

async function writeRow(trx: Trx, row: ActRow): Promise<void> {
  const { id: _id, seq, kind, digest, ...changing } = row;
  const same = row.outcome === 'replaced' ? {} : { seq, kind, digest };
  await trx
    .insertInto('deviceActs')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...changing, ...same }))
    .execute();
}

/** Rule 7 of the clock, and the order of the phone. */
async function instantOf(trx: Trx, regency: Regency, { sealer, sent, arrival }: Opened): Promise<Date> {
  const beside = await trx
    .selectFrom('deviceActs')
    .select((eb) => [
      eb.fn.max('at').filterWhere('seq', '<', sent.seq).as('after'),
      eb.fn.min('at').filterWhere('seq', '>', sent.seq).as('before'),
    ])
    .where('deviceId', '=', sealer.id)
    .where('id', '!=', sent.id)
    .where('seq', '>', 0)
    .executeTakeFirst();
  const enrolledAt = sealer.enrolledAt.getTime();
  const ms = correctedInstant(
    { madeAt: Date.parse(sent.madeAt), skewMs: sent.skewMs },
    {
      contactAt: contactProved(regency, sealer.id, sent.contact) ?? enrolledAt,
      arrivedAt: arrival.arrivedAt.getTime(),
      skewNowMs: arrival.skewNowMs,
      after: beside?.after?.getTime() ?? 0,
      before: beside?.before?.getTime(),
    },
  );
  return new Date(ms);
}

async function announce(
  trx: Trx,
  { id: actId, files }: SentAct,
  deviceId: string,
  announcedAt: Date,
  owner: { readonly owner: 'visit' | 'ticket'; readonly ownerId: string } | null,
): Promise<void> {
  if (files.length === 0) return;
  const rows = files.map((file) => ({
    ...file,
    actId,
    deviceId,
    takenAt: new Date(file.takenAt),
    announcedAt,
    owner: owner?.owner ?? null,
    ownerId: owner?.ownerId ?? null,
  }));
  await trx
    .insertInto('deviceFiles')
    .values(rows)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/**
 * Refused acts that a person let go: they count no more, also when they come late.
 * @returns those that count already, or wait here for a person: let go too late
 */
async function letGo(
  regency: Regency,
  { row }: KnownDevice,
  ids: readonly string[],
  at: Date,
): Promise<ActAnswer[]> {
  if (ids.length === 0) return [];
  await regency.db
    .updateTable('deviceActs')
    .set({ outcome: 'dropped', bodyCipher: null, decidedBy: row.personId, decidedAt: at })
    .where(sql<boolean>`${sql.ref('id')} = any(${[...ids]}::uuid[])`)
    .where('personId', '=', row.personId)
    .where('outcome', '=', 'refused')
    .execute();
  const counting = await regency.db
    .selectFrom('deviceActs')
    .select(['id', 'outcome', 'answer'])
    .where(sql<boolean>`${sql.ref('id')} = any(${[...ids]}::uuid[])`)
    .where('personId', '=', row.personId)
    .where('outcome', 'in', ['accepted', 'held'])
    .execute();
  return counting.map(({ id, outcome, answer }) =>
    outcome === 'held' ? { id, outcome } : { id, outcome: 'accepted', result: answer as PhoneActResult },
  );
}

/** It counts here, or waits here for a person. */
const IS_HERE = ['accepted', 'held'];

/** What the phone believes to be here and is not: a server restored from an older state finds it out so. */
async function whatIsMissing(
  { db }: Regency,
  { id: deviceId, personId }: DeviceRow,
  { arrived, keeps }: Batch,
): Promise<Pick<BatchAnswer, 'recheck' | 'lost'>> {
  if (keeps.acts.length + keeps.files.length > 0) {
    // Also of what it brought from a backup of another phone.
    const ofPerson = db.selectFrom('deviceActs as a').where('a.personId', '=', personId);
    const [acts, files] = await Promise.all([
      ofPerson
        .select('a.id')
        .where('a.outcome', 'in', IS_HERE)
        .where(sql<boolean>`${sql.ref('a.id')} = any(${[...keeps.acts]}::uuid[])`)
        .execute(),
      ofPerson
        .innerJoin('deviceFiles as f', 'f.actId', 'a.id')
        .select('f.id')
        .where('f.arrivedAt', 'is not', null)
        .where(sql<boolean>`${sql.ref('f.id')} = any(${[...keeps.files]}::uuid[])`)
        .execute(),
    ]);
    const here = new Set([...acts, ...files].map(({ id }) => id));
    const notHere = (ids: readonly string[]) => ids.filter((id) => !here.has(id));
    return { recheck: false, lost: { acts: notHere(keeps.acts), files: notHere(keeps.files) } };
  }
  const [acts, files] = await Promise.all([
    db
      .selectFrom('deviceActs as a')
      .select('a.id')
      .where('a.deviceId', '=', deviceId)
      .where('a.outcome', 'in', IS_HERE)
      .where('a.seq', '>=', arrived.acts.fromSeq)
      .execute(),
    db
      .selectFrom('deviceFiles as f')
      .innerJoin('deviceActs as a', 'a.id', 'f.actId')
      .select('f.id')
      .where('f.deviceId', '=', deviceId)
      .where('f.arrivedAt', 'is not', null)
      .where('a.seq', '>=', arrived.files.fromSeq)
      .execute(),
  ]);
  const recheck = !isAsBelieved(arrived.acts, acts) || !isAsBelieved(arrived.files, files);
  return { recheck, lost: { acts: [], files: [] } };
}

function isAsBelieved({ count, sum }: Believed, rows: readonly { readonly id: string }[]): boolean {
  return (
    count === 0 ||
    (rows.length >= count && (rows.length !== count || sum === idSum(rows.map(({ id }) => id))))
  );
}

/**
 * A person of the office decides about what a revoked phone handed in: it counts now, in the name of whose phone it was, or
 * it is let go with a reason.
 * @throws Problem outsideVisits, actWasReplaced when it was decided already, and whatever the act's command refuses
 */
export async function decideHeld(
  regency: Regency,
  decider: StaffActor,
  actId: string,
  decision: { readonly counts: true } | { readonly counts: false; readonly because: string },
  taking: Taking,
): Promise<void> {
  await regency.db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('deviceActs as a')
      .innerJoin('devices as d', 'd.id', 'a.deviceId')
      .select([
        'a.id',
        'a.kind',
        'a.at',
        'a.outcome',
        'a.bodyCipher',
        'a.personId',
        'a.deviceId',
        'd.keyCipher',
      ])
      .where('a.id', '=', actId)
      .forUpdate('a')
      .executeTakeFirst();
    if (!row || !mayVisit(decider, 'keep_devices', row.personId))
      throw outsideVisits({ act: 'keep_devices' });
    if (row.outcome !== 'held' || row.bodyCipher === null) throw actWasReplaced();
    const decided = { decidedBy: decider.personId, decidedAt: regency.now(), bodyCipher: null };
    if (!decision.counts) {
      const answer = JSON.stringify({ because: decision.because });
      await trx
        .updateTable('deviceActs')
        .set({ ...decided, outcome: 'dropped', answer })
        .where('id', '=', actId)
        .execute();
      return;
    }
    const key = await boxKey(
      Buffer.from(keyOfDevice(regency, { id: row.deviceId, keyCipher: row.keyCipher }), 'base64'),
    );
    const body = await unsealJson(key, Uint8Array.from(row.bodyCipher), actId);
    if (body === undefined) throw sealBroken();
    const act = { kind: row.kind as PhoneActKind, body } as PhoneAct;
    // Somebody who works here no more has no duties: then the decider's count.
    const actor = (await staffActorOf(regency, row.personId)) ?? decider;
    const done = { at: row.at, deviceId: row.deviceId, files: 0 };
    const inside = joinedRegency(regency, trx, new Map(regency.memo));
    const result = await inSavepoint(trx, (joined) =>
      taking.perform({ ...inside, db: joined }, actor, act, done),
    );
    await trx
      .updateTable('deviceActs')
      .set({ ...decided, outcome: 'accepted', answer: JSON.stringify(result) })
      .where('id', '=', actId)
      .execute();
    const owner = ownerOf(act);
    if (owner) await trx.updateTable('deviceFiles').set(owner).where('actId', '=', actId).execute();
  });
  if (decision.counts) await finishHeld(regency, actId, taking.folders);
}

/** The visit an act was made at, for the office's page of that visit. */
function visitOf(body: unknown): string | null {
  const { visitId = null } = (body ?? {}) as Partial<PhoneActBodies['visit.report']>;
  return typeof visitId === 'string' && /^[0-9a-f-]{36}$/.test(visitId) ? visitId : null;
}

function digestOf(kind: PhoneActKind, body: unknown): string {
  return createHash('sha256')
    .update(`${kind}\0${JSON.stringify(body)}`)
    .digest('hex');
}
