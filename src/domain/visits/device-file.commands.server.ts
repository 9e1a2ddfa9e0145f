/**
 * Pictures, recordings and signatures of phones: announced with their act, arriving in pieces. A piece is on the disk before
 * it is acknowledged; a file that is whole is checked, opened, written anew without its metadata, and stands with its visit
 * or ticket. Every step may be cut off and done again.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Selectable } from 'kysely';
import { attachFiles } from '#domain/tickets/ticket.files.server.ts';
import { keyOfDevice } from '#domain/visits/device.commands.server.ts';
import type { PhoneAct } from '#domain/visits/phone-act.ts';
import type { FileAnswer } from '#domain/visits/sync.ts';
import { pieceOutOfPlace, sealBroken, unknownFile } from '#domain/visits/visit.problems.ts';
import type { Trx } from '#platform/db/database.server.ts';
import type { DB } from '#platform/db/schema.ts';
import { takeFiles } from '#platform/files/intake.server.ts';
import { placesFor } from '#platform/places.server.ts';
import { keepingFiles, removeFiles, type KeptFile } from '#platform/files/store.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { isProblem } from '#shared/problem.ts';
import { boxKey, unseal } from '#shared/sealed-box.ts';

type FileRow = Selectable<DB['deviceFiles']>;

/** Where whole files rest, and where those under way do. */
export interface Folders {
  readonly files: string;
  readonly parts: string;
}

/** The folder of files under way below the data folder. */
export function partsFolder(dataDir: string): string {
  return join(dataDir, 'parts');
}

/** Writing a photo anew takes a processor and a connection: the desk must not wait behind two hundred phones. */
const finishing = placesFor(2);
const FINISHED_A_RUN = 50;

/** A file that came whole so often and was never what the phone said is refused. */
const MOST_MISFITS = 3;

/** What the files of an act belong to. */
export function ownerOf(
  act: PhoneAct,
): { readonly owner: 'visit' | 'ticket'; readonly ownerId: string } | null {
  if (act.kind === 'ticket.open') return { owner: 'ticket', ownerId: act.body.ticketId };
  if (act.kind === 'visit.report' || act.kind === 'visit.miss')
    return { owner: 'visit', ownerId: act.body.visitId };
  return null;
}

/**
 * Takes one piece. A piece that does not begin where the file ends changes nothing and is answered with where it ends.
 * @throws Problem unknownFile, pieceOutOfPlace for one that reaches beyond the file
 */
export async function takePiece(
  regency: Regency,
  deviceId: string,
  piece: { readonly fileId: string; readonly from: number; readonly bytes: Uint8Array },
  folders: Folders,
): Promise<FileAnswer> {
  const answer = await regency.db.transaction().execute(async (trx) => {
    const row = await lockFile(trx, piece.fileId);
    if (!row || !(await isOfPhone(trx, row, deviceId))) throw unknownFile();
    if (row.arrivedAt !== null || row.refusedAs !== null) return answerOf(row);
    const received = Math.min(row.received, await sizeOf(partOf(folders, row.id)));
    if (piece.from !== received || piece.bytes.length === 0) {
      if (received !== row.received) await note(trx, row.id, { received });
      return answerOf({ ...row, received });
    }
    if (received + piece.bytes.length > row.size) throw pieceOutOfPlace();
    await append(partOf(folders, row.id), received, piece.bytes);
    await note(trx, row.id, { received: received + piece.bytes.length });
    return answerOf({ ...row, received: received + piece.bytes.length });
  });
  return (await finishIfWhole(regency, piece.fileId, folders)) ?? answer;
}

/** How far each file has come, the whole ones brought to their place. */
export async function filesAsked(
  regency: Regency,
  deviceId: string,
  ids: readonly string[],
  folders: Folders,
): Promise<FileAnswer[]> {
  const answers: FileAnswer[] = [];
  for (const id of ids) {
    const row = await regency.db
      .selectFrom('deviceFiles')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row || !(await isOfPhone(regency.db, row, deviceId)))
      answers.push({ id, received: 0, state: 'unknown', code: null });
    else answers.push((await finishIfWhole(regency, id, folders)) ?? answerOf(row));
  }
  return answers;
}

/** What is whole and nobody asks about any more is brought to its place, the oldest first. @returns how many */
export async function finishWhole(regency: Regency, folders: Folders): Promise<number> {
  const rows = await regency.db
    .selectFrom('deviceFiles')
    .select('id')
    .where('attachedAt', 'is', null)
    .where('refusedAs', 'is', null)
    .where('owner', 'is not', null)
    .whereRef('received', '=', 'size')
    .orderBy('id')
    .limit(FINISHED_A_RUN)
    .execute();
  for (const { id } of rows) await finishIfWhole(regency, id, folders);
  return rows.length;
}

/** After an act that was held has been let count: its files, as far as they are here, go where they belong. */
export async function finishHeld(regency: Regency, actId: string, folders: Folders): Promise<void> {
  const rows = await regency.db.selectFrom('deviceFiles').select('id').where('actId', '=', actId).execute();
  for (const { id } of rows) await finishIfWhole(regency, id, folders);
}

/** Its own, or one that a backup of another phone of the same person brought. */
async function isOfPhone(db: Regency['db'], row: FileRow, deviceId: string): Promise<boolean> {
  if (row.deviceId === deviceId) return true;
  const people = await db
    .selectFrom('devices')
    .select('personId')
    .where('id', 'in', [row.deviceId, deviceId])
    .execute();
  return people.length === 2 && people[0]?.personId === people[1]?.personId;
}

function answerOf(row: FileRow): FileAnswer {
  const state = row.refusedAs !== null ? 'refused' : row.arrivedAt === null ? 'under_way' : 'arrived';
  return { id: row.id, received: row.received, state, code: row.refusedAs };
}

async function lockFile(trx: Trx, id: string): Promise<FileRow | undefined> {
  return trx.selectFrom('deviceFiles').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

async function note(
  trx: Trx,
  id: string,
  set: Partial<Pick<FileRow, 'received' | 'arrivedAt' | 'attachedAt' | 'misfits' | 'refusedAs'>>,
): Promise<void> {
  await trx.updateTable('deviceFiles').set(set).where('id', '=', id).execute();
}

/**
 * Checks, opens and attaches a file of which every byte is here; undefined while it is not, or while too many others are
 * being finished: then the phone asks again, or `finishWhole` comes.
 */
async function finishIfWhole(
  regency: Regency,
  id: string,
  folders: Folders,
): Promise<FileAnswer | undefined> {
  const row = await regency.db
    .selectFrom('deviceFiles')
    .select(['received', 'size', 'refusedAs', 'attachedAt'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row || row.received < row.size || row.refusedAs !== null || row.attachedAt !== null) return undefined;
  return finishing.tryTo(() => finish(regency, id, folders));
}

async function finish(regency: Regency, id: string, folders: Folders): Promise<FileAnswer | undefined> {
  let isDone = false;
  const answer = await regency.db.transaction().execute(async (trx) => {
    const row = await lockFile(trx, id);
    if (!row || row.received < row.size || row.refusedAs !== null) return undefined;
    if (row.attachedAt !== null) return answerOf(row);
    const sealed = await readFile(partOf(folders, id)).catch(() => Buffer.alloc(0));
    if (createHash('sha256').update(sealed).digest('hex') !== row.sha256) {
      const misfits = row.misfits + 1;
      const refusedAs = misfits >= MOST_MISFITS ? sealBroken().code : null;
      await note(trx, id, { received: 0, misfits, refusedAs });
      await rm(partOf(folders, id), { force: true });
      return answerOf({ ...row, received: 0, refusedAs });
    }
    const arrivedAt = row.arrivedAt ?? regency.now();
    // Held for a person: all of it is here, and waits sealed.
    if (row.owner === null || row.ownerId === null) {
      await note(trx, id, { arrivedAt });
      return answerOf({ ...row, arrivedAt });
    }
    const refusedAs = await attach(trx, regency, row, Uint8Array.from(sealed), folders);
    await note(trx, id, refusedAs === null ? { arrivedAt, attachedAt: regency.now() } : { refusedAs });
    isDone = true;
    return answerOf({ ...row, arrivedAt, refusedAs });
  });
  if (isDone) await rm(partOf(folders, id), { force: true });
  return answer;
}

/** @returns the name of the refusal when it is no picture or recording */
async function attach(
  trx: Trx,
  regency: Regency,
  row: FileRow,
  sealed: Uint8Array<ArrayBuffer>,
  folders: Folders,
): Promise<string | null> {
  const device = await trx
    .selectFrom('devices')
    .select(['id', 'keyCipher'])
    .where('id', '=', row.deviceId)
    .executeTakeFirstOrThrow();
  const key = await boxKey(Buffer.from(keyOfDevice(regency, device), 'base64'));
  const plain = await unseal(key, sealed, row.id);
  if (plain === undefined) return sealBroken().code;
  try {
    const taken = await takeFiles([new File([plain], NAMES[row.kind] ?? 'berkas')]);
    // Left behind by an attempt that ended between file and row.
    await removeFiles(folders.files, [row.id]);
    await keepingFiles(
      folders.files,
      () => row.id,
      taken,
      async ([file]) => {
        if (file) await writeAttached(trx, regency, row, file);
      },
    );
    return null;
  } catch (refused) {
    if (!isProblem(refused)) throw refused;
    return refused.code;
  }
}

/** What people see as the name of the file. */
const NAMES: Readonly<Record<string, string>> = {
  photo: 'foto',
  voice: 'rekaman',
  signature: 'tanda-tangan',
};

async function writeAttached(trx: Trx, regency: Regency, row: FileRow, file: KeptFile): Promise<void> {
  const { ownerId } = row;
  if (ownerId === null) return;
  if (row.owner === 'ticket') {
    const act = await trx
      .selectFrom('ticketActs')
      .select('id')
      .where('ticketId', '=', ownerId)
      .where('seq', '=', 1)
      .executeTakeFirstOrThrow();
    await attachFiles(trx, regency, { ticketId: ownerId, actId: act.id, files: [file] });
    return;
  }
  const { id, mediaType, size, sha256, width, height } = file;
  await trx
    .insertInto('visitFiles')
    .values({
      id,
      mediaType,
      size,
      sha256,
      width,
      height,
      visitId: ownerId,
      kind: row.kind,
      caption: row.caption,
      createdAt: regency.now(),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  const { takenAt, lat, lng, accuracyM } = row;
  await trx
    .insertInto('visitFilePlaces')
    .values({ fileId: id, takenAt, lat, lng, accuracyM })
    .onConflict((conflict) => conflict.column('fileId').doNothing())
    .execute();
}

function partOf({ parts }: Folders, id: string): string {
  return join(parts, id.slice(-2), id);
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

/** Written at its place and flushed: what was acknowledged survives a power cut. */
async function append(path: string, from: number, bytes: Uint8Array): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  const file = await open(path, from === 0 ? 'w' : 'r+', 0o600);
  try {
    await file.truncate(from);
    await file.write(bytes, 0, bytes.length, from);
    await file.sync();
  } finally {
    await file.close();
  }
}
