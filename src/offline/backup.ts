/** Everything unsent as one file, and a file taken back: on this phone, or on another of the same person. */
import { backupFile, readBackupFile, type BackupRows, type ReadBackup } from '#offline/backup-file.ts';
import { restoredAct, restoredFile, unsentOf, withoutDrafts } from '#offline/backup-rows.ts';
import { FILING, type FilingTrx } from '#offline/file-act.ts';
import { backupForeign, phoneHoldsUnsent, phoneIsNobodys } from '#offline/phone.problems.ts';
import type { PhoneCore } from '#offline/phone-core.ts';
import type { Backup, BackupRead } from '#offline/phone-words.ts';
import { changePhone, inOneStep, type DraftRow, type FileRow, type PhoneRow } from '#offline/store.ts';

/** Backups of this phone. */
export function backupOf(core: PhoneCore): Backup {
  const { db, signals, now } = core;
  let made: readonly string[] = [];

  return {
    async make() {
      const rows = await unsentRows(core);
      const bytes: Blob[] = [];
      // One after the other: the browser keeps blobs on the disk, and a day's photos do not fit in memory.
      for (const { id } of rows.files)
        bytes.push(new Blob([(await db.get('bytes', id)) ?? new Uint8Array()]));
      const file = await backupFile(rows, bytes);
      made = namesOf(rows);
      const day = new Date(now()).toISOString().slice(0, 16).replace('T', '-').replace(':', '');
      return {
        name: `cadangan-kunjungan-${day}.ovo`,
        file,
        acts: rows.acts.length,
        files: rows.files.length,
      };
    },

    async wasSaved() {
      await changePhone(db, (row) => ({ ...row, backedUp: made }));
      signals.tell('changed');
    },

    async read(file) {
      const phone = await db.get('phone', 'me');
      if (!phone) throw phoneIsNobodys();
      const backup = await readBackupFile(file);
      if (backup.rows.personId !== phone.person.id) throw backupForeign();
      const read = await takeIn(core, phone, backup);
      signals.tell('changed');
      core.sendSoon();
      return read;
    },
  };
}

/** @throws Problem phoneIsNobodys */
async function unsentRows({ db, now }: PhoneCore): Promise<BackupRows> {
  const trx = db.transaction(['phone', 'acts', 'drafts', 'files']);
  const [phone, acts, drafts, files] = await Promise.all([
    trx.objectStore('phone').get('me'),
    trx.objectStore('acts').getAll(),
    trx.objectStore('drafts').getAll(),
    trx.objectStore('files').getAll(),
  ]);
  if (!phone) throw phoneIsNobodys();
  const { deviceId, person } = phone;
  const madeAt = new Date(now()).toISOString();
  return { deviceId, personId: person.id, madeAt, drafts, ...unsentOf({ acts, files }, drafts) };
}

/** What a backup holds, by name: a draft that was changed since is another one. */
function namesOf({ acts, drafts, files }: Pick<BackupRows, 'acts' | 'drafts' | 'files'>): string[] {
  return [
    ...acts.map(({ id }) => id),
    ...files.map(({ id }) => id),
    ...drafts.map(({ id, edits }) => `${id} ${edits}`),
  ];
}

async function takeIn(core: PhoneCore, phone: PhoneRow, backup: ReadBackup): Promise<BackupRead> {
  const { deviceId: from, acts, drafts } = backup.rows;
  const files = from === phone.deviceId ? backup.rows.files : withoutDrafts(backup.rows, drafts);
  const filesOf = Map.groupBy(files, ({ holderId }) => holderId);
  const read = { acts: 0, files: 0, drafts: 0, known: 0, closedDrafts: 0 };
  const add = async (
    holderId: string,
    what: 'acts' | 'drafts',
    put: (trx: FilingTrx) => Promise<boolean>,
  ) => {
    const own = filesOf.get(holderId) ?? [];
    const taken = await takeHolder(core, own, backup, put);
    read[taken.isNew ? what : 'known'] += 1;
    read.files += taken.files;
  };
  for (const act of acts)
    await add(act.id, 'acts', async (trx) => {
      if (await trx.objectStore('acts').get(act.id)) return false;
      const row = restoredAct(act, from, phone.deviceId);
      await trx.objectStore('acts').put(row);
      const me = await trx.objectStore('phone').get('me');
      if (!me) throw phoneIsNobodys();
      if (row.sealedBy === null && row.seq >= me.nextSeq)
        await trx.objectStore('phone').put({ ...me, nextSeq: row.seq + 1 }, 'me');
      return true;
    });
  for (const draft of drafts)
    if (from !== phone.deviceId) read.closedDrafts += 1;
    else await add(draft.id, 'drafts', (trx) => putDraft(trx, draft));
  return read;
}

/** A draft that was sent meanwhile is an act now. */
async function putDraft(trx: FilingTrx, draft: DraftRow): Promise<boolean> {
  const { id } = draft;
  if ((await trx.objectStore('drafts').get(id)) || (await trx.objectStore('acts').get(id))) return false;
  await trx.objectStore('drafts').put(draft);
  return true;
}

/** An act or draft with its files, in one step. Files come in also when it was here already, and they were not. */
async function takeHolder(
  { db }: PhoneCore,
  files: readonly FileRow[],
  backup: ReadBackup,
  put: (trx: FilingTrx) => Promise<boolean>,
): Promise<{ readonly isNew: boolean; readonly files: number }> {
  const bytes = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const { id } of files) if (!(await db.get('files', id))) bytes.set(id, await backup.bytesOf(id));
  return inOneStep(db, FILING, async (trx) => {
    const isNew = await put(trx);
    let taken = 0;
    for (const file of files) {
      const sealed = bytes.get(file.id);
      if (!sealed || (await trx.objectStore('files').get(file.id))) continue;
      await trx.objectStore('files').put(restoredFile(file));
      await trx.objectStore('bytes').put(sealed, file.id);
      taken += 1;
    }
    return { isNew, files: taken };
  });
}

/**
 * Whether a phone may be emptied: nothing unsent lies there, or she is sure and a backup of all of it was saved.
 * @throws Problem phoneHoldsUnsent
 */
export function refuseUnsaved(
  rows: Pick<BackupRows, 'acts' | 'drafts' | 'files'>,
  { backedUp }: Pick<PhoneRow, 'backedUp'>,
  isSure: boolean,
): void {
  const unsent = unsentOf(rows, rows.drafts);
  const saved = new Set(backedUp);
  const acts = unsent.acts.filter(({ state }) => state !== 'letting_go');
  const meant = { acts, files: unsent.files, drafts: rows.drafts };
  const names = namesOf(meant);
  if (names.length === 0 || (isSure && names.every((name) => saved.has(name)))) return;
  throw phoneHoldsUnsent({
    acts: acts.length,
    files: unsent.files.length,
    drafts: rows.drafts.length,
  });
}
