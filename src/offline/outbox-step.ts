/**
 * How a phone hands in, as functions over plain values: what to say next, and what an answer changes. Nothing here reads a
 * clock, a disk or a line, so that a test can cut it anywhere. An answer that comes twice, late or to an older batch does no
 * harm: what the office has counted stays counted, and whatever else is uncertain is sent again under the same id.
 */
import {
  measuredSkew,
  type ActAnswer,
  type Batch,
  type BatchAnswer,
  type FileAnswer,
  type SentAct,
  type SentFile,
} from '#domain/visits/sync.ts';
import { cutShort, FIRST_PACE, paced, waitAfter, type Pace } from '#offline/line-pace.ts';
import { believedOf, keepsOf } from '#offline/outbox-keeping.ts';
import type { HeldCounts } from '#offline/phone-words.ts';
import type { ActRow, FileRow, PhoneRow } from '#offline/store.ts';
import { base64Of, bytesOf } from '#offline/written-bytes.ts';
import type { Problem } from '#shared/problem.ts';

/** What lies on the phone, read in one look. */
export interface Held {
  readonly phone: PhoneRow;
  readonly acts: readonly ActRow[];
  readonly files: readonly FileRow[];
}

/** Rows that change together, in one transaction. */
export interface Changes {
  readonly phone: PhoneRow;
  readonly acts: readonly ActRow[];
  readonly files: readonly FileRow[];
  /** Files whose sealed bytes go. */
  readonly bytes: readonly string[];
}

/** One going-through of all that waits. What is said "later" waits for the next, so that nothing holds up the rest. */
export interface Round {
  readonly pace: Pace;
  readonly putOff: ReadonlySet<string>;
  /** Ids named in `keeps` already. */
  readonly told: ReadonlySet<string>;
  /** The office asked once which acts it is thought to have; asking without an end would hold up the rest. */
  readonly isRechecked: boolean;
  /** What it was last told that is held; null before the first answer. */
  readonly toldHeld: Batch['held'] | null;
  /** A batch that was refused as a whole is halved, until the act that spoils it stands alone. */
  readonly mostActs: number;
}

const MOST_ACTS = 500;
const MOST_DROPPED = 500;
const MOST_ASKS = 100;

/** A new round at the pace of the last one. */
export function newRound(pace: Pace = FIRST_PACE): Round {
  return {
    pace,
    putOff: new Set(),
    told: new Set(),
    isRechecked: false,
    toldHeld: null,
    mostActs: MOST_ACTS,
  };
}

/** What a phone says of itself with each batch. */
export interface Saying {
  /** By the phone's clock (ms). */
  readonly now: number;
  readonly appVersion: string;
  readonly isPersistent: boolean;
  readonly counts: HeldCounts;
}

/** A batch, and the acts in it as they were. */
export interface Sent {
  readonly batch: Batch;
  readonly acts: readonly ActRow[];
}

export type Step =
  | ({ readonly is: 'batch' } & Sent)
  | { readonly is: 'file'; readonly fileId: string }
  /** The office took the phone's door away: what is still a draft is handed in as it is. */
  | { readonly is: 'surrender' }
  /** All is handed in: a phone whose door was taken away empties itself. */
  | { readonly is: 'wipe' }
  /** Nothing more to do in this round; not all of it is done when something was put off. */
  | { readonly is: 'rest'; readonly isDone: boolean };

/** The next thing to do. Acts go before files, so that the words of a whole day arrive before its pictures. */
export function nextStep(held: Held, round: Round, saying: Saying): Step {
  const { phone } = held;
  if (phone.isRevoked && saying.counts.drafts > 0) return { is: 'surrender' };
  const batch = nextBatch(held, round, saying);
  if (batch) return { is: 'batch', ...batch };
  const file = nextFile(held, round);
  if (file) return { is: 'file', fileId: file.id };
  if (!isSame(round.toldHeld, heldOf(saying))) return { is: 'batch', ...emptyBatch(held, round, saying) };
  const isDone = round.putOff.size === 0;
  if (phone.isRevoked && isHandedIn(held, saying.counts.drafts)) return { is: 'wipe' };
  return { is: 'rest', isDone };
}

/** Nothing is left that could still be handed in: a phone whose door was taken away may be emptied. @param drafts how many lie there */
export function isHandedIn(held: Held, drafts: number): boolean {
  const isOpen = ({ state }: ActRow) => state === 'waiting' || state === 'letting_go';
  return drafts === 0 && !held.acts.some(isOpen) && nextFile(held, newRound()) === undefined;
}

function nextBatch(held: Held, round: Round, saying: Saying): Sent | undefined {
  const empty = emptyBatch(held, round, saying);
  const { keeps, dropped } = empty.batch;
  // First the office says what it lost, and that goes before what was made later.
  if (keeps.acts.length + keeps.files.length > 0) return empty;
  const waiting = held.acts
    .filter(({ id, state }) => state === 'waiting' && !round.putOff.has(id))
    .toSorted((one, other) => one.seq - other.seq || (one.id < other.id ? -1 : 1));
  if (waiting.length === 0) return dropped.length > 0 || round.toldHeld === null ? empty : undefined;
  return filled(held, empty.batch, waiting, round);
}

/** A batch without acts. */
function emptyBatch(held: Held, round: Round, saying: Saying): Sent {
  const { phone, acts, files } = held;
  // Looking for the act that spoils a batch: nothing else may be what spoils it.
  const isBare = round.mostActs === 1;
  const isAsked = phone.recheck && !isBare;
  return {
    acts: [],
    batch: {
      phoneTime: new Date(saying.now).toISOString(),
      appVersion: saying.appVersion,
      isPersistent: saying.isPersistent,
      packAt: phone.packAt,
      held: heldOf(saying),
      acts: [],
      dropped: isBare ? [] : idsOf(acts, 'letting_go').slice(0, MOST_DROPPED),
      asks: isBare ? [] : idsOf(files, 'under_way').slice(0, MOST_ASKS),
      arrived: believedOf(held),
      keeps: isAsked ? keepsOf(held, round.told, round.pace.bytes) : { acts: [], files: [] },
    },
  };
}

function heldOf({ counts: { acts, files, bytes, needsPerson } }: Saying): Batch['held'] {
  return { acts, files, bytes, needsPerson };
}

function isSame(one: Batch['held'] | null, other: Batch['held']): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function idsOf<Row extends { readonly id: string; readonly state: string }>(
  rows: readonly Row[],
  wanted: Row['state'],
): string[] {
  return rows.flatMap(({ id, state }) => (state === wanted ? [id] : []));
}

/** As many acts as the line carries, in their order; one at least. */
function filled(held: Held, empty: Batch, waiting: readonly ActRow[], { pace, mostActs }: Round): Sent {
  const files = new Map(held.files.map((file) => [file.id, file]));
  const acts: ActRow[] = [];
  const sent: SentAct[] = [];
  let bytes = bytesIn(empty);
  for (const act of waiting.slice(0, mostActs)) {
    const travelling = sentAct(act, files);
    bytes += bytesIn(travelling);
    if (sent.length > 0 && bytes > pace.bytes) break;
    acts.push(act);
    sent.push(travelling);
  }
  // Whether the office knows a file is best asked when it has just been told of it.
  const own = new Set(acts.flatMap((act) => act.files));
  const asks = empty.asks.toSorted((one, other) => Number(own.has(other)) - Number(own.has(one)));
  return { acts, batch: { ...empty, acts: sent, asks } };
}

/** How many bytes it is as JSON. */
export function bytesIn(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

function sentAct(act: ActRow, files: ReadonlyMap<string, FileRow>): SentAct {
  const { id, seq, kind, madeAt, skewMs, contact, sealed, replaces, sealedBy } = act;
  return {
    id,
    seq,
    kind,
    madeAt,
    skewMs,
    contact,
    sealed: base64Of(sealed),
    files: act.files.flatMap((fileId) => {
      const file = files.get(fileId);
      return file && file.state !== 'gone' ? [sentFile(file)] : [];
    }),
    replaces,
    sealedBy,
  };
}

function sentFile(file: FileRow): SentFile {
  const { id, kind, caption, size, sha256, takenAt, lat, lng, accuracyM } = file;
  return { id, kind, caption, size, sha256, takenAt, lat, lng, accuracyM };
}

/** The next file of an act that is there, in the order of the acts and as they show them. */
function nextFile(held: Held, { putOff }: Round): FileRow | undefined {
  const isSendable = ({ id, state, hasBytes }: FileRow) =>
    (state === 'here' || state === 'under_way') && hasBytes && !putOff.has(id);
  const files = new Map(held.files.filter(isSendable).map((file) => [file.id, file]));
  if (files.size === 0) return undefined;
  return held.acts
    .filter(({ state }) => state === 'arrived' || state === 'held')
    .toSorted((one, other) => one.seq - other.seq)
    .flatMap((act) => act.files.flatMap((id) => files.get(id) ?? []))[0];
}

/** From its first piece on the office may have more of it than the phone hears of: the next batch asks how far it came. */
export function onItsWay(file: FileRow): FileRow {
  return file.state === 'here' ? { ...file, state: 'under_way' } : file;
}

/** From which byte to which the next piece goes; an empty one when all of it went, and the office has yet to look at it. */
export function nextPiece(
  { received, size }: FileRow,
  { pace }: Round,
): { readonly from: number; readonly to: number } {
  return { from: received, to: Math.min(size, received + pace.bytes) };
}

export interface Answered {
  readonly changes: Changes;
  readonly round: Round;
}

/** When a request went and its answer came, by the phone's clock (ms). */
export interface Times {
  readonly askedAt: number;
  readonly answeredAt: number;
  /** The sender had given it up and gone on: what it says of acts and files counts, what it says of the moment does not. */
  readonly isLate?: boolean;
}

/** What the answer to a batch changes of what is held now. */
export function afterBatch(
  held: Held,
  round: Round,
  sent: Sent,
  answer: BatchAnswer,
  times: Times,
): Answered {
  const rows = openRows(held);
  const { serverTime } = answer;
  const isRechecking = answer.recheck && !round.isRechecked;
  const { isLate = false } = times;
  const answers = new Map(answer.acts.map((one) => [one.id, one]));
  const counted = new Set<string>();
  const putOff = new Set(round.putOff);
  // What was refused before the phone's door was taken away would be held now.
  let isFinal = !isRechecking && (answer.isRevoked || !held.phone.isRevoked);
  for (const was of sent.acts) {
    const said = answers.get(was.id) ?? { id: was.id, outcome: 'later' };
    if (said.outcome === 'later') {
      putOff.add(was.id);
      // What comes after it may have been refused only because this one was not there yet.
      isFinal = false;
    } else if (said.outcome === 'refused') {
      if (isFinal) refuse(rows, was, said);
    } else {
      counted.add(was.id);
      count(rows, was.id, said, serverTime);
    }
  }
  for (const id of sent.batch.dropped) {
    const said = answers.get(id);
    // Let go too late: it counts there.
    if (said?.outcome === 'accepted' || said?.outcome === 'held') count(rows, id, said, serverTime);
    else forgo(rows, id);
  }
  for (const said of answer.files) noteFile(rows, said, { officeNow: serverTime, counted, isRechecking });
  for (const id of answer.lost.acts) rows.act(id, ['arrived', 'held'], waitingAgain);
  for (const id of answer.lost.files) rows.file(id, 'arrived', notSent);
  const { keeps } = sent.batch;
  const told = new Set([...round.told, ...keeps.acts, ...keeps.files]);
  if (answer.isRevoked && !held.phone.isRevoked)
    for (const { id } of held.acts) if (!answers.has(id)) rows.act(id, 'refused', triedAgain);
  const phone = {
    ...met(held.phone, answer, times),
    recheck:
      answer.recheck || (isLate && held.phone.recheck) || isUntold({ ...held, ...rows.all() }, told, keeps),
    isRevoked: held.phone.isRevoked || answer.isRevoked,
  };
  const ms = times.answeredAt - times.askedAt;
  return {
    changes: rows.changes(phone),
    round: isLate
      ? round
      : {
          pace: paced(round.pace, { bytes: bytesIn(sent.batch), ms }),
          putOff,
          told,
          isRechecked: round.isRechecked || answer.recheck,
          toldHeld: sent.batch.held,
          mostActs: Math.min(MOST_ACTS, round.mostActs * 2),
        },
  };
}

/** After naming some of what it keeps: is there more to name? */
function isUntold(rows: Held, told: ReadonlySet<string>, keeps: Batch['keeps']): boolean {
  if (keeps.acts.length + keeps.files.length === 0) return false;
  const rest = keepsOf(rows, told, Number.MAX_SAFE_INTEGER);
  return rest.acts.length + rest.files.length > 0;
}

/** The office spoke: how the clocks differ, and that the line works. */
function met(phone: PhoneRow, { serverTime, contact }: BatchAnswer, times: Times): PhoneRow {
  const { askedAt, answeredAt, isLate = false } = times;
  if (isLate) return phone;
  return {
    ...phone,
    contact,
    skewMs: measuredSkew(askedAt, answeredAt, Date.parse(serverTime)),
    lastContactAt: new Date(answeredAt).toISOString(),
    failures: 0,
    retryAt: null,
    trouble: null,
  };
}

/** The office's time now, as far as the phone knows (ms). */
export function officeNow({ skewMs }: PhoneRow, now: number): number {
  return now - (skewMs ?? 0);
}

/** It counts there, or waits there for a person: whatever the phone thought of it. */
function count(
  rows: Rows,
  id: string,
  said: Extract<ActAnswer, { outcome: 'accepted' | 'held' }>,
  serverTime: string,
): void {
  const state = said.outcome === 'accepted' ? 'arrived' : 'held';
  const result = said.outcome === 'accepted' ? said.result : null;
  rows.act(id, NOT_COUNTED, (act) => ({
    ...act,
    state,
    result,
    arrivedAt: serverTime,
    code: null,
    params: {},
    detail: null,
  }));
}

const NOT_COUNTED = ['waiting', 'refused', 'mended', 'letting_go', 'let_go'] as const;

function refuse(rows: Rows, was: ActRow, said: Extract<ActAnswer, { outcome: 'refused' }>): void {
  const { code, params } = said;
  const detail = said.sealed === null ? null : bytesOf(said.sealed);
  rows.act(was.id, 'waiting', (act) =>
    act.tries === was.tries ? { ...act, state: 'refused', code, params, detail } : act,
  );
  const mended = was.replaces;
  if (code !== IS_OTHER || mended === null) return;
  // The office may count the one that was mended: its answer was lost. Asking again tells, and its files follow it.
  rows.act(mended, 'mended', triedAgain);
  for (const id of rows.find(mended)?.files ?? [])
    rows.file(id, OPEN, (file) => (file.holderId === was.id ? { ...file, holderId: mended } : file));
}

/** The code of `actIsOther`: the same id, or the act it mends, counts already. */
const IS_OTHER = 'act_is_other';

/** A person gave it up, and the office knows: its files go, too. */
function forgo(rows: Rows, id: string): void {
  rows.act(id, 'letting_go', (act) => ({ ...act, state: 'let_go' }));
  const act = rows.find(id);
  if (act?.state !== 'let_go') return;
  for (const fileId of act.files)
    rows.file(fileId, [...OPEN, 'refused'], (file) => (file.holderId === id ? fileLetGo(file) : file));
}

/** The office lost it. */
function waitingAgain(act: ActRow): ActRow {
  return { ...act, state: 'waiting', arrivedAt: null };
}

/** A refused act that is sent again as it is: what the office said of an older try counts no more. */
export function triedAgain(act: ActRow): ActRow {
  return { ...act, state: 'waiting', tries: act.tries + 1, code: null, params: {}, detail: null };
}

function notSent(file: FileRow): FileRow {
  return { ...file, state: 'here', received: 0, arrivedAt: null, code: null };
}

interface Noting {
  /** ISO, by the office's clock. */
  readonly officeNow: string;
  /** Acts that this very answer says are there. */
  readonly counted: ReadonlySet<string>;
  /** The office has just found out that it lacks something. */
  readonly isRechecking: boolean;
}

function noteFile(rows: Rows, said: FileAnswer, { officeNow, counted, isRechecking }: Noting): void {
  const { id, received, code } = said;
  if (said.state === 'arrived')
    rows.file(id, [...OPEN, 'refused'], (file) => ({
      ...file,
      state: 'arrived',
      received: file.size,
      arrivedAt: officeNow,
      code: null,
    }));
  else if (said.state === 'refused') rows.file(id, OPEN, (file) => ({ ...file, state: 'refused', code }));
  else if (said.state === 'under_way')
    rows.file(id, OPEN, (file) => ({ ...file, state: 'under_way', received: Math.min(received, file.size) }));
  else {
    const holder = rows.file(id, OPEN, (file) =>
      counted.has(file.holderId)
        ? { ...file, state: 'refused', code: UNKNOWN_FILE }
        : // Asked about again when its act has been sent anew.
          { ...file, state: 'under_way', received: 0 },
    )?.holderId;
    if (holder !== undefined && !counted.has(holder) && !isRechecking)
      rows.act(holder, ['arrived', 'held'], waitingAgain);
  }
}

/** The code of `unknownFile`. */
export const UNKNOWN_FILE = 'unknown_file';
/** A refused act that a person gives up: it stays as a line until the office knows. */
export function lettingGo(act: ActRow): ActRow {
  return { ...act, state: 'letting_go' };
}

/** A refused file that a person gives up. */
export function fileLetGo(file: FileRow): FileRow {
  return { ...file, state: 'gone', hasBytes: false };
}

/** States of a file that is still to arrive. */
const OPEN = ['here', 'under_way'] as const;

/** What the answer to a piece changes. @param held needs only the file and its act @param before the file as it was when the piece went */
export function afterPiece(
  held: Held,
  round: Round,
  before: FileRow,
  piece: { readonly answer: FileAnswer; readonly bytes: number } & Times,
): Answered {
  const rows = openRows(held);
  const { answer, bytes, askedAt, answeredAt } = piece;
  const officeTime = new Date(officeNow(held.phone, answeredAt)).toISOString();
  noteFile(rows, answer, { officeNow: officeTime, counted: new Set(), isRechecking: false });
  const isStuck = answer.state === 'under_way' && answer.received <= before.received;
  return {
    changes: rows.changes({ ...held.phone, failures: 0, retryAt: null, trouble: null }),
    round: {
      ...round,
      pace: paced(round.pace, { bytes, ms: answeredAt - askedAt }),
      putOff: isStuck ? new Set([...round.putOff, before.id]) : round.putOff,
    },
  };
}

/** A file that cannot go on: a person is told why. */
export function afterLostFile(held: Held, round: Round, fileId: string, code: string): Answered {
  const rows = openRows(held);
  rows.file(fileId, OPEN, (file) => ({ ...file, state: 'refused', code }));
  return { changes: rows.changes(held.phone), round };
}

/** Why a request came to nothing. */
export type Failure = 'no_line' | 'sign_in' | 'spoiled';

/** The office does not know this phone; the line or the office is not there; or it was understood and refused as a whole. */
export function failureOf({ status }: Problem): Failure {
  if (status === 401 || status === 403) return 'sign_in';
  return status >= 500 || [408, 425, 429].includes(status) ? 'no_line' : 'spoiled';
}

/** A batch with acts was refused as a whole: the act that spoils it is looked for by halves, and alone it needs a person. */
export function afterSpoiled(held: Held, round: Round, sent: Sent, { code, params }: Problem): Answered {
  const rows = openRows(held);
  const isFound = sent.acts.length === 1 && round.mostActs === 1;
  if (isFound)
    for (const act of sent.acts)
      refuse(rows, act, { id: act.id, outcome: 'refused', code, params, sealed: null });
  return {
    changes: rows.changes(held.phone),
    round: { ...round, mostActs: isFound ? 2 : Math.max(1, Math.floor(sent.acts.length / 2)) },
  };
}

/** The round is over before all was done. @param chance from 0 to 1 */
export function afterFailure(
  phone: PhoneRow,
  trouble: PhoneRow['trouble'],
  { now, chance }: { readonly now: number; readonly chance: number },
): PhoneRow {
  const failures = phone.failures + 1;
  return { ...phone, failures, trouble, retryAt: now + waitAfter(failures, chance) };
}

/** The round after a request that was never answered. */
export function afterCut(round: Round): Round {
  return { ...round, pace: cutShort(round.pace) };
}

/** Rows as they are now and become, changed only from a state in which the change makes sense. */
interface Rows {
  find(actId: string): ActRow | undefined;
  act(id: string, from: States<ActRow>, change: (act: ActRow) => ActRow): void;
  /** @returns the file, changed or not; undefined when there is none in such a state */
  file(id: string, from: States<FileRow>, change: (file: FileRow) => FileRow): FileRow | undefined;
  all(): Pick<Held, 'acts' | 'files'>;
  changes(phone: PhoneRow): Changes;
}
type States<Row extends { readonly state: string }> = Row['state'] | readonly Row['state'][];

function openRows({ acts, files }: Held): Rows {
  const nowActs = new Map(acts.map((act) => [act.id, act]));
  const nowFiles = new Map(files.map((file) => [file.id, file]));
  const [newActs, newFiles] = [new Set<string>(), new Set<string>()];
  const put = (act: ActRow) => {
    nowActs.set(act.id, act);
    newActs.add(act.id);
  };
  const changed = <Row>(ids: ReadonlySet<string>, rows: ReadonlyMap<string, Row>) =>
    [...ids].flatMap((id) => rows.get(id) ?? []);
  return {
    find: (id) => nowActs.get(id),
    act(id, from, change) {
      const act = nowActs.get(id);
      if (!act || ![from].flat().includes(act.state)) return;
      const next = change(act);
      if (next !== act) put(next);
    },
    file(id, from, change) {
      const file = nowFiles.get(id);
      if (!file || ![from].flat().includes(file.state)) return undefined;
      const next = change(file);
      if (next !== file) {
        nowFiles.set(id, next);
        newFiles.add(id);
      }
      return file;
    },
    all: () => ({ acts: [...nowActs.values()], files: [...nowFiles.values()] }),
    changes(phone) {
      const fileRows = changed(newFiles, nowFiles);
      return {
        phone,
        acts: changed(newActs, nowActs),
        files: fileRows,
        bytes: fileRows.flatMap(({ id, hasBytes }) => (hasBytes ? [] : [id])),
      };
    },
  };
}
