/** The scheme in versions, on the real database; and its form, fault by fault. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import fc from 'fast-check';
import { startGrading } from '#domain/grading/grading.commands.server.ts';
import { gradingPage, productsToAssess } from '#domain/grading/grading.queries.server.ts';
import {
  examplesOf,
  gradeStars,
  STAR_SCHEMES,
  waysUp,
  type StarScheme,
} from '#domain/grading/star-grading.ts';
import { changeScheme, copyScheme, enforceScheme } from '#domain/grading/star-scheme.commands.server.ts';
import { schemeFields, schemeForm } from '#domain/grading/star-scheme.form.ts';
import { schemePage, schemeVersions } from '#domain/grading/star-scheme.queries.server.ts';
import { registerIndustry } from '#domain/registry/industry.commands.server.ts';
import { actorOf } from '#tests/cast.ts';
import { makerWith } from '#tests/makers.ts';
import { openWorld, type World } from '#tests/world.ts';

const [SCHEME] = STAR_SCHEMES as [StarScheme];
let codes = 0;
const newCode = () => `baru-${(codes += 1)}`;
const read = (change: Readonly<Record<string, string>>) =>
  v.safeParse(schemeForm(SCHEME, newCode), { ...schemeFields(SCHEME), ...change });
const faultsAt = (change: Readonly<Record<string, string>>) =>
  (read(change).issues ?? []).map((issue) => [String(issue.path?.[0]?.key), issue.message]);

describe('formulir skema', () => {
  it('tanpa perubahan hasilnya skema yang sama', () => {
    expect(read({}).output).toEqual(SCHEME);
  });

  it.each([
    ['bobot tidak 100', { g0_weight: '50' }, ['g0_weight', 'weights_not_100']],
    ['pita bertumpuk', { b4_from: '95' }, ['b2_from', 'bands_not_falling']],
    ['pita bercelah', { b1_from: '10' }, ['b1_from', 'bands_leave_a_gap']],
    ['poin tidak naik', { g1_i0_l2_points: '1' }, ['g1_i0_l2_points', 'levels_not_rising']],
    ['bukan angka', { fewestOnPanel: 'tiga' }, ['fewestOnPanel', 'whole_wrong']],
    ['empat bintang', { stars: '4' }, ['stars', 'stars_wrong']],
    ['nama kosong', { name: ' ' }, ['name', 'needed']],
    ['kelompok tanpa butir', { g3_name: 'Wisata', g3_weight: '0' }, ['g3_name', 'group_empty']],
  ] as const)('%s: ditolak di tempatnya', (_, change, told) => {
    expect(faultsAt(change)).toContainEqual(told);
  });

  it('nama yang dikosongkan menghapus butir; tempat kosong menambah; kata Inggris yang lama tetap', () => {
    const after = read({
      g2_i0_name: '',
      s2_name: 'Halal',
      g1_i3_name: 'Toko daring',
      g1_i3_l0_says: 'Belum',
      g1_i3_l0_points: '0',
      g1_i3_l1_says: 'Ada',
      g1_i3_l1_points: '2',
      g1_i3_l2_says: 'Ramai',
      g1_i3_l2_points: '3',
    });
    const scheme = after.output as StarScheme;
    expect(scheme.groups[2]?.items).toHaveLength(2);
    expect(scheme.gates.map((gate) => gate.name.id)).toEqual([
      ...SCHEME.gates.map((gate) => gate.name.id),
      'Halal',
    ]);
    expect(scheme.groups[1]?.items[3]).toMatchObject({
      name: { id: 'Toko daring', en: 'Toko daring' },
      standing: 'derived',
    });
    expect(scheme.groups[0]?.items[0]?.name.en).toBe('Main material from the regency');
  });

  it('tiga bintang: hanya tiga pita', () => {
    const after = read({ stars: '3', b3_from: '80', b2_from: '60' }).output as StarScheme;
    expect(after.bands).toEqual([
      { stars: 3, from: 80 },
      { stars: 2, from: 60 },
      { stars: 1, from: 0 },
    ]);
    expect(examplesOf(after).map((one) => one.stars)).toEqual([1, 1, 3]);
  });
});

it('contoh skema bawaan: satu, tiga, dan lima bintang', () => {
  expect(examplesOf(SCHEME).map((one) => [one.mean, one.stars])).toEqual([
    [0, 1],
    [50, 3],
    [100, 5],
  ]);
});

describe('untuk panel apa pun', () => {
  const items = SCHEME.groups.flatMap((group) => group.items);
  const levels = fc.record(Object.fromEntries(items.map((item) => [item.code, fc.nat(2)])));
  const panel = fc.array(levels, { minLength: 3, maxLength: 6 });
  const openGates = new Set(SCHEME.gates.map((gate) => gate.code));

  it('rata-rata dan bintang tidak bergantung pada urutan penilai', () => {
    fc.assert(
      fc.property(
        panel.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([one, other]) => {
          const first = gradeStars(SCHEME, { own: {}, panel: one, openGates });
          expect(gradeStars(SCHEME, { own: {}, panel: other, openGates })).toEqual(first);
        },
      ),
    );
  });

  it('semua yang masih kurang, ditambah rata-rata, genap seratus', () => {
    fc.assert(
      fc.property(panel, (all) => {
        const { mean = 0 } = gradeStars(SCHEME, { own: {}, panel: all, openGates });
        const adds = waysUp(SCHEME, all).reduce((sum, way) => sum + way.adds, 0);
        expect(Math.abs(mean + adds - 100)).toBeLessThan(0.2);
      }),
    );
  });
});

describe('versi skema', () => {
  let world: World;
  const coordinator = actorOf('koordinator');
  const product = async (nth: number) => {
    const found = await productsToAssess(world.regency, coordinator, { maker: '', words: 'bundo' });
    return found[nth]?.id ?? '';
  };
  beforeAll(async () => {
    world = await openWorld('2026-11-23 09:00');
    await registerIndustry(world.regency, coordinator, makerWith({}, {}, ['Keripik', 'Sale']));
  });
  afterAll(() => world.close());

  it('disalin, diubah, diberlakukan; penilaian yang sudah dimulai tetap memakai versinya', async () => {
    const first = await startGrading(world.regency, coordinator, await product(0));
    const version = await copyScheme(world.regency, actorOf('admin'), 1);
    expect(version).toBe(2);
    await changeScheme(world.regency, coordinator, version, { ...SCHEME, holdsYears: 1 });
    await expect(enforceScheme(world.regency, coordinator, version, '2026-11-22')).rejects.toMatchObject({
      code: 'scheme_day_past',
    });
    await enforceScheme(world.regency, coordinator, version, '2026-12-01');
    const versions = await schemeVersions(world.regency, coordinator);
    expect(versions.map((one) => [one.version, one.standing, one.validFrom, one.validTo, one.used])).toEqual([
      [2, 'to_come', '2026-12-01', null, 0],
      [1, 'in_force', '2024-07-24', '2026-11-30', 1],
    ]);
    world.at('2026-12-01 08:00');
    const second = await startGrading(world.regency, coordinator, await product(1));
    expect((await gradingPage(world.regency, coordinator, first)).version).toBe(1);
    expect(await gradingPage(world.regency, coordinator, second)).toMatchObject({
      version: 2,
      scheme: { holdsYears: 1 },
    });
  });

  it('yang sudah diberlakukan tidak dapat diubah; rancangan yang salah tidak tersimpan', async () => {
    for (const version of [1, 2])
      await expect(changeScheme(world.regency, coordinator, version, SCHEME)).rejects.toMatchObject({
        code: 'scheme_in_force',
      });
    const draft = await copyScheme(world.regency, coordinator, 2);
    await expect(
      changeScheme(world.regency, coordinator, draft, { ...SCHEME, groups: SCHEME.groups.slice(1) }),
    ).rejects.toMatchObject({ code: 'scheme_faulty' });
    expect((await schemePage(world.regency, coordinator, String(draft))).history).toMatchObject([
      { act: 'copy_scheme', who: 'Yusrizal' },
    ]);
  });

  it('petugas dinas membaca skema dan tidak mengubahnya', async () => {
    const officer = actorOf('petugasDinkes');
    expect((await schemePage(world.regency, officer, '1')).may).toEqual({
      copy_scheme: false,
      change_scheme: false,
      enforce_scheme: false,
    });
    await expect(copyScheme(world.regency, officer, 1)).rejects.toMatchObject({ status: 403 });
    await expect(schemePage(world.regency, officer, '99')).rejects.toMatchObject({ status: 404 });
    await expect(schemeVersions(world.regency, actorOf('pimpinan'))).rejects.toMatchObject({ status: 403 });
  });
});
