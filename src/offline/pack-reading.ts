/** The pack as a screen asks for it, with what this phone did since laid over it. */
import { MOST_SHELVES, type CommonShelf, type PackMaker } from '#domain/visits/pack.ts';
import { deviceRevoked, unknownDevice } from '#domain/visits/visit.problems.ts';
import { findMakers, MOST_FOUND } from '#offline/maker-search.ts';
import { openOwnActs, type OwnAct } from '#offline/own-acts.ts';
import { fetchPack } from '#offline/pack-fetch.ts';
import {
  actsByMaker,
  makerAfter,
  potentialsAfter,
  sentraAfter,
  ticketsAfter,
  visitsAfter,
  type VisitNames,
} from '#offline/pack-overlay.ts';
import { openShelves, type Shelves } from '#offline/pack-shelves.ts';
import { entryOf, type MakerEntry } from '#offline/pack-shelf.ts';
import type { PhoneCore } from '#offline/phone-core.ts';
import { noLine } from '#offline/phone.problems.ts';
import type { Own, PackReading } from '#offline/phone-words.ts';
import { changePhone } from '#offline/store.ts';
import { isProblem } from '#shared/problem.ts';

/** What one question looks at. */
interface Look {
  readonly shelves: Shelves;
  readonly own: readonly OwnAct[];
  /** Of these, by the number of the maker they are about. */
  readonly ofMaker: ReadonlyMap<string, readonly OwnAct[]>;
}

/** The pack of this phone. */
export function packReadingOf(core: PhoneCore): PackReading {
  const { db, keyring, signals } = core;
  const ownActs = openOwnActs(core);
  let opened: { readonly edits: number; readonly key: CryptoKey; readonly shelves: Shelves } | undefined;
  signals.on('locked', () => {
    opened = undefined;
    ownActs.forget();
  });

  const look = async (): Promise<Look> => {
    const [key, phone] = await Promise.all([keyring.key(), db.get('phone', 'me')]);
    const { packAt = null, packEdits: edits = 0 } = phone ?? {};
    if (opened?.edits !== edits || opened.key !== key) opened = { edits, key, shelves: openShelves(db, key) };
    const { shelves } = opened;
    const own = await ownActs.since(key, packAt);
    return { shelves, own, ofMaker: actsByMaker(own, await shelves.visits()) };
  };

  return {
    async refresh() {
      try {
        await fetchPack(core);
        return true;
      } catch (thrown) {
        if (isNamed(thrown, noLine)) return false;
        if (isNamed(thrown, unknownDevice)) await changePhone(db, (row) => ({ ...row, trouble: 'sign_in' }));
        if (isNamed(thrown, deviceRevoked)) await changePhone(db, (row) => ({ ...row, isRevoked: true }));
        signals.tell('changed');
        // A phone whose door was taken away hands in what it holds, and hears there what to do.
        core.sendSoon();
        throw thrown;
      }
    },
    common: async () => (await look()).shelves.common(),
    async visits(on) {
      const visits = await visitsSeen(await look());
      return on === undefined ? visits : visits.filter(({ plannedOn }) => plannedOn === on);
    },
    async visit(id) {
      return (await visitsSeen(await look())).find((visit) => visit.id === id);
    },
    async makers(words, nagariCode) {
      const seen = await look();
      const found = findMakers(await entriesSeen(seen, nagariCode), words).slice(0, MOST_FOUND);
      const makers: Own<PackMaker>[] = [];
      for (const { code } of found) {
        const maker = await makerSeen(seen, code);
        if (maker) makers.push(maker);
      }
      return makers;
    },
    maker: async (code) => makerSeen(await look(), code),
    async nagari() {
      const { shelves } = await look();
      return (await shelves.heads()).map(({ key: code, makers, isCut, at }) => ({ code, makers, isCut, at }));
    },
    tickets: async (code) => ticketsSeen(await look(), code),
    async ticket(id) {
      const seen = await look();
      for (const code of await codesSeen(seen)) {
        const ticket = (await ticketsSeen(seen, code)).find((one) => one.id === id);
        if (ticket) return ticket;
      }
      return undefined;
    },
    async sentra(code) {
      const seen = await look();
      const { sentra } = await seen.shelves.lists(code);
      const entries = await entriesSeen(seen, undefined);
      const names = new Map(entries.map((entry) => [entry.code, entry.name]));
      return sentraAfter(sentra, seen.own, (maker) => names.get(maker) ?? maker);
    },
    async potentials(code) {
      const { shelves, own } = await look();
      return potentialsAfter(code, (await shelves.lists(code)).potentials, own);
    },
    async wants() {
      return (await db.get('phone', 'me'))?.wants ?? [];
    },
    async want(codes) {
      const wants = [...new Set(codes)];
      if (wants.length > MOST_SHELVES) throw new RangeError(`a phone takes ${MOST_SHELVES} nagari along`);
      await changePhone(db, (row) => ({ ...row, wants }));
      signals.tell('changed');
    },
    async outline(code) {
      return (await (await look()).shelves.lists(code)).outline;
    },
  };
}

function isNamed(thrown: unknown, problem: () => { readonly code: string }): boolean {
  return isProblem(thrown) && thrown.code === problem().code;
}

/** Nagari that lie here, and those she made something in. */
async function codesSeen({ shelves, own }: Look): Promise<readonly string[]> {
  const lying = (await shelves.heads()).map(({ key }) => key);
  const made = own.flatMap(({ act: { body } }) => ('form' in body ? [body.form['nagari']] : []).flat());
  return [...new Set([...lying, ...made.filter((code) => code !== undefined)])];
}

/** What makers are found by; of those she changed as they are now. */
async function entriesSeen(seen: Look, nagariCode: string | undefined): Promise<readonly MakerEntry[]> {
  const entries = new Map(await seen.shelves.entries());
  for (const code of seen.ofMaker.keys()) {
    const maker = await makerSeen(seen, code);
    if (maker) entries.set(code, entryOf(maker));
  }
  const all = [...entries.values()];
  return nagariCode === undefined ? all : all.filter((entry) => entry.nagariCode === nagariCode);
}

async function makerSeen({ shelves, ofMaker }: Look, code: string): Promise<Own<PackMaker> | undefined> {
  return makerAfter(await shelves.maker(code), ofMaker.get(code) ?? []);
}

async function ticketsSeen({ shelves, own }: Look, code: string) {
  const [shelf, common] = await Promise.all([shelves.lists(code), shelves.common()]);
  return ticketsAfter(code, shelf.tickets, own, common?.topics ?? []);
}

async function visitsSeen(seen: Look) {
  const [visits, common] = await Promise.all([seen.shelves.visits(), seen.shelves.common()]);
  return visitsAfter(visits, seen.own, common ? await namesOfAdded(seen, common) : new Map());
}

/** Names for the visits that nobody had planned. */
async function namesOfAdded(seen: Look, common: CommonShelf): Promise<ReadonlyMap<string, VisitNames>> {
  const names = new Map<string, VisitNames>();
  for (const { act } of seen.own) {
    if (act.kind !== 'visit.add') continue;
    const { visitId, nagariCode, industry, ticketId, sentraId } = act.body;
    const [shelf, tickets] = [await seen.shelves.lists(nagariCode), await ticketsSeen(seen, nagariCode)];
    names.set(visitId, {
      common,
      maker: industry === null ? undefined : await makerSeen(seen, industry),
      ticket: tickets.find(({ id }) => id === ticketId),
      sentra: shelf.sentra.find(({ id }) => id === sentraId),
    });
  }
  return names;
}
