/** How something enters the outbox: one step that takes the next place in the phone's order. */
import type { PhoneActKind } from '#domain/visits/phone-act.ts';
import { MOST_ACT_BYTES } from '#domain/visits/sync.ts';
import { actTooLarge, draftIsElsewhere, phoneIsNobodys } from '#offline/phone.problems.ts';
import { inOneStep, type ActRow, type PhoneDb, type PhoneRow, type PhoneTrx } from '#offline/store.ts';
import type { Sealed } from '#shared/sealed-box.ts';

/** What the step touches: for `inOneStep`. */
export const FILING = ['phone', 'drafts', 'acts', 'files', 'bytes'] as const;
export type FilingTrx = PhoneTrx<typeof FILING>;

export interface NewAct {
  /** Also the draft's it was: pressing twice makes one act. */
  readonly id: string;
  readonly kind: PhoneActKind;
  /** JSON of the body, sealed in the context of the id. */
  readonly sealed: Sealed;
  readonly about: Sealed;
  /** The refused act it mends. */
  readonly replaces: string | null;
}

/**
 * Puts an act into the outbox, with the files that lie under its id. An act it mends counts no more, and files that were
 * left with that one are let go. Does nothing when the act lies there already.
 * @param madeAt ms by the phone's clock
 * @throws Problem phoneIsNobodys, actTooLarge
 */
export async function fileAct(trx: FilingTrx, act: NewAct, madeAt: number): Promise<void> {
  const [phone, acts] = [trx.objectStore('phone'), trx.objectStore('acts')];
  if (await acts.get(act.id)) return;
  const row = await phone.get('me');
  if (!row) throw phoneIsNobodys();
  if (act.sealed.length > MOST_ACT_BYTES) throw actTooLarge();
  const files = await trx.objectStore('files').index('holderId').getAllKeys(act.id);
  await acts.add(actRow(act, row, files.toSorted(), madeAt));
  await phone.put({ ...row, nextSeq: row.nextSeq + 1 }, 'me');
  if (act.replaces !== null) await standFor(trx, act.replaces);
}

function actRow(act: NewAct, phone: PhoneRow, files: readonly string[], madeAt: number): ActRow {
  return {
    ...act,
    seq: phone.nextSeq,
    state: 'waiting',
    madeAt: new Date(madeAt).toISOString(),
    skewMs: phone.skewMs,
    contact: phone.contact,
    files,
    sealedBy: null,
    tries: 0,
    arrivedAt: null,
    code: null,
    params: {},
    detail: null,
    result: null,
  };
}

/** Another act stands for this one, unless it has arrived meanwhile: then the office refuses the newer. */
async function standFor(trx: FilingTrx, oldId: string): Promise<void> {
  const [acts, files, bytes] = [trx.objectStore('acts'), trx.objectStore('files'), trx.objectStore('bytes')];
  const old = await acts.get(oldId);
  if (!old || (old.state !== 'refused' && old.state !== 'waiting')) return;
  await acts.put({ ...old, state: 'mended' });
  for (const file of await files.index('holderId').getAll(oldId)) {
    await files.put({ ...file, state: 'gone', hasBytes: false });
    await bytes.delete(file.id);
  }
}

/**
 * A draft becomes an act: its files come along as they lie there, and the draft is gone. A draft that was sent already is
 * left as it is.
 * @param edits of the draft as the person sees it
 * @throws Problem draftIsElsewhere when it was changed or deleted elsewhere, phoneFull, actTooLarge
 */
export function fileDraft(db: PhoneDb, id: string, edits: number, madeAt: number): Promise<void> {
  return inOneStep(db, FILING, async (trx) => {
    const drafts = trx.objectStore('drafts');
    const draft = await drafts.get(id);
    if (!draft && (await trx.objectStore('acts').get(id))) return;
    if (!draft || draft.edits !== edits) throw draftIsElsewhere();
    const { kind, body: sealed, about, replaces } = draft;
    await fileAct(trx, { id, kind, sealed, about, replaces }, madeAt);
    await drafts.delete(id);
  });
}
