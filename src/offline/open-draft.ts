/** A draft that is being typed in: what is put is stored, sealed, in the order it was put, and sent in one step. */
import type { PhoneActBodies, PhoneActKind } from '#domain/visits/phone-act.ts';
import { claimDraft, type Claim } from '#offline/draft-claim.ts';
import { FILING, fileDraft } from '#offline/file-act.ts';
import { addFileTo, captionFile, heldFilesOf, openFile, releaseFiles } from '#offline/held-files.ts';
import { keepNewest } from '#offline/keep-newest.ts';
import { draftIsElsewhere } from '#offline/phone.problems.ts';
import type { PhoneCore } from '#offline/phone-core.ts';
import type { About, OpenDraft, SavedState } from '#offline/phone-words.ts';
import { inOneStep, isPhoneFull, type DraftRow } from '#offline/store.ts';
import { isProblem } from '#shared/problem.ts';
import { sealJson, type Sealed } from '#shared/sealed-box.ts';

/** Context of the seal of what a draft or act is about. */
export const aboutContext = (id: string) => `about:${id}`;

export interface Opening {
  readonly id: string;
  /** Kept as long as the draft is open: what was typed when the phone locked itself is stored too. */
  readonly key: CryptoKey;
  readonly takesOver: boolean;
  /** It is open no more. */
  readonly ended: () => void;
}

/** @returns undefined when there is no such draft. @throws Problem draftIsElsewhere when another tab has it */
export async function openDraft(core: PhoneCore, opening: Opening): Promise<LeavableDraft | undefined> {
  const { id } = opening;
  // Nobody can ask before the lock is ours, and then the draft is there.
  let draft: LeavableDraft | undefined;
  const claim = await claimDraft(id, opening.takesOver, {
    signals: core.signals,
    // Where there is no room to store what was typed, the other tab has to take the lock away.
    asked: () => void draft?.close().then(draft.leave, () => {}),
    lost: () => draft?.leave(),
  });
  if (!claim) throw draftIsElsewhere();
  // Read after the lock is ours: what another tab stored last counts.
  const row = await core.db.get('drafts', id);
  if (!row) claim.release();
  else draft = typedDraft(core, opening, claim, row);
  return draft;
}

export interface LeavableDraft extends OpenDraft {
  /** Another tab has it now, or it was deleted: nothing more is written from here. */
  leave(): void;
}

function typedDraft(core: PhoneCore, opening: Opening, claim: Claim, row: DraftRow): LeavableDraft {
  const { db, signals } = core;
  const { id, key } = opening;
  const listeners = new Set<(state: SavedState) => void>();
  let state: SavedState = 'saved';
  let edits = row.edits;
  let isOpen = true;
  let isSending = false;
  /** Put while it is being sent: kept for when sending fails. */
  let late: Put | undefined;
  /** What is being made, and how it is ended early. */
  const underWay = new Map<Promise<unknown>, () => void>();

  const tell = (fresh: SavedState) => {
    if (fresh === state) return;
    state = fresh;
    for (const told of listeners) told(state);
  };
  const changed = () => signals.tell('changed');
  const keeper = keepNewest(
    async ({ body, about }: Put) => {
      const sealed = await sealJson(key, body, id);
      const sealedAbout = about && (await sealJson(key, about, aboutContext(id)));
      await storeDraft(core, { id, edits, body: sealed, about: sealedAbout });
      edits += 1;
    },
    (stored) => {
      if (typeof stored === 'string') tell(stored);
      else if (isElsewhere(stored.failed)) draft.leave();
      else tell('failed');
    },
  );
  /** What was put last is about this; told once with a body, it goes along with every later one. */
  let about: About | undefined;
  const end = () => {
    if (!isOpen) return;
    isOpen = false;
    keeper.stop();
    claim.release();
    opening.ended();
    // Not at every letter: nobody else shows what is being typed.
    changed();
  };

  const draft: LeavableDraft = {
    id,
    kind: row.kind,
    put(body, newAbout) {
      if (!isOpen) return tell('elsewhere');
      about = newAbout ?? about;
      if (isSending) late = { body, about };
      else keeper.put({ body, about });
    },
    async saved() {
      if (state === 'elsewhere') throw draftIsElsewhere();
      await keeper.settled();
    },
    onSaved(told) {
      listeners.add(told);
      told(state);
    },
    async addFile(blob, taken) {
      const held = await addFileTo(db, key, id, { ...taken, blob }, core.now());
      changed();
      return held;
    },
    async removeFile(fileId) {
      await inOneStep(db, FILING, async (trx) => {
        if (!(await trx.objectStore('drafts').get(id))) throw draftIsElsewhere();
        await releaseFiles(trx, row, fileId);
      });
      changed();
    },
    async caption(fileId, caption) {
      await captionFile(db, id, fileId, caption);
      changed();
    },
    files: () => heldFilesOf(db, id),
    file: (fileId) => openFile(db, key, fileId),
    async making(work, endNow = () => {}) {
      underWay.set(work, endNow);
      try {
        return await work;
      } finally {
        underWay.delete(work);
      }
    },
    async send() {
      for (const endNow of underWay.values()) endNow();
      while (underWay.size > 0) await Promise.all(underWay.keys());
      await draft.saved();
      isSending = true;
      try {
        await fileDraft(db, id, edits, core.now());
      } catch (refused) {
        isSending = false;
        if (late) keeper.put(late);
        throw refused;
      }
      end();
      core.sendSoon();
      return id;
    },
    async close() {
      try {
        await draft.saved();
      } catch (refused) {
        // What found no room is kept in the page.
        if (!isPhoneFull(refused)) end();
        throw refused;
      }
      end();
    },
    leave() {
      end();
      tell('elsewhere');
    },
  };
  return draft;
}

interface Put {
  readonly body: PhoneActBodies[PhoneActKind];
  readonly about: About | undefined;
}

function isElsewhere(error: unknown): boolean {
  return isProblem(error) && error.code === draftIsElsewhere().code;
}

interface Stored {
  readonly id: string;
  /** As this page knows them. */
  readonly edits: number;
  readonly body: Sealed;
  /** Undefined: as it was. */
  readonly about: Sealed | undefined;
}

/** @throws Problem draftIsElsewhere when another page wrote it, sent it or deleted it; phoneFull */
async function storeDraft({ db, now }: PhoneCore, { id, edits, body, about }: Stored): Promise<void> {
  await inOneStep(db, ['drafts'], async (trx) => {
    const drafts = trx.objectStore('drafts');
    const row = await drafts.get(id);
    if (row?.edits !== edits) throw draftIsElsewhere();
    const changedAt = new Date(now()).toISOString();
    await drafts.put({ ...row, body, about: about ?? row.about, changedAt, edits: edits + 1 });
  });
}
