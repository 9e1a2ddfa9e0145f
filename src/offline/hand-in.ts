/**
 * Hands in what lies on the phone: reads rows, asks `outbox-step.ts` what comes next, sends it, and writes down in one step
 * what the answer changes. Cut anywhere, it begins again with what is written down. Needs no key and no page: a locked phone
 * and the service worker hand in what they cannot read.
 */
import { MOST_ACT_BYTES, type FileAnswer } from '#domain/visits/sync.ts';
import { emptyPhone, type EmptyingTrx } from '#offline/empty-phone.ts';
import { fileAct, FILING } from '#offline/file-act.ts';
import { heldCounts } from '#offline/held.ts';
import { FIRST_PACE, patienceFor, waitAfter, type Pace } from '#offline/line-pace.ts';
import { askOffice, putToOffice } from '#offline/office.ts';
import { batchAnswer, fileAnswer } from '#offline/office-answers.ts';
import { asOnlySender } from '#offline/one-sender.ts';
import { forgettable, type Forgettable } from '#offline/outbox-keeping.ts';
import {
  afterBatch,
  afterCut,
  afterFailure,
  afterLostFile,
  afterPiece,
  afterSpoiled,
  bytesIn,
  failureOf,
  isHandedIn,
  newRound,
  nextPiece,
  nextStep,
  officeNow,
  onItsWay,
  UNKNOWN_FILE,
  type Answered,
  type Held,
  type Round,
  type Saying,
  type Sent,
} from '#offline/outbox-step.ts';
import { heldFileGone, phoneIsNobodys } from '#offline/phone.problems.ts';
import { openCore, type PhoneCore, type PhoneSettings } from '#offline/phone-core.ts';
import {
  changePhone,
  inOneStep,
  type FileRow,
  type PhoneDb,
  type PhoneRow,
  type PhoneTrx,
} from '#offline/store.ts';
import { isProblem, type Problem } from '#shared/problem.ts';

/** What handing in needs of the engine. */
export type Sending = Pick<PhoneCore, 'db' | 'settings' | 'signals' | 'now'>;

export interface HandedIn {
  /** Nothing is left that the office could take now. */
  readonly isDone: boolean;
  /** The pace the line carried, for the next time. */
  readonly pace: Pace;
}

/**
 * Goes once through all that waits, as the only sender on this phone. What went wrong stands in the phone's row (`trouble`,
 * `retryAt`); it is thrown only when it is a mistake of ours, or the database is gone.
 */
export function handIn(sending: Sending, pace: Pace = FIRST_PACE): Promise<HandedIn> {
  return asOnlySender(async () => {
    let round = newRound(pace);
    for (;;) {
      const next = await takeStep(sending, round);
      sending.signals.tell('changed');
      if ('isDone' in next) return { isDone: next.isDone, pace: next.pace ?? round.pace };
      ({ round } = next);
    }
  });
}

/** A step that was taken, or the end of the round. */
type Next = { readonly round: Round } | { readonly isDone: boolean; readonly pace?: Pace };

/** What a step needs: what it saw, and how far the round is. */
interface Seen extends Sending {
  readonly held: Held;
  readonly round: Round;
}

async function takeStep(sending: Sending, round: Round): Promise<Next> {
  const { db } = sending;
  try {
    const held = await heldNow(db.transaction(HOLDING));
    if (!held) return { isDone: true };
    const seen = { ...sending, held, round };
    const step = nextStep(held, round, await saidBy(sending));
    switch (step.is) {
      case 'batch':
        return await sendBatch(seen, step);
      case 'file':
        return await sendFile(seen, step.fileId);
      case 'surrender':
        return await surrender(seen);
      case 'wipe':
        return { isDone: await wipe(seen) };
      case 'rest':
        return await rest(seen, step.isDone);
    }
  } catch (refused) {
    // The phone was emptied meanwhile, or has no room for what the office said: then it says it again.
    if (!isProblem(refused)) throw refused;
    return { isDone: false };
  }
}

const HOLDING = ['phone', 'acts', 'files'] as const;
const ANSWERING = [...HOLDING, 'bytes'] as const;

interface Reading {
  objectStore(name: 'phone'): { get(key: 'me'): Promise<PhoneRow | undefined> };
  objectStore(name: 'acts'): { getAll(): Promise<Held['acts']> };
  objectStore(name: 'files'): { getAll(): Promise<Held['files']> };
}

async function heldNow(trx: Reading): Promise<Held | undefined> {
  const [phone, acts, files] = await Promise.all([
    trx.objectStore('phone').get('me'),
    trx.objectStore('acts').getAll(),
    trx.objectStore('files').getAll(),
  ]);
  return phone && { phone, acts, files };
}

async function saidBy({ db, settings, now }: Sending): Promise<Saying> {
  const [counts, isPersistent] = await Promise.all([
    heldCounts(db),
    navigator.storage.persisted().catch(() => false),
  ]);
  return { now: now(), appVersion: settings.appVersion, isPersistent, counts };
}

async function sendBatch(seen: Seen, sent: Sent): Promise<Next> {
  const { round, now } = seen;
  const askedAt = now();
  try {
    const patience = { timeoutMs: patienceFor(bytesIn(sent.batch)) };
    const answer = await askOffice('kirim', sent.batch, batchAnswer, patience);
    const times = { askedAt, answeredAt: now() };
    return await writeDown(seen, (held) => afterBatch(held, round, sent, answer, times));
  } catch (refused) {
    if (!isProblem(refused)) throw refused;
    if (failureOf(refused) !== 'spoiled' || sent.acts.length === 0) return failed(seen, refused);
    return writeDown(seen, (held) => afterSpoiled(held, round, sent, refused));
  }
}

/** Writes down what an answer changes of what lies there now. @throws Problem phoneIsNobodys when the phone was emptied meanwhile */
function writeDown(
  { db, held: { phone } }: Seen,
  change: (held: Held) => Answered,
): Promise<{ readonly round: Round }> {
  return inOneStep(db, ANSWERING, async (trx) => {
    const held = await heldNow(trx);
    if (held?.phone.deviceId !== phone.deviceId) throw phoneIsNobodys();
    const answered = change(held);
    await put(trx, answered);
    return { round: answered.round };
  });
}

async function put(trx: PhoneTrx<typeof ANSWERING>, { changes }: Answered): Promise<void> {
  await trx.objectStore('phone').put(changes.phone, 'me');
  for (const act of changes.acts) await trx.objectStore('acts').put(act);
  for (const file of changes.files) await trx.objectStore('files').put(file);
  for (const id of changes.bytes) await trx.objectStore('bytes').delete(id);
}

/** Pieces of one file, until all of it is there, the office puts it off, or an act was made meanwhile: acts go first. */
async function sendFile(seen: Seen, fileId: string): Promise<Next> {
  const { db, signals } = seen;
  const bytes = await db.get('bytes', fileId);
  if (!bytes) return writeDown(seen, (held) => afterLostFile(held, seen.round, fileId, heldFileGone().code));
  await inOneStep(db, ['files'], async (trx) => {
    const file = await trx.objectStore('files').get(fileId);
    if (file) await trx.objectStore('files').put(onItsWay(file));
  });
  let { round } = seen;
  for (;;) {
    const file = await db.get('files', fileId);
    const isGoingOn = file?.state === 'here' || file?.state === 'under_way';
    if (!isGoingOn || round.putOff.has(fileId) || (await isActWaiting(seen, round))) return { round };
    const next = await sendPiece({ ...seen, round }, file, bytes);
    if (!('round' in next)) return next;
    ({ round } = next);
    signals.tell('changed');
  }
}

async function isActWaiting({ db }: Sending, { putOff }: Round): Promise<boolean> {
  const waiting = await db.getAllKeysFromIndex('acts', 'state', 'waiting');
  return waiting.some((id) => !putOff.has(id));
}

async function sendPiece(seen: Seen, file: FileRow, sealed: Uint8Array<ArrayBuffer>): Promise<Next> {
  const { round, now } = seen;
  const { from, to } = nextPiece(file, round);
  const askedAt = now();
  try {
    const answer = await putPiece(file.id, from, sealed.slice(from, to));
    const piece = { answer, bytes: to - from, askedAt, answeredAt: now() };
    return await writeDown(seen, (held) => afterPiece(held, round, file, piece));
  } catch (refused) {
    if (!isProblem(refused)) throw refused;
    if (failureOf(refused) !== 'spoiled') return failed(seen, refused);
    return writeDown(seen, (held) => afterLostFile(held, round, file.id, refused.code));
  }
}

/** @throws Problem as `putToOffice`, but for a file the office does not know: its act is sent anew */
async function putPiece(id: string, from: number, bytes: Uint8Array<ArrayBuffer>): Promise<FileAnswer> {
  try {
    const patience = { timeoutMs: patienceFor(bytes.length) };
    return await putToOffice(`berkas/${id}?mulai=${from}`, bytes, fileAnswer, patience);
  } catch (refused) {
    if (!isProblem(refused) || refused.code !== UNKNOWN_FILE) throw refused;
    return { id, received: 0, state: 'unknown', code: null };
  }
}

/** A request came to nothing: the round is over, and the next one is due later. */
async function failed({ db, now, round }: Seen, refused: Problem): Promise<Next> {
  const trouble = failureOf(refused) === 'sign_in' ? 'sign_in' : 'no_line';
  const failing = { now: now(), chance: Math.random() };
  await changePhone(db, (phone) => afterFailure(phone, trouble, failing));
  return { isDone: false, pace: afterCut(round).pace };
}

/**
 * The office took the phone's door away, and somebody was still writing: what is a draft becomes an act as it stands, and
 * a person of the office decides. A draft larger than any office takes goes with the rest.
 */
async function surrender({ db, round }: Seen): Promise<Next> {
  const ids = await db.getAllKeys('drafts');
  await inOneStep(db, FILING, async (trx) => {
    for (const id of ids.toSorted()) {
      const draft = await trx.objectStore('drafts').get(id);
      if (!draft) continue;
      const { kind, body: sealed, about, replaces, changedAt } = draft;
      if (sealed.length <= MOST_ACT_BYTES)
        await fileAct(trx, { id, kind, sealed, about, replaces }, Date.parse(changedAt));
      await trx.objectStore('drafts').delete(id);
    }
  });
  return { round };
}

/** @returns whether it was emptied: not when something was written meanwhile */
function wipe(seen: Seen): Promise<boolean> {
  const isAllThere = async (trx: EmptyingTrx) => {
    const held = await heldNow(trx);
    return held !== undefined && isHandedIn(held, await trx.objectStore('drafts').count());
  };
  return emptyPhone(seen, isAllThere, true);
}

/** The end of a round: what arrived long ago is forgotten, and what was put off is tried again later. */
async function rest({ db, held, round, now }: Seen, isDone: boolean): Promise<Next> {
  const gone = forgettable(held, round, officeNow(held.phone, now()));
  if (gone.acts.length + gone.bytes.length > 0) await forget(db, gone);
  if (!isDone) {
    const failing = { now: now(), chance: Math.random() };
    await changePhone(db, (phone) => afterFailure(phone, null, failing));
  }
  return { isDone };
}

/** Only whoever sends changes what has arrived: what was seen is still so. */
function forget(db: PhoneDb, { acts, bytes }: Forgettable): Promise<void> {
  return inOneStep(db, ANSWERING, async (trx) => {
    const files = trx.objectStore('files');
    for (const id of bytes) {
      const file = await files.get(id);
      if (file) await files.put({ ...file, hasBytes: false });
      await trx.objectStore('bytes').delete(id);
    }
    for (const id of acts) {
      await trx.objectStore('acts').delete(id);
      for (const file of await files.index('holderId').getAllKeys(id)) await files.delete(file);
    }
  });
}

/** What the browser calls when there is a line again: registered by `line.ts`, told to the service worker. */
export const SYNC_TAG = 'kunjungan-kirim';

const WORKER_ROUNDS = 3;

/** For the service worker: hands in by itself. @returns whether all is done; if not, the browser should call again */
export async function handInFromWorker(settings: PhoneSettings): Promise<boolean> {
  const core = await openCore(settings, () => {});
  try {
    let pace = FIRST_PACE;
    for (let failures = 1; failures <= WORKER_ROUNDS; failures += 1) {
      const end = await handIn(core, pace);
      if (end.isDone) return true;
      ({ pace } = end);
      if (failures < WORKER_ROUNDS) await waited(waitAfter(failures, Math.random()));
    }
    return false;
  } finally {
    core.close();
  }
}

function waited(ms: number): Promise<void> {
  return new Promise((done) => void setTimeout(done, ms));
}
