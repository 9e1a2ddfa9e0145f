/** The files of a draft or act as a screen shows them, and how one is put there, sealed. */
import { LONGEST_CAPTION, MOST_ACT_FILES, MOST_FILE_BYTES } from '#domain/visits/sync.ts';
import type { FilingTrx } from '#offline/file-act.ts';
import { phoneNumbers } from '#offline/numbers.ts';
import { actTooLarge, draftIsElsewhere, heldFileTooLarge } from '#offline/phone.problems.ts';
import type { HeldFile, Taken } from '#offline/phone-words.ts';
import { inOneStep, type FileRow, type PhoneDb } from '#offline/store.ts';
import { hexOf, sha256Of } from '#offline/written-bytes.ts';
import { seal, unseal } from '#shared/sealed-box.ts';

const MEGABYTE = 1_000_000;

/** In the order they were taken; without those that were let go. */
export async function heldFilesOf(db: PhoneDb, holderId: string): Promise<HeldFile[]> {
  const rows = await db.getAllFromIndex('files', 'holderId', holderId);
  return rows
    .flatMap(({ state, ...row }) => (state === 'gone' ? [] : [heldFile({ ...row, state })]))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function heldFile(row: FileRow & Pick<HeldFile, 'state'>): HeldFile {
  const { id, kind, caption, size, state, received, code, takenAt } = row;
  return { id, kind, caption, size, state, received, code, takenAt };
}

/** The picture or recording itself; undefined when its bytes are no longer here, or another key sealed them. */
export async function openFile(db: PhoneDb, key: CryptoKey, id: string): Promise<Blob | undefined> {
  const sealed = await db.get('bytes', id);
  const plain = sealed && (await unseal(key, sealed, id));
  return plain && new Blob([plain], { type: typeOf(plain) });
}

/** How files begin, in hex: a browser shows a picture only under its right name. */
const BEGINNINGS: readonly (readonly [RegExp, string])[] = [
  [/^ffd8ff/, 'image/jpeg'],
  [/^89504e47/, 'image/png'],
  [/^52494646.{8}57454250/, 'image/webp'],
  [/^1a45dfa3/, 'audio/webm'],
  [/^4f676753/, 'audio/ogg'],
  [/^.{8}66747970/, 'audio/mp4'],
];

function typeOf(bytes: Uint8Array): string {
  const head = hexOf(bytes.subarray(0, 12));
  return BEGINNINGS.find(([start]) => start.test(head))?.[1] ?? 'application/octet-stream';
}

/**
 * Seals a file and puts it under a draft, in one step.
 * @param now ms by the phone's clock
 * @throws Problem heldFileTooLarge, actTooLarge when the draft has as many as an act may name, draftIsElsewhere, phoneFull
 */
export async function addFileTo(
  db: PhoneDb,
  key: CryptoKey,
  draftId: string,
  { blob, kind, caption = null, place = null }: Taken & { readonly blob: Blob },
  now: number,
): Promise<HeldFile> {
  const id = phoneNumbers.id();
  if (blob.size > MOST_FILE_BYTES) throw tooLarge();
  const sealed = await seal(key, new Uint8Array(await blob.arrayBuffer()), id);
  if (sealed.length > MOST_FILE_BYTES) throw tooLarge();
  const row: FileRow & { readonly state: 'here' } = {
    id,
    holderId: draftId,
    kind,
    caption: fitting(caption),
    size: sealed.length,
    sha256: await sha256Of(sealed),
    takenAt: new Date(now).toISOString(),
    lat: place?.lat ?? null,
    lng: place?.lng ?? null,
    accuracyM: place?.accuracyM ?? null,
    state: 'here',
    received: 0,
    code: null,
    hasBytes: true,
    arrivedAt: null,
  };
  await inOneStep(db, ['drafts', 'files', 'bytes'], async (trx) => {
    if ((await trx.objectStore('drafts').count(draftId)) === 0) throw draftIsElsewhere();
    const files = trx.objectStore('files');
    if ((await files.index('holderId').count(draftId)) >= MOST_ACT_FILES) throw actTooLarge();
    await files.add(row);
    await trx.objectStore('bytes').add(sealed, id);
  });
  return heldFile(row);
}

function tooLarge() {
  return heldFileTooLarge({ megabytes: MOST_FILE_BYTES / MEGABYTE });
}

/** @throws Problem actTooLarge: nothing typed is cut off silently */
function fitting(caption: string | null): string | null {
  if (caption !== null && caption.length > LONGEST_CAPTION) throw actTooLarge();
  return caption === '' ? null : caption;
}

/** @throws Problem actTooLarge, draftIsElsewhere */
export async function captionFile(
  db: PhoneDb,
  draftId: string,
  fileId: string,
  caption: string | null,
): Promise<void> {
  const written = fitting(caption);
  await inOneStep(db, ['files'], async (trx) => {
    const row = await trx.objectStore('files').get(fileId);
    if (row?.holderId !== draftId) throw draftIsElsewhere();
    await trx.objectStore('files').put({ ...row, caption: written });
  });
}

/**
 * Takes a file out of a draft, or (without `fileId`) all of them. What a mending draft got from the refused act goes back to
 * it; what was taken for the draft alone is deleted.
 */
export async function releaseFiles(
  trx: FilingTrx,
  draft: { readonly id: string; readonly replaces: string | null },
  fileId?: string,
): Promise<void> {
  const [files, bytes] = [trx.objectStore('files'), trx.objectStore('bytes')];
  const mended = draft.replaces === null ? undefined : await trx.objectStore('acts').get(draft.replaces);
  for (const row of await files.index('holderId').getAll(draft.id)) {
    if (fileId !== undefined && row.id !== fileId) continue;
    if (mended?.files.includes(row.id)) await files.put({ ...row, holderId: mended.id });
    else {
      await files.delete(row.id);
      await bytes.delete(row.id);
    }
  }
}
