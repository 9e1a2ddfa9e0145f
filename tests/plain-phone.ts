/**
 * A phone as plain values, driven by the real protocol (`outbox-step.ts`): what lies in its database lies here in maps, what
 * its sender does is done here step by step, and a test says what becomes of each request.
 */
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { PhoneActKind } from '#domain/visits/phone-act.ts';
import type { Batch, BatchAnswer, FileAnswer } from '#domain/visits/sync.ts';
import { restoredAct, restoredFile, unsentOf } from '#offline/backup-rows.ts';
import { FIRST_PACE } from '#offline/line-pace.ts';
import { forgettable } from '#offline/outbox-keeping.ts';
import {
  afterBatch,
  afterCut,
  afterFailure,
  afterPiece,
  afterSpoiled,
  failureOf,
  lettingGo,
  newRound,
  nextPiece,
  nextStep,
  officeNow,
  onItsWay,
  triedAgain,
  type Answered,
  type Changes,
  type Held,
  type Sent,
} from '#offline/outbox-step.ts';
import type { ActRow, FileRow, PhoneRow } from '#offline/store.ts';
import { isProblem } from '#shared/problem.ts';

/** The office as a phone meets it. */
export interface OfficeDoor {
  batch(batch: Batch): Promise<BatchAnswer>;
  piece(fileId: string, from: number, bytes: Uint8Array): Promise<FileAnswer>;
}

/**
 * What becomes of a request: it never gets there; it does, and its answer is lost; or comes later, when the phone has gone on;
 * or it gets there twice.
 */
export type Fate = 'fine' | 'request_lost' | 'answer_lost' | 'answer_late' | 'twice';

export interface PlainPhoneSettings {
  readonly deviceId: string;
  readonly personId: string;
  readonly door: OfficeDoor;
  /** The phone's clock (ms). */
  now(): number;
  /** Of the enrolment. */
  readonly contact?: string | null;
  readonly skewMs?: number | null;
}

export interface NewWriting {
  readonly id?: string;
  readonly kind: PhoneActKind;
  readonly sealed: Uint8Array<ArrayBuffer>;
  readonly files?: readonly { readonly id: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
}

export function plainPhone(settings: PlainPhoneSettings) {
  const { deviceId, personId, door, now } = settings;
  let phone: PhoneRow = {
    deviceId,
    person: { id: personId, name: 'Petugas' },
    name: 'HP uji',
    enrolledAt: new Date(now()).toISOString(),
    pin: { salt: new Uint8Array(), rounds: 1, wrapped: new Uint8Array(), wrong: 0, waitUntil: null },
    proof: new Uint8Array(),
    contact: settings.contact ?? null,
    skewMs: settings.skewMs ?? null,
    lastContactAt: null,
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
  const acts = new Map<string, ActRow>();
  const files = new Map<string, FileRow>();
  const bytes = new Map<string, Uint8Array<ArrayBuffer>>();
  const late: (() => void)[] = [];
  let round = newRound();
  let isWiped = false;

  const held = (): Held => ({ phone, acts: [...acts.values()], files: [...files.values()] });
  const apply = (changes: Changes) => {
    phone = changes.phone;
    for (const act of changes.acts) acts.set(act.id, act);
    for (const file of changes.files) files.set(file.id, file);
    for (const id of changes.bytes) bytes.delete(id);
  };
  const take = (answered: Answered) => {
    apply(answered.changes);
    ({ round } = answered);
  };
  const counts = () => {
    const open = [...acts.values()].filter(({ state }) =>
      ['waiting', 'refused', 'letting_go'].includes(state),
    );
    const missing = [...files.values()].filter(({ state }) =>
      ['here', 'under_way', 'refused'].includes(state),
    );
    return {
      drafts: 0,
      acts: open.length,
      needsPerson: open.filter(({ state }) => state === 'refused').length,
      files: missing.length,
      bytes: missing.reduce((sum, { size, received }) => sum + size - received, 0),
    };
  };
  const fail = (trouble: PhoneRow['trouble']) => {
    phone = afterFailure(phone, trouble, { now: now(), chance: 0.5 });
    round = newRound(afterCut(round).pace);
  };

  /** @returns undefined when the answer never came */
  async function asked<Answer>(
    fate: Fate,
    ask: () => Promise<Answer>,
    taken: (answer: Answer, isLate: boolean) => void,
  ): Promise<void> {
    if (fate === 'request_lost') return fail('no_line');
    const answer = await ask();
    if (fate === 'answer_lost') return fail('no_line');
    if (fate === 'answer_late') {
      late.push(() => taken(answer, true));
      return fail('no_line');
    }
    if (fate === 'twice') await ask();
    taken(answer, false);
  }

  /** What arrived long ago. */
  const forget = () => {
    const gone = forgettable(held(), round, officeNow(phone, now()));
    for (const id of gone.bytes) {
      const file = files.get(id);
      if (file) files.set(id, { ...file, hasBytes: false });
      bytes.delete(id);
    }
    for (const id of gone.acts) {
      acts.delete(id);
      for (const file of files.values()) if (file.holderId === id) files.delete(file.id);
    }
  };

  async function sendBatch(sent: Sent, fate: Fate): Promise<void> {
    const askedAt = now();
    try {
      await asked(
        fate,
        () => door.batch(sent.batch),
        (answer, isLate) =>
          take(afterBatch(held(), round, sent, answer, { askedAt, answeredAt: now(), isLate })),
      );
    } catch (refused) {
      if (!isProblem(refused)) throw refused;
      const failure = failureOf(refused);
      if (failure !== 'spoiled') fail(failure);
      else if (sent.acts.length === 0) fail('no_line');
      else take(afterSpoiled(held(), round, sent, refused));
    }
  }

  async function sendFile(fileId: string, fate: Fate): Promise<void> {
    const before = files.get(fileId);
    const sealed = bytes.get(fileId);
    if (!before || !sealed) throw new RangeError('a file without bytes was to be sent');
    files.set(fileId, onItsWay(before));
    const piece = nextPiece(before, round);
    const askedAt = now();
    const ask = async (): Promise<FileAnswer> => {
      try {
        return await door.piece(fileId, piece.from, sealed.subarray(piece.from, piece.to));
      } catch (refused) {
        if (!isProblem(refused) || refused.code !== 'unknown_file') throw refused;
        return { id: fileId, received: 0, state: 'unknown', code: null };
      }
    };
    await asked(fate, ask, (answer) =>
      take(
        afterPiece(held(), round, before, {
          answer,
          bytes: piece.to - piece.from,
          askedAt,
          answeredAt: now(),
        }),
      ),
    );
  }

  const act = (id: string) => {
    const row = acts.get(id);
    if (!row) throw new RangeError(`no act ${id}`);
    return row;
  };

  return {
    deviceId,
    personId,
    acts,
    files,
    bytes,
    isWiped: () => isWiped,
    row: () => phone,
    held,
    counts,
    /** As `fileAct` does it: the act takes the next place, and stands for the one it mends. */
    write(
      { id = uuidv7(), kind, sealed, files: own = [] }: NewWriting,
      replaces: string | null = null,
    ): string {
      const old = replaces === null ? undefined : act(replaces);
      const inherited = [...files.values()].filter(({ holderId }) => holderId === replaces);
      for (const file of inherited) files.set(file.id, { ...file, holderId: id });
      if (old) acts.set(old.id, { ...old, state: 'mended' });
      for (const file of own) {
        bytes.set(file.id, file.bytes);
        files.set(file.id, fileRow(file.id, id, file.bytes, now()));
      }
      acts.set(id, {
        id,
        seq: phone.nextSeq,
        tries: 0,
        kind,
        state: 'waiting',
        madeAt: new Date(now()).toISOString(),
        skewMs: phone.skewMs,
        contact: phone.contact,
        sealed,
        about: null,
        files: [...inherited, ...own].map((file) => file.id),
        replaces,
        sealedBy: null,
        arrivedAt: null,
        code: null,
        params: {},
        detail: null,
        result: null,
      });
      phone = { ...phone, nextSeq: phone.nextSeq + 1 };
      return id;
    },
    again: (id: string) => void acts.set(id, triedAgain(act(id))),
    letGo: (id: string) => void acts.set(id, lettingGo(act(id))),
    /** The next thing the sender does. @returns whether there is more to do in this round, and whether all is done */
    async step(fate: Fate = 'fine'): Promise<{ readonly isOver: boolean; readonly isDone: boolean }> {
      if (isWiped) return { isOver: true, isDone: true };
      const step = nextStep(held(), round, {
        now: now(),
        appVersion: 'uji',
        isPersistent: true,
        counts: counts(),
      });
      if (step.is === 'batch') await sendBatch(step, fate);
      else if (step.is === 'file') await sendFile(step.fileId, fate);
      else if (step.is === 'wipe') {
        isWiped = true;
        acts.clear();
        files.clear();
        bytes.clear();
        return { isOver: true, isDone: true };
      } else {
        forget();
        return { isOver: true, isDone: step.is === 'rest' && step.isDone };
      }
      return { isOver: false, isDone: false };
    },
    /** The sender was ended, or begins anew: what it knew by heart is gone. */
    restart() {
      round = newRound(FIRST_PACE);
    },
    /** An answer that was on its way comes now. */
    deliver(pick: number) {
      const [apply] = late.splice(pick % (late.length || 1), 1);
      if (!isWiped) apply?.();
    },
    /** Reads what a backup of another phone holds, as if it had been made just now. @returns ids of the acts taken in */
    readBackupOf(
      other: Pick<PlainPhoneSettings, 'deviceId'> & { readonly bytes: typeof bytes; held(): Held },
    ): string[] {
      const unsent = unsentOf(other.held(), []);
      const taken = unsent.acts.filter(({ id }) => !acts.has(id));
      for (const one of taken) acts.set(one.id, restoredAct(one, other.deviceId, deviceId));
      for (const file of unsent.files) {
        if (files.has(file.id)) continue;
        files.set(file.id, restoredFile(file));
        bytes.set(file.id, other.bytes.get(file.id) ?? new Uint8Array());
      }
      return taken.map(({ id }) => id);
    },
  };
}
export type PlainPhone = ReturnType<typeof plainPhone>;

function fileRow(id: string, holderId: string, bytes: Uint8Array<ArrayBuffer>, now: number): FileRow {
  return {
    id,
    holderId,
    kind: 'photo',
    caption: null,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    takenAt: new Date(now).toISOString(),
    lat: null,
    lng: null,
    accuracyM: null,
    state: 'here',
    received: 0,
    code: null,
    hasBytes: true,
    arrivedAt: null,
  };
}
