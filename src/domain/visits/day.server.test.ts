import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { orderDay, planMany, stepInDay } from '#domain/visits/day.commands.server.ts';
import { makersToVisit, nagariToVisit, visitsBetween } from '#domain/visits/plan.queries.server.ts';
import { planVisits, reportVisit } from '#domain/visits/visit.commands.server.ts';
import { actorOf } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { openWorld, type World } from '#tests/world.ts';

const SITIUNG = '13.10.04.2001';
const on = '2026-11-25';
const budi = actorOf('lapangan');
const yusrizal = actorOf('koordinator');
const day = { on, personId: budi.personId };
let world: World;
const codes: string[] = [];
beforeAll(async () => {
  world = await openWorld('2026-11-23 09:00');
  for (const [i, lng] of [101.5, 101.9, 101.6, 101.7].entries()) {
    const given = makerWith({ name: `Usaha ${i}`, nib: null, lat: -1, lng }, { nik: null, phone: null });
    codes.push(await registerIndustry(world.regency, actorOf('petugasKumperindag'), given));
  }
});
afterAll(() => world.close());

const namesOfDay = async () =>
  (await visitsBetween(world.regency, budi, { from: on, to: on, personId: budi.personId })).map(
    ({ maker }) => maker?.name,
  );
const unseen = async (today = '2026-11-23') =>
  (await makersToVisit(world.regency, { source: 'unseen', nagariCode: SITIUNG, today })).makers
    .map(({ name }) => name)
    .toSorted();

it('yang lama tidak dikunjungi dipilih, direncanakan, diurutkan menurut jarak, lalu dengan tangan', async () => {
  expect(await unseen()).toEqual(['Usaha 0', 'Usaha 1', 'Usaha 2', 'Usaha 3']);
  const plans = codes
    .slice(0, 3)
    .map((industry) => ({ nagariCode: SITIUNG, industry, reason: 'confirm' as const, ...day }));
  const planned = await planVisits(world.regency, yusrizal, plans);
  expect(await unseen()).toEqual(['Usaha 3']);
  await orderDay(world.regency, budi, day);
  expect(await namesOfDay()).toEqual(['Usaha 0', 'Usaha 2', 'Usaha 1']);
  const [, far] = planned;
  await stepInDay(world.regency, budi, day, { visitId: far?.after.id ?? '', step: 'up' });
  expect(await namesOfDay()).toEqual(['Usaha 0', 'Usaha 1', 'Usaha 2']);
  await stepInDay(world.regency, budi, day, { visitId: far?.after.id ?? '', step: 'up' });
  await stepInDay(world.regency, budi, day, { visitId: far?.after.id ?? '', step: 'up' });
  expect(await namesOfDay()).toEqual(['Usaha 1', 'Usaha 0', 'Usaha 2']);
});

it('yang sudah dikunjungi ditawarkan lagi setelah setahun; dua petugas di satu usaha diperingatkan', async () => {
  const desi = actorOf('petugasKumperindag');
  const [again] = await planVisits(world.regency, yusrizal, [
    { nagariCode: SITIUNG, industry: codes[0] ?? '', reason: 'figures', on, personId: desi.personId },
  ]);
  const seen = await visitsBetween(world.regency, yusrizal, { from: on, to: on });
  expect(seen.filter(({ isDouble }) => isDouble).map(({ maker }) => maker?.name)).toEqual([
    'Usaha 0',
    'Usaha 0',
  ]);
  // Desi hanya melihat miliknya.
  expect(await visitsBetween(world.regency, desi, { from: on, to: on })).toHaveLength(1);
  const report = {
    purpose: null,
    metName: 'Murni',
    metAs: null,
    found: 'Ada.',
    agreed: null,
    signedName: null,
  };
  for (const { id } of seen)
    await reportVisit(world.regency, yusrizal, { id }, { on: null, report, place: null });
  expect(again).toBeDefined();
  expect(await unseen('2027-11-20')).toEqual(['Usaha 3']);
  expect(await unseen('2027-11-25')).toEqual(['Usaha 0', 'Usaha 1', 'Usaha 2', 'Usaha 3']);
});

it('yang angkanya belum ada dan seluruh nagari dapat dipilih; beberapa sekaligus diurutkan menurut jarak', async () => {
  const today = '2026-11-23';
  const of = (source: 'figures' | 'nagari', after?: string) =>
    makersToVisit(world.regency, { source, nagariCode: SITIUNG, today, ...(after ? { after } : {}) });
  const { makers, next } = await of('figures');
  expect(makers.map(({ missing }) => missing)).toEqual(makers.map(() => [2025, 2026]));
  expect(next).toBeNull();
  expect((await of('nagari', makers[1]?.code)).makers).toHaveLength(2);
  const lastOn = makers.find(({ name }) => name === 'Usaha 0')?.lastOn;
  expect(lastOn).toBe('2026-11-23');
  const there = (await nagariToVisit(world.regency, today)).find(({ code }) => code === SITIUNG);
  expect(there).toMatchObject({ makers: 4, unseen: 1, figures: 4, lastOn: '2026-11-23' });

  const later = { on: '2026-12-01', personId: budi.personId };
  const many = { ...later, reason: 'figures' as const, note: null, order: 'distance' as const };
  const targets = [...codes.slice(0, 3).map((industry) => ({ industry })), { nagariCode: SITIUNG }];
  await planMany(world.regency, budi, { ...many, targets });
  const planned = await visitsBetween(world.regency, budi, { from: later.on, to: later.on });
  expect(planned.map(({ maker, reason }) => [maker?.name, reason])).toEqual([
    // From west to east: 101.5, 101.6, the nagari's own point at 101.63, 101.9.
    ['Usaha 0', 'figures'],
    ['Usaha 2', 'figures'],
    [undefined, 'potential'],
    ['Usaha 1', 'figures'],
  ]);
  await expect(
    planMany(world.regency, budi, { ...many, targets: [{ industry: 'BUKAN' }, { nagariCode: SITIUNG }] }),
  ).rejects.toMatchObject({ code: 'unknown_visit_target' });
});
