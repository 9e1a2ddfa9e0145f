/** Everything that was sent or waits, as lines a person understands, and what she may do about each. */
import { v7 } from 'uuid';
import type { PhoneAct } from '#domain/visits/phone-act.ts';
import type { RefusalDetail } from '#domain/visits/sync.ts';
import { checkFileOf } from '#offline/check-file.ts';
import type { OwnDrafts } from '#offline/drafts.ts';
import { fileAct, FILING, type FilingTrx } from '#offline/file-act.ts';
import { heldFilesOf, openFile } from '#offline/held-files.ts';
import type { Line } from '#offline/line.ts';
import { isSomebodySending } from '#offline/one-sender.ts';
import { aboutContext } from '#offline/open-draft.ts';
import { fileLetGo, lettingGo, triedAgain } from '#offline/outbox-step.ts';
import { draftIsElsewhere } from '#offline/phone.problems.ts';
import type { PhoneCore } from '#offline/phone-core.ts';
import type { About, LineState, OpenDraft, Outbox, OutboxLine } from '#offline/phone-words.ts';
import { inOneStep, type ActRow, type ActState, type FileRow } from '#offline/store.ts';
import { seal, sealJson, unseal, unsealJson } from '#shared/sealed-box.ts';

/** The outbox of this phone. */
export function outboxOf(core: PhoneCore, drafts: OwnDrafts, line: Line): Outbox {
  const { db, keyring, signals, now } = core;

  /** Changes a refused act, and nothing else: two tabs may show it. */
  const changeRefused = async (id: string, change: (act: ActRow) => ActRow) => {
    await inOneStep(db, ['acts'], async (trx) => {
      const act = await trx.objectStore('acts').get(id);
      if (act?.state === 'refused') await trx.objectStore('acts').put(change(act));
    });
    signals.tell('changed');
    line.soon();
  };

  return {
    async lines() {
      const key = await keyring.key();
      const [acts, files, isSending] = await Promise.all([
        db.getAll('acts'),
        db.getAll('files'),
        isSomebodySending(),
      ]);
      const filesOf = Map.groupBy(files, ({ holderId }) => holderId);
      const lines = await Promise.all(
        acts.map(async (act) => lineOf(act, filesOf.get(act.id) ?? [], await aboutOf(key, act), isSending)),
      );
      return lines.toSorted(inOrder);
    },

    async read(id) {
      const key = await keyring.key();
      const act = await db.get('acts', id);
      if (!act) return undefined;
      const [files, held, isSending, about, body, detail] = await Promise.all([
        db.getAllFromIndex('files', 'holderId', id),
        heldFilesOf(db, id),
        isSomebodySending(),
        aboutOf(key, act),
        unsealJson(key, act.sealed, id),
        act.detail && unsealJson(key, act.detail, id),
      ]);
      return {
        ...lineOf(act, files, about, isSending),
        // Written by this phone, and by the office.
        act: body === undefined ? null : ({ kind: act.kind, body } as PhoneAct),
        detail: (detail ?? null) as RefusalDetail | null,
        held,
        replaces: act.replaces,
      };
    },

    file: async (fileId) => openFile(db, await keyring.key(), fileId),

    async send(kind, body, about) {
      const key = await keyring.key();
      const id = v7();
      const [sealed, sealedAbout] = await Promise.all([
        sealJson(key, body, id),
        sealJson(key, about, aboutContext(id)),
      ]);
      const act = { id, kind, sealed, about: sealedAbout, replaces: null };
      await inOneStep(db, FILING, (trx) => fileAct(trx, act, now()));
      signals.tell('changed');
      line.soon();
      return id;
    },

    again: (id) => changeRefused(id, triedAgain),
    letGo: (id) => changeRefused(id, lettingGo),

    async mend(id) {
      const draftId = await beginMending(core, id);
      signals.tell('changed');
      const draft: OpenDraft | undefined = await drafts.open(draftId);
      if (!draft) throw draftIsElsewhere();
      return draft;
    },

    async letFileGo(fileId) {
      await inOneStep(db, ['files', 'bytes'], async (trx) => {
        const file = await trx.objectStore('files').get(fileId);
        if (file?.state !== 'refused') return;
        await trx.objectStore('files').put(fileLetGo(file));
        await trx.objectStore('bytes').delete(fileId);
      });
      signals.tell('changed');
      line.soon();
    },

    sendNow: () => line.now(),
    checkFile: async () => checkFileOf(db, (await keyring.isOpen()) ? await keyring.key() : null, now()),
  };
}

const UNREADABLE: About = { title: '', visitId: null };

async function aboutOf(key: CryptoKey, { id, about }: ActRow): Promise<About> {
  return ((about && (await unsealJson(key, about, aboutContext(id)))) as About | undefined) ?? UNREADABLE;
}

/** What needs a person first, then the newest. */
function inOrder(one: OutboxLine, other: OutboxLine): number {
  const needs = Number(other.state === 'needs_you') - Number(one.state === 'needs_you');
  return needs || (one.madeAt < other.madeAt ? 1 : -1);
}

/** What an act's state is in words; of one that has arrived, its files decide. */
const STATES: Readonly<Record<ActState, LineState | null>> = {
  waiting: 'on_phone',
  arrived: null,
  held: null,
  refused: 'needs_you',
  mended: 'let_go',
  letting_go: 'letting_go',
  let_go: 'let_go',
};

function stateOf({ state }: ActRow, files: readonly FileRow[], isSending: boolean): LineState {
  if (state === 'waiting' && isSending) return 'sending';
  const said = STATES[state];
  if (said !== null) return said;
  if (files.some((file) => file.state === 'refused')) return 'needs_you';
  return files.some((file) => file.state === 'here' || file.state === 'under_way') ? 'sending' : 'arrived';
}

function lineOf(act: ActRow, all: readonly FileRow[], about: About, isSending: boolean): OutboxLine {
  const files = all.filter(({ state }) => state !== 'gone');
  const { id, seq, kind, madeAt, arrivedAt, code, params, result, sealedBy } = act;
  const sumOf = (part: 'size' | 'received') => files.reduce((sum, file) => sum + file[part], 0);
  const countOf = (state: FileRow['state']) => files.filter((file) => file.state === state).length;
  return {
    ...about,
    id,
    seq,
    kind,
    state: stateOf(act, files, isSending),
    madeAt,
    arrivedAt,
    code: code ?? files.find((file) => file.state === 'refused')?.code ?? null,
    params,
    result,
    files: {
      count: files.length,
      arrived: countOf('arrived'),
      refused: countOf('refused'),
      bytes: sumOf('size'),
      received: sumOf('received'),
    },
    isForeign: sealedBy !== null,
  };
}

/**
 * A draft with what a refused act said; its files lie under it meanwhile, and go back when it is dropped. One act has one
 * such draft at most.
 * @returns its id @throws Problem phoneLocked, draftIsElsewhere when it is refused no more, or cannot be read here
 */
async function beginMending({ db, keyring, now }: PhoneCore, actId: string): Promise<string> {
  const key = await keyring.key();
  const act = await db.get('acts', actId);
  const plain = act && (await unseal(key, act.sealed, actId));
  if (!act || !plain) throw draftIsElsewhere();
  const id = v7();
  const [body, about] = await Promise.all([
    seal(key, plain, id),
    sealJson(key, await aboutOf(key, act), aboutContext(id)),
  ]);
  const at = new Date(now()).toISOString();
  const { kind } = act;
  const fresh = { id, edits: 0, kind, startedAt: at, changedAt: at, body, about, replaces: actId };
  return inOneStep(db, FILING, async (trx) => {
    const known = await mendingOf(trx, actId);
    if (known !== undefined) return known;
    if ((await trx.objectStore('acts').get(actId))?.state !== 'refused') throw draftIsElsewhere();
    await trx.objectStore('drafts').add(fresh);
    const files = trx.objectStore('files');
    for (const file of await files.index('holderId').getAll(actId))
      if (file.state !== 'gone') await files.put({ ...file, holderId: id });
    return id;
  });
}

async function mendingOf(trx: FilingTrx, actId: string): Promise<string | undefined> {
  const drafts = await trx.objectStore('drafts').getAll();
  return drafts.find(({ replaces }) => replaces === actId)?.id;
}
