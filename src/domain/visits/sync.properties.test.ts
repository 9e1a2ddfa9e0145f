/**
 * Whatever the line does, what two officers wrote on their phones is here once: sent in any order, twice, with answers lost,
 * by several phones at once.
 */
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { typedRecord } from '#domain/registry/industry.typed.ts';
import { codeFrom } from '#domain/tickets/ticket.code.ts';
import type { SentAct } from '#domain/visits/sync.ts';
import { actorOf } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { openTaking, phoneOf, type TestPhone } from '#tests/phone.ts';
import { openWorld, topic, type World } from '#tests/world.ts';

const SITIUNG = '13.10.04.2001';
const officers = [actorOf('lapangan'), actorOf('petugasKumperindag')];
/** `npm test -- --full` tries ten thousand. */
const RUNS = process.env['OVO_FULL'] === '1' ? 10_000 : 30;

let world: World;
let taking: Awaited<ReturnType<typeof openTaking>>;
beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
  taking = await openTaking();
});
afterAll(async () => {
  await taking.close();
  await world.close();
});

const phones = fc.nat({ max: officers.length - 1 });
/** A phone writes something down, hands in some of what it holds in an odd order, or time goes on. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ is: fc.constant('ticket' as const), by: phones }) },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant('change' as const),
      by: phones,
      field: fc.constantFrom('jorong', 'startedYear', 'difficultyNote'),
      value: fc.integer({ min: 1950, max: 2020 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('send' as const),
      by: phones,
      picks: fc.array(fc.nat({ max: 30 }), { maxLength: 8 }),
      isCut: fc.boolean(),
    }),
  },
);

interface Written {
  readonly act: SentAct;
  readonly code: string | undefined;
}

it('tidak ada yang hilang, tidak ada yang dua kali', { timeout: 3_600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      const { regency } = world;
      const { record, owner, products } = makerWith({ nib: null });
      const maker = await registerIndustry(regency, officers[0] ?? actorOf('lapangan'), {
        record,
        owner,
        products,
      });
      const base = typedRecord(record);
      const held: { phone: TestPhone; written: Written[] }[] = [];
      for (const officer of officers)
        held.push({ phone: await phoneOf(regency, officer, taking), written: [] });
      for (const one of steps) {
        const mine = held[one.by];
        if (!mine) continue;
        if (one.is === 'send') {
          const acts = one.picks.flatMap((i) => mine.written[i % (mine.written.length || 1)]?.act ?? []);
          await mine.phone.send(acts, {}, one.isCut);
        } else if (one.is === 'ticket') {
          const code = codeFrom(crypto.getRandomValues(new Uint8Array(7)));
          const form = {
            name: 'Warga',
            phone: '081267890123',
            nagari: SITIUNG,
            topic: topic('mesin'),
            words: 'Mesin rusak.',
          };
          const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
          const body = { ticketId: uuidv7(), code, secret, visitId: null, form };
          mine.written.push({ act: await mine.phone.act('ticket.open', body), code });
        } else {
          const form = { ...base, [one.field]: String(one.value) };
          const act = await mine.phone.act('industry.change', { code: maker, base, form });
          mine.written.push({ act, code: undefined });
        }
      }
      // In the end there is signal: everything is handed in once more, all phones at the same time, twice.
      const last = await Promise.all(
        held.map(({ phone, written }) => phone.send(written.map(({ act }) => act))),
      );
      await Promise.all(
        held.map(({ phone, written }) => phone.send(written.map(({ act }) => act).toReversed())),
      );
      expect(taking.incidents).toEqual([]);

      const all = held.flatMap(({ written }) => written);
      const answers = last.flatMap(({ acts }) => acts);
      expect(
        answers.map(({ outcome }) => outcome).filter((one) => one !== 'accepted' && one !== 'refused'),
      ).toEqual([]);
      const codes = all.flatMap(({ code }) => code ?? []);
      const tickets = await regency.db
        .selectFrom('tickets')
        .select('code')
        .where('code', 'in', [...codes, ''])
        .execute();
      expect(tickets.map(({ code }) => code).toSorted()).toEqual(codes.toSorted());

      // Of the maker: each field holds what was accepted for it, and what was refused says that both changed it.
      const accepted = new Set(answers.filter(({ outcome }) => outcome === 'accepted').map(({ id }) => id));
      for (const answer of answers)
        if (answer.outcome === 'refused') expect(answer.code).toBe('changed_by_both');
      const changes = await regency.db
        .selectFrom('industryActs')
        .innerJoin('industries', 'industries.id', 'industryActs.industryId')
        .select(['industryActs.id', 'data'])
        .where('code', '=', maker)
        .where('act', '=', 'change')
        .execute();
      const changing = all.filter(({ act, code }) => code === undefined && accepted.has(act.id)).length;
      expect(changes.length).toBeLessThanOrEqual(changing);
      const fields = changes.flatMap(({ data }) => (data as { fields: string[] }).fields);
      expect(new Set(fields).size).toBe(fields.length);
    }),
    { numRuns: RUNS },
  );
});
