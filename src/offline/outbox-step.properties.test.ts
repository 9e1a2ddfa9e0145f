/**
 * Whatever the line does, what was written on a phone counts at the office once: any order, any copies, cut between any two
 * steps, answers that come late, an office restored from an older state, a phone whose door was taken away, acts that were
 * mended or let go. The office here is a small model of the real one; `domain/visits/sync.properties.test.ts` plays the same
 * phones against the real one with its database.
 */
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { idSum } from '#domain/visits/pack.ts';
import type { ActAnswer, Batch, BatchAnswer, Believed, FileAnswer, SentAct } from '#domain/visits/sync.ts';
import { defineProblem } from '#shared/problem.ts';
import { plainPhone, type Fate, type OfficeDoor, type PlainPhone } from '#tests/plain-phone.ts';

/** `npm test -- --full` tries ten thousand. */
const RUNS = process.env['OVO_FULL'] === '1' ? 10_000 : 30;
const DAY = 86_400_000;
const PERSON = uuidv7();

/** `wrong`: refused until it is mended. `spoils`: no batch with it is taken. `slow`: fails so often by an incident. */
interface Words {
  /** What it is about: however often it is mended, it counts once. */
  readonly topic: string;
  readonly is: 'good' | 'wrong' | 'spoils' | 'slow';
  /** What it builds on. */
  readonly needs: string | null;
}

interface OfficeAct {
  readonly deviceId: string;
  readonly seq: number;
  readonly words: Words;
  readonly outcome: 'accepted' | 'refused' | 'held' | 'replaced' | 'dropped';
  readonly replacedBy: string | null;
}
interface OfficeFile {
  readonly actId: string;
  readonly size: number;
  readonly received: number;
}
interface OfficeState {
  readonly acts: ReadonlyMap<string, OfficeAct>;
  readonly files: ReadonlyMap<string, OfficeFile>;
  /** How often each topic counts. */
  readonly effects: ReadonlyMap<string, number>;
}

const formRefused = defineProblem('form_refused', 422);
const unknownFile = defineProblem('unknown_file', 404);

/** It counts, or waits there for a person. */
function isThere({ outcome }: OfficeAct): boolean {
  return outcome === 'accepted' || outcome === 'held';
}

/** The rules of `sync.commands.server.ts` and `device-file.commands.server.ts`, without their rooms. */
function modelOffice(now: () => number) {
  let state: OfficeState = { acts: new Map(), files: new Map(), effects: new Map() };
  const revoked = new Set<string>();
  const incidents = new Map<string, number>();
  let isBusy = false;

  const put = (id: string, act: OfficeAct) =>
    (state = { ...state, acts: new Map([...state.acts, [id, act]]) });
  const putFile = (id: string, file: OfficeFile) =>
    (state = { ...state, files: new Map([...state.files, [id, file]]) });

  const refused = (id: string, code: string): ActAnswer => ({
    id,
    outcome: 'refused',
    code,
    params: {},
    sealed: null,
  });
  const announce = (sent: SentAct) => {
    for (const { id, size } of sent.files)
      if (!state.files.has(id)) putFile(id, { actId: sent.id, size, received: 0 });
  };
  /** False when the one it would stand for counts already, or another that stands for it. */
  const mayReplace = (oldId: string, by: string): boolean => {
    const old = state.acts.get(oldId);
    if (!old || old.replacedBy === by) return true;
    if (old.outcome === 'accepted') return false;
    return old.replacedBy === null || mayReplace(old.replacedBy, by);
  };

  const takeAct = (deviceId: string, sent: SentAct): ActAnswer => {
    const { id } = sent;
    const words = wordsIn(sent.sealed);
    const left = incidents.get(id) ?? (words.is === 'slow' ? 2 : 0);
    if (left > 0) {
      incidents.set(id, left - 1);
      return { id, outcome: 'later' };
    }
    const known = state.acts.get(id);
    if (known?.outcome === 'accepted') {
      announce(sent);
      return { id, outcome: 'accepted', result: {} };
    }
    if (known?.outcome === 'replaced' || known?.outcome === 'dropped') return refused(id, 'act_was_replaced');
    if (sent.replaces !== null) {
      if (!mayReplace(sent.replaces, id)) return refused(id, 'act_is_other');
      const old = state.acts.get(sent.replaces) ?? { deviceId, seq: 0, words };
      put(sent.replaces, { ...old, outcome: 'replaced', replacedBy: id });
    }
    const act = { deviceId: sent.sealedBy ?? deviceId, seq: sent.seq, words, replacedBy: null };
    if (revoked.has(deviceId)) {
      put(id, { ...act, outcome: 'held' });
      announce(sent);
      return { id, outcome: 'held' };
    }
    const isMissing = words.needs !== null && !state.effects.has(words.needs);
    if (words.is === 'wrong' || isMissing) {
      put(id, { ...act, outcome: 'refused' });
      return refused(id, isMissing ? 'needs_other' : 'form_refused');
    }
    put(id, { ...act, outcome: 'accepted' });
    const effects = new Map(state.effects);
    state = { ...state, effects: effects.set(words.topic, (effects.get(words.topic) ?? 0) + 1) };
    announce(sent);
    return { id, outcome: 'accepted', result: {} };
  };

  const fileAnswer = (id: string): FileAnswer => {
    const file = state.files.get(id);
    if (!file) return { id, received: 0, state: 'unknown', code: null };
    const isWhole = file.received === file.size;
    return { id, received: file.received, state: isWhole ? 'arrived' : 'under_way', code: null };
  };
  const actsOf = (deviceId: string, fromSeq: number) =>
    [...state.acts].flatMap(([id, act]) =>
      act.deviceId === deviceId && isThere(act) && act.seq >= fromSeq ? [id] : [],
    );
  const arrivedOf = (deviceId: string, fromSeq: number) =>
    [...state.files].flatMap(([id, { actId, received, size }]) => {
      const act = state.acts.get(actId);
      return received === size && act?.deviceId === deviceId && act.seq >= fromSeq ? [id] : [];
    });
  const isAsBelieved = ({ count, sum }: Believed, ids: readonly string[]) =>
    count === 0 || (ids.length >= count && (ids.length !== count || sum === idSum(ids)));

  const missing = (deviceId: string, { arrived, keeps }: Batch): Pick<BatchAnswer, 'recheck' | 'lost'> => {
    if (keeps.acts.length + keeps.files.length > 0) {
      const isHere = (id: string) => {
        const act = state.acts.get(id);
        return act !== undefined && isThere(act);
      };
      return {
        recheck: false,
        lost: {
          acts: keeps.acts.filter((id) => !isHere(id)),
          files: keeps.files.filter((id) => fileAnswer(id).state !== 'arrived'),
        },
      };
    }
    const isRight =
      isAsBelieved(arrived.acts, actsOf(deviceId, arrived.acts.fromSeq)) &&
      isAsBelieved(arrived.files, arrivedOf(deviceId, arrived.files.fromSeq));
    return { recheck: !isRight, lost: { acts: [], files: [] } };
  };

  const doorOf = (deviceId: string): OfficeDoor => ({
    batch(batch) {
      if (batch.acts.some(({ sealed }) => wordsIn(sealed).is === 'spoils'))
        return Promise.reject(formRefused());
      const answer = {
        serverTime: new Date(now()).toISOString(),
        contact: `${now()}.bukti`,
        isRevoked: revoked.has(deviceId),
      };
      if (isBusy) {
        const acts = batch.acts.map(({ id }) => ({ id, outcome: 'later' as const }));
        const files = batch.asks.map(fileAnswer);
        return Promise.resolve({ ...answer, acts, files, recheck: false, lost: { acts: [], files: [] } });
      }
      const counting = batch.dropped.flatMap((id): ActAnswer[] => {
        const act = state.acts.get(id);
        if (act?.outcome === 'refused') put(id, { ...act, outcome: 'dropped' });
        if (act?.outcome === 'held') return [{ id, outcome: 'held' }];
        return act?.outcome === 'accepted' ? [{ id, outcome: 'accepted', result: {} }] : [];
      });
      const taken = batch.acts
        .toSorted((one, other) => one.seq - other.seq)
        .map((act) => takeAct(deviceId, act));
      const acts = [...counting, ...taken];
      return Promise.resolve({
        ...answer,
        acts,
        files: batch.asks.map(fileAnswer),
        ...missing(deviceId, batch),
      });
    },
    piece(id, from, bytes) {
      const file = state.files.get(id);
      if (!file) return Promise.reject(unknownFile());
      if (from === file.received) putFile(id, { ...file, received: from + bytes.length });
      return Promise.resolve(fileAnswer(id));
    },
  });
  return {
    doorOf,
    state: () => state,
    revoke: (deviceId: string) => void revoked.add(deviceId),
    isRevoked: (deviceId: string) => revoked.has(deviceId),
    beBusy: (busy: boolean) => (isBusy = busy),
    restore: (older: OfficeState) => (state = older),
  };
}

function sealedWords(words: Words): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(words));
}

function wordsIn(base64: string): Words {
  return JSON.parse(Buffer.from(base64, 'base64').toString('utf8')) as Words;
}

interface Snapshot {
  readonly state: OfficeState;
  readonly at: number;
  readonly wiped: readonly PlainPhone[];
}

interface Written {
  readonly phone: PlainPhone;
  readonly files: readonly string[];
  readonly words: Words;
  isLetGo: boolean;
}

const PHONES = 3;
const by = fc.nat({ max: PHONES - 1 });
const pick = fc.nat({ max: 30 });
const fate = fc.constantFrom<Fate>(
  'fine',
  'fine',
  'fine',
  'request_lost',
  'answer_lost',
  'answer_late',
  'twice',
);
const is = <const Name extends string>(name: Name) => fc.constant(name);
/** What may happen, in any order. */
const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      is: is('write'),
      by,
      words: fc.constantFrom<Words['is']>('good', 'good', 'good', 'wrong', 'wrong', 'slow', 'spoils'),
      /** Builds on what was written so many acts before, when there is such. */
      needs: fc.option(fc.integer({ min: 1, max: 3 })),
      files: fc.array(fc.integer({ min: 1, max: 60_000 }), { maxLength: 2 }),
    }),
  },
  { weight: 16, arbitrary: fc.record({ is: is('step'), by, fate }) },
  { weight: 2, arbitrary: fc.record({ is: is('restart'), by }) },
  { weight: 3, arbitrary: fc.record({ is: is('deliver'), by, pick }) },
  { weight: 3, arbitrary: fc.record({ is: is('mend'), by, pick, isGood: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ is: is('again'), by, pick }) },
  { weight: 1, arbitrary: fc.record({ is: is('let_go'), by, pick }) },
  { weight: 1, arbitrary: fc.record({ is: is('snapshot') }) },
  { weight: 1, arbitrary: fc.record({ is: is('restore') }) },
  { weight: 1, arbitrary: fc.record({ is: is('busy'), isBusy: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ is: is('revoke'), by }) },
  { weight: 1, arbitrary: fc.record({ is: is('days'), days: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 1, arbitrary: fc.record({ is: is('read_backup'), by, pick }) },
);

it('tidak ada yang hilang, tidak ada yang dua kali', { timeout: 3_600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 10, maxLength: 120 }), async (happenings) => {
      let clock = Date.parse('2026-11-23T02:00:00Z');
      const office = modelOffice(() => clock);
      const phones = Array.from({ length: PHONES }, (_none, i) => {
        const deviceId = uuidv7();
        const now = () => clock + i * 7_200_000;
        return plainPhone({ deviceId, personId: PERSON, door: office.doorOf(deviceId), now });
      });
      const story = new Map<string, Written>();
      /** On two phones: what one tells her may have been done by the other. */
      const copied = new Set<string>();
      let snapshot: Snapshot | undefined;
      const topicOf = (phone: PlainPhone, id: string) => {
        const row = phone.acts.get(id);
        if (!row) throw new RangeError('no such act');
        return JSON.parse(new TextDecoder().decode(row.sealed)) as Words;
      };
      const mend = (phone: PlainPhone, id: string, isGood: boolean) => {
        const words = {
          ...topicOf(phone, id),
          is: isGood ? ('good' as const) : ('wrong' as const),
          needs: null,
        };
        phone.write({ kind: 'ticket.open', sealed: sealedWords(words) }, id);
      };
      const giveUp = (phone: PlainPhone, id: string) => {
        const told = story.get(topicOf(phone, id).topic);
        if (told) told.isLetGo = true;
        phone.letGo(id);
      };

      for (const one of happenings) {
        clock += 1_000;
        const phone = 'by' in one ? phones[one.by] : undefined;
        const refused = phone ? refusedOn(phone) : [];
        const chosen = 'pick' in one ? refused[one.pick % (refused.length || 1)] : undefined;
        if (one.is === 'snapshot')
          snapshot = { state: office.state(), at: clock, wiped: phones.filter((phone) => phone.isWiped()) };
        else if (one.is === 'restore') {
          // Nobody restores an older one than the phones keep; what an emptied phone handed in lay at the office alone.
          const isKept = snapshot && clock - snapshot.at < 6 * DAY;
          const isEmptied = phones.some((phone) => phone.isWiped() && !snapshot?.wiped.includes(phone));
          if (!snapshot || !isKept || isEmptied) continue;
          office.restore(snapshot.state);
          // Between its last answer and emptying itself no phone waits for an office to be restored.
          for (const phone of phones) phone.restart();
        } else if (one.is === 'busy') office.beBusy(one.isBusy);
        else if (one.is === 'days') {
          clock += one.days * DAY;
          for (const phone of phones) phone.restart();
        } else if (!phone || phone.isWiped()) continue;
        else if (one.is === 'write') {
          const topic = uuidv7();
          const before = [...phone.acts.keys()].at(-(one.needs ?? Infinity));
          const needs = before === undefined ? null : topicOf(phone, before).topic;
          const words = { topic, is: one.words, needs };
          const files = one.files.map((size) => ({ id: uuidv7(), bytes: new Uint8Array(size) }));
          phone.write({ kind: 'ticket.open', sealed: sealedWords(words), files });
          story.set(topic, { phone, files: files.map(({ id }) => id), words, isLetGo: false });
        } else if (one.is === 'step') await phone.step(one.fate);
        else if (one.is === 'restart') phone.restart();
        else if (one.is === 'deliver') phone.deliver(one.pick);
        else if (one.is === 'read_backup') {
          const other = phones.filter((some) => some !== phone)[one.pick % (PHONES - 1)];
          for (const id of other ? phone.readBackupOf(other) : []) copied.add(topicOf(phone, id).topic);
        } else if (one.is === 'revoke') office.revoke(phone.deviceId);
        else if (chosen === undefined) continue;
        else if (one.is === 'again') phone.again(chosen);
        else if (one.is === 'let_go' || isForeign(phone, chosen)) giveUp(phone, chosen);
        else mend(phone, chosen, one.isGood);
        for (const count of office.state().effects.values()) expect(count).toBe(1);
      }

      // In the end there is signal, and a person mends what needs her.
      office.beBusy(false);
      for (const phone of phones)
        await untilDone(phone, office.isRevoked(phone.deviceId), (id) => {
          const { code, tries } = phone.acts.get(id) ?? { code: null, tries: 0 };
          if (code === 'act_is_other' || code === 'act_was_replaced') phone.letGo(id);
          else if (code === 'needs_other' && tries < 4) phone.again(id);
          else if (isForeign(phone, id)) giveUp(phone, id);
          else mend(phone, id, true);
        });

      const { acts, files, effects } = office.state();
      for (const [topic, { phone, files: own, isLetGo, words }] of story) {
        // What no office can even read is emptied with the rest.
        if (phone.isWiped() && words.is === 'spoils') continue;
        const those = [...acts].filter(([, act]) => act.words.topic === topic);
        const counting = those.filter(([, act]) => isThere(act));
        expect(effects.get(topic) ?? 0).toBe(those.filter(([, act]) => act.outcome === 'accepted').length);
        if (isLetGo) expect(counting.length).toBeLessThanOrEqual(1);
        else expect({ topic, counting: counting.length }).toEqual({ topic, counting: 1 });
        if (counting.length === 0) continue;
        for (const id of own) expect(files.get(id)).toMatchObject({ received: files.get(id)?.size });
        if (!phone.isWiped() && !copied.has(topic))
          for (const file of phone.files.values())
            if (own.includes(file.id)) expect(file.state).toBe('arrived');
      }
      // What the phone tells her is what the office has.
      for (const phone of phones)
        for (const { id, state } of phone.acts.values()) {
          // Held there or let go, unless another phone that has it too went on with it.
          if ((state === 'held' || state === 'let_go') && copied.has(topicOf(phone, id).topic)) continue;
          const act = acts.get(id);
          expect({ state, isThere: act !== undefined && isThere(act) }).toEqual(
            expect.toBeOneOf([
              { state: 'arrived', isThere: true },
              { state: 'mended', isThere: false },
              { state: 'let_go', isThere: false },
            ]),
          );
        }
    }),
    { numRuns: RUNS },
  );
});

function refusedOn(phone: PlainPhone): string[] {
  return [...phone.acts.values()].filter(({ state }) => state === 'refused').map(({ id }) => id);
}

/** It came from a backup of another phone: it cannot be read here, nor mended. */
function isForeign(phone: PlainPhone, id: string): boolean {
  return phone.acts.get(id)?.sealedBy !== null;
}

/** A phone hands in until nothing is left, and a person deals with each act that was refused. */
async function untilDone(phone: PlainPhone, isRevoked: boolean, deal: (id: string) => void): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) {
    phone.restart();
    let end = { isOver: false, isDone: false };
    for (let steps = 0; !end.isOver; steps += 1) {
      if (steps > 500) throw new RangeError('a round without an end');
      end = await phone.step();
    }
    const refused = refusedOn(phone);
    if (phone.isWiped() || (end.isDone && refused.length === 0)) return;
    if (!isRevoked) for (const id of refused) deal(id);
  }
  throw new RangeError('a phone that is never done');
}
