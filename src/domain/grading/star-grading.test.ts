import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assess,
  faultsOfScheme,
  gradeStars,
  STAR_SCHEMES,
  type Levels,
  type StarItem,
  type StarScheme,
} from '#domain/grading/star-grading.ts';

const [SCHEME] = STAR_SCHEMES as [StarScheme];
const ITEMS = SCHEME.groups.flatMap((group) => group.items);
const GATES = new Set(SCHEME.gates.map((gate) => gate.code));
const all = (level: number): Levels => Object.fromEntries(ITEMS.map((one) => [one.code, level]));
const threeOf = (levels: Levels) => [levels, levels, levels];
const graded = (panel: readonly Levels[], openGates: ReadonlySet<string> = GATES, scheme = SCHEME) =>
  gradeStars(scheme, { own: all(2), panel, openGates });

/** One group of one item from 0 to 100 points, to try the bands. */
const plain = (bands: readonly (readonly [number, number])[], fewestOnPanel = 1): StarScheme => {
  const words = { id: 'x', en: 'x' };
  const levels = Array.from({ length: 101 }, (_, points) => ({ says: words, points }));
  const item: StarItem = { code: 'only', name: words, levels, standing: 'derived' };
  return {
    ...SCHEME,
    gates: [],
    groups: [{ code: 'all', name: words, weight: 100, items: [item] }],
    bands: bands.map(([stars, from]) => ({ stars, from })),
    fewestOnPanel,
  };
};
const FIVE = plain(SCHEME.bands.map(({ stars, from }) => [stars, from] as const));
const THREE = plain([
  [3, 80],
  [2, 60],
  [1, 0],
]);

describe('bintang produk', () => {
  it.each([
    [100, 5],
    [90, 5],
    [89, 4],
    [70, 4],
    [69, 3],
    [50, 3],
    [49, 2],
    [30, 2],
    [29, 1],
    [0, 1],
  ])('nilai %i: %i bintang dari lima', (points, stars) => {
    expect(graded([{ only: points }], new Set(), FIVE)).toMatchObject({ mean: points, stars });
  });

  it.each([
    [80, 3],
    [79, 2],
    [60, 2],
    [59, 1],
  ])('nilai %i: %i bintang dari tiga, dengan skema lain', (points, stars) => {
    expect(graded([{ only: points }], new Set(), THREE).stars).toBe(stars);
  });

  it('rata-rata panel dihitung dulu, baru dibulatkan: 89,67 empat bintang', () => {
    const panel = [{ only: 90 }, { only: 90 }, { only: 89 }];
    expect(graded(panel, new Set(), FIVE)).toMatchObject({
      mean: 89.67,
      stars: 4,
      next: { stars: 5, lacks: 0.33 },
    });
  });

  it('tanpa NIB tidak ada bintang, berapa pun nilainya', () => {
    expect(graded(threeOf(all(2)), new Set(['required_certificate']))).toMatchObject({
      mean: 100,
      stars: undefined,
      shutGates: ['nib'],
    });
  });

  it('kurang dari tiga penilai: ada rata-rata, belum ada bintang', () => {
    expect(graded([all(2), all(2)])).toMatchObject({ mean: 100, counted: 2, stars: undefined });
    expect(graded([])).toMatchObject({ mean: undefined, stars: undefined, next: undefined });
  });

  it('lembar penilai yang belum lengkap tidak dihitung, dan disebut', () => {
    const { packaging: _, ...rest } = all(0);
    expect(graded([...threeOf(all(2)), rest])).toMatchObject({ mean: 100, counted: 3, incomplete: 1 });
    expect(assess(rest, SCHEME)).toMatchObject({ total: undefined, missing: ['packaging'] });
    expect(assess({ ...all(1), packaging: 9 }, SCHEME).missing).toEqual(['packaging']);
  });

  it('penilaian sendiri tampak di samping, tidak pernah dihitung', () => {
    expect(graded(threeOf(all(0)))).toMatchObject({ own: 100, mean: 0, stars: 1 });
  });

  it('penilai yang berbeda lebih dari 20 berbicara dulu', () => {
    const panel = (low: number) => [{ only: low }, { only: 80 }, { only: 80 }];
    expect(graded(panel(59), new Set(), FIVE).isToBeTalkedOver).toBe(true);
    expect(graded(panel(60), new Set(), FIVE).isToBeTalkedOver).toBe(false);
    expect(graded([], new Set(), FIVE).isToBeTalkedOver).toBe(false);
  });
});

describe('skema bawaan', () => {
  it('tidak ada yang salah padanya, dan ia mengaku milik kabupaten', () => {
    expect(faultsOfScheme(SCHEME)).toEqual([]);
    expect(SCHEME.basis).toMatchObject({ standing: 'derived' });
    expect(SCHEME.basis.law).toContain('Kabupaten');
  });

  it('semua tingkat terendah 0, tengah 50, tertinggi 100', () => {
    expect([0, 1, 2].map((level) => assess(all(level), SCHEME).total)).toEqual([0, 50, 100]);
  });

  it('butir dari formulir Kemenperin ditandai bersumber', () => {
    expect(ITEMS.filter((one) => one.standing === 'sourced').map((one) => one.code)).toEqual([
      'local_material',
      'material_supply',
      'value_added',
      'environment',
      'mass_production',
      'design',
      'packaging',
    ]);
  });

  it.each([
    ['weights_not_100', { groups: SCHEME.groups.slice(1) }],
    ['code_twice', { gates: [...SCHEME.gates, ...SCHEME.gates] }],
    ['group_empty', { groups: SCHEME.groups.map((one) => ({ ...one, items: [] })) }],
    ['bands_not_falling', { bands: SCHEME.bands.toReversed() }],
    ['bands_leave_a_gap', { bands: SCHEME.bands.slice(0, 4) }],
    ['stars_not_in_a_row', { bands: SCHEME.bands.filter((one) => one.stars !== 3) }],
    ['weight_negative', { groups: SCHEME.groups.map((one) => ({ ...one, weight: -1 })) }],
    [
      'levels_not_rising',
      {
        groups: SCHEME.groups.map((one) => ({
          ...one,
          items: one.items.map((item) => ({ ...item, levels: item.levels.toReversed() })),
        })),
      },
    ],
  ] as const)('%s: skema seperti ini tidak boleh dipakai', (fault, change) => {
    expect(faultsOfScheme({ ...SCHEME, ...change })).toContain(fault);
  });
});

describe('untuk jawaban apa pun', () => {
  const levels = fc.record(Object.fromEntries(ITEMS.map((one) => [one.code, fc.nat(2)])));

  it('tingkat yang lebih tinggi tidak pernah mengurangi bintang; urutan penilai tidak berarti', () => {
    fc.assert(
      fc.property(
        fc.array(levels, { minLength: 3, maxLength: 5 }),
        fc.constantFrom(...ITEMS),
        (panel, item) => {
          const before = graded(panel);
          const raised = panel.map((one) => ({ ...one, [item.code]: 2 }));
          expect(graded(raised).stars).toBeGreaterThanOrEqual(before.stars ?? 0);
          const turned = graded(panel.toReversed());
          expect(turned.stars).toBe(before.stars);
        },
      ),
    );
  });
});
