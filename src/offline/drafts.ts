/** What is being typed, or waits to be gone on with. */
import type { PhoneActBodies, PhoneActKind } from '#domain/visits/phone-act.ts';
import { FILING } from '#offline/file-act.ts';
import { heldFilesOf, releaseFiles } from '#offline/held-files.ts';
import { phoneNumbers } from '#offline/numbers.ts';
import { aboutContext, openDraft, type LeavableDraft } from '#offline/open-draft.ts';
import { draftIsElsewhere } from '#offline/phone.problems.ts';
import type { PhoneCore } from '#offline/phone-core.ts';
import type { About, DraftLine, Drafts, OpenDraft } from '#offline/phone-words.ts';
import { inOneStep, type DraftRow } from '#offline/store.ts';
import { sealJson, unsealJson } from '#shared/sealed-box.ts';

/** A draft that another page or phone left in a way that cannot be read is a line all the same. */
const UNREADABLE: About = { title: '', visitId: null };

export interface OwnDrafts extends Drafts {
  /** Stores what was put last in every draft that is open in this page: it is about to be hidden or ended. */
  flush(): Promise<void>;
}

/** The drafts of this phone. */
export function draftsOf(core: PhoneCore): OwnDrafts {
  const { db, keyring, signals } = core;
  /** Open in this page. */
  const opened = new Map<string, Promise<LeavableDraft | undefined>>();

  const open = (id: string, key: CryptoKey, takesOver = false): Promise<LeavableDraft | undefined> => {
    const known = opened.get(id);
    if (known) return known;
    const opening = openDraft(core, { id, key, takesOver, ended: () => opened.delete(id) });
    opened.set(id, opening);
    const forget = () => opened.get(id) === opening && opened.delete(id);
    opening.then((draft) => draft ?? forget(), forget);
    return opening;
  };

  return {
    async list() {
      const key = await keyring.key();
      const rows = await db.getAll('drafts');
      const lines = await Promise.all(rows.map((row) => lineOf(core, key, row)));
      return lines.toSorted((one, other) => (one.changedAt < other.changedAt ? 1 : -1));
    },

    async read(id) {
      const key = await keyring.key();
      const row = await db.get('drafts', id);
      const body = row && (await unsealJson(key, row.body, id));
      if (!row || body === undefined) return undefined;
      const line = await lineOf(core, key, row);
      // Written by this phone: a form shows what stands in it, and the office parses it.
      return {
        ...line,
        body: body as PhoneActBodies[PhoneActKind],
        held: await heldFilesOf(db, id),
      };
    },

    async begin<Kind extends PhoneActKind>(kind: Kind, body: PhoneActBodies[Kind], about: About) {
      const key = await keyring.key();
      const id = phoneNumbers.id();
      const at = new Date(core.now()).toISOString();
      const row: DraftRow = {
        id,
        edits: 0,
        kind,
        startedAt: at,
        changedAt: at,
        body: await sealJson(key, body, id),
        about: await sealJson(key, about, aboutContext(id)),
        replaces: null,
      };
      await inOneStep(db, ['drafts'], (trx) => trx.objectStore('drafts').add(row));
      signals.tell('changed');
      const draft = await open(id, key);
      if (!draft) throw draftIsElsewhere();
      // Begun above with a body of this kind.
      return draft as unknown as OpenDraft<Kind>;
    },

    async open(id, takesOver) {
      return open(id, await keyring.key(), takesOver);
    },

    async drop(id) {
      const draft = await opened.get(id);
      draft?.leave();
      await inOneStep(db, FILING, async (trx) => {
        const row = await trx.objectStore('drafts').get(id);
        if (!row) return;
        await releaseFiles(trx, row);
        await trx.objectStore('drafts').delete(id);
      });
      signals.tell('changed');
    },

    async flush() {
      const drafts = await Promise.allSettled(opened.values());
      await Promise.allSettled(
        drafts.map((one) => (one.status === 'fulfilled' ? one.value?.saved() : undefined)),
      );
    },
  };
}

async function lineOf({ db }: PhoneCore, key: CryptoKey, row: DraftRow): Promise<DraftLine> {
  const { id, kind, startedAt, changedAt, replaces } = row;
  const about = (await unsealJson(key, row.about, aboutContext(id))) as About | undefined;
  const files = await db.countFromIndex('files', 'holderId', id);
  return { id, kind, startedAt, changedAt, replaces, files, ...(about ?? UNREADABLE) };
}
