import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  faultOfGiven,
  faultsOfCriteria,
  MOST_POINTS,
  placesOf,
  productScore,
  whoWouldMove,
  type Candidate,
  type CriteriaVersion,
  type ScoreInput,
} from '#domain/nagari/primary-product-score.ts';
import { CRITERIA_VERSIONS } from '../../../db/seed/rules.server.ts';

const [VERSION] = CRITERIA_VERSIONS as [CriteriaVersion];
const REASON = 'Warisan budaya takbenda nomor 202101366.';
const BEST: Record<ScoreInput, number> = {
  localMaterialPercent: 100,
  makers: 40,
  jobs: 120,
  locationQuotient: 6,
  marketReach: 5,
  withNibPercent: 100,
  withCertificatePercent: 100,
  yearsAtIt: 29,
};
const candidate = (productId: string, more: Partial<Candidate> = {}): Candidate => ({
  productId,
  known: {},
  given: {},
  ...more,
});
const scoreOf = (code: string, of: Candidate) =>
  productScore(of, VERSION).criteria.find((one) => one.code === code);
/** The same criteria with other weights. */
const weighted = (weights: Record<string, number>): CriteriaVersion => ({
  ...VERSION,
  version: 2,
  criteria: VERSION.criteria.map((one) => ({ ...one, weight: weights[one.code] ?? 0 })),
});

describe('nilai calon produk unggulan', () => {
  it('semua terbaik 100, semua terburuk 0', () => {
    const best = candidate('batik', { known: BEST, given: { cultural_root: { points: 4, reason: REASON } } });
    expect(productScore(best, VERSION)).toMatchObject({ total: 100, couldReach: 100, version: 1 });
    const none = Object.fromEntries(Object.keys(BEST).map((input) => [input, 0]));
    const worst = candidate('x', { known: none, given: { cultural_root: { points: 0, reason: REASON } } });
    expect(productScore(worst, VERSION)).toMatchObject({ total: 0, couldReach: 0 });
  });

  it.each([
    ['local_material', 'localMaterialPercent', 79.9, 3],
    ['local_material', 'localMaterialPercent', 80, 4],
    ['local_material', 'localMaterialPercent', 19, 0],
    ['local_specialisation', 'locationQuotient', 1.25, 2],
    ['local_specialisation', 'locationQuotient', 0, 0],
    ['market_reach', 'marketReach', 3, 2],
    ['market_reach', 'marketReach', 1, 0],
    ['continuity', 'yearsAtIt', 10, 4],
  ] as const)('%s: %s %f memberi %i dari 4', (code, input, value, points) => {
    expect(scoreOf(code, candidate('a', { known: { [input]: value } }))).toMatchObject({
      points,
      from: { kind: 'computed', inputs: [{ input, value, points }] },
    });
  });

  it('dua angka dirata-rata, dan keduanya diperlihatkan', () => {
    expect(scoreOf('makers_and_jobs', candidate('a', { known: { makers: 5, jobs: 40 } }))).toEqual({
      code: 'makers_and_jobs',
      weight: 20,
      points: 3.5,
      adds: 17.5,
      from: {
        kind: 'computed',
        inputs: [
          { input: 'makers', value: 5, points: 3 },
          { input: 'jobs', value: 40, points: 4 },
        ],
      },
    });
  });

  it('yang belum diketahui dibiarkan terbuka: nilai disebut sebagai rentang', () => {
    const some = candidate('a', { known: { localMaterialPercent: 100 } });
    expect(productScore(some, VERSION)).toMatchObject({ total: 20, couldReach: 100 });
    expect(scoreOf('permits', some)).toMatchObject({
      points: null,
      from: { kind: 'open', missing: ['withNibPercent', 'withCertificatePercent'] },
    });
  });

  it('nilai dari orang perlu alasan; tanpa alasan tidak dihitung', () => {
    const given = (points: number, reason: string) =>
      scoreOf('cultural_root', candidate('a', { given: { cultural_root: { points, reason } } }));
    expect(given(4, REASON)).toMatchObject({ points: 4, adds: 10, from: { kind: 'given', reason: REASON } });
    expect(given(4, '')).toMatchObject({ points: null, adds: 0, from: { kind: 'open' } });
    expect(given(5, REASON)).toMatchObject({ points: null });
  });

  it.each([
    [4, REASON, undefined],
    [0, REASON, undefined],
    [-1, REASON, 'points_outside'],
    [5, REASON, 'points_outside'],
    [Number.NaN, REASON, 'points_outside'],
    [3, '   bagus   ', 'reason_short'],
  ])('%f dengan alasan "%s": %s', (points, reason, fault) => {
    expect(faultOfGiven({ points, reason })).toBe(fault);
  });

  it('orang boleh menilai lain dari hitungan, dan hitungannya tetap tampak', () => {
    const other = candidate('a', {
      known: { marketReach: 5 },
      given: { market_reach: { points: 2, reason: 'Ekspor hanya sekali, tahun 2019.' } },
    });
    expect(scoreOf('market_reach', other)).toMatchObject({ points: 2, from: { kind: 'given', instead: 4 } });
  });
});

describe('bobot', () => {
  it('bobot bawaan berjumlah 100 dan tidak ada yang salah', () => {
    expect(faultsOfCriteria(VERSION.criteria)).toEqual([]);
    expect(VERSION.basis.standing).toBe('derived');
  });

  it.each([
    ['weights_not_100', weighted({ permits: 99 }).criteria],
    ['weight_negative', weighted({ permits: 120, continuity: -20 }).criteria],
    ['code_twice', [...weighted({ permits: 100 }).criteria, ...weighted({}).criteria]],
    ['no_criteria', []],
    [
      'bands_not_rising',
      [
        {
          code: 'a',
          name: { id: 'A', en: 'A' },
          weight: 100,
          inputs: [
            {
              input: 'makers',
              bands: [
                { from: 5, points: 2 },
                { from: 3, points: 3 },
              ],
            },
          ],
        },
      ],
    ],
  ] as const)('%s tidak boleh diterbitkan', (fault, criteria) => {
    expect(faultsOfCriteria(criteria)).toContain(fault);
  });

  it('versi yang bobotnya bukan 100 tidak pernah dihitung', () => {
    expect(() => productScore(candidate('a'), weighted({ permits: 50 }))).toThrow(RangeError);
  });

  it('yang bernilai sama berbagi tempat', () => {
    const list = [candidate('c', { known: { makers: 1 } }), candidate('b'), candidate('a')];
    expect(placesOf(list, VERSION).map((one) => [one.productId, one.place])).toEqual([
      ['c', 1],
      ['a', 2],
      ['b', 2],
    ]);
  });

  it('sebelum bobot baru terbit tampak siapa yang akan berpindah, dan di nagari mana', () => {
    const batik = candidate('batik', { known: { yearsAtIt: 29, makers: 3 } });
    const crisps = candidate('keripik', { known: { yearsAtIt: 2, makers: 20 } });
    const candidates = new Map([
      ['13.10.04.2001', [batik, crisps]],
      ['13.10.02.2002', [batik]],
      ['13.10.06.2001', []],
    ]);
    const byMakers = weighted({ makers_and_jobs: 90, continuity: 10 });
    const byYears = weighted({ makers_and_jobs: 10, continuity: 90 });
    expect(whoWouldMove(candidates, byMakers, byYears)).toMatchObject([
      {
        nagariCode: '13.10.04.2001',
        isFirstChanged: true,
        moves: [
          { productId: 'batik', before: { place: 2 }, after: { place: 1 } },
          { productId: 'keripik', before: { place: 1 }, after: { place: 2 } },
        ],
      },
    ]);
    expect(whoWouldMove(candidates, byMakers, byMakers)).toEqual([]);
  });
});

describe('untuk calon apa pun', () => {
  const known = fc.record(
    Object.fromEntries(Object.keys(BEST).map((input) => [input, fc.integer({ min: 0, max: 100 })])),
    { requiredKeys: [] },
  );
  const given = fc.dictionary(
    fc.constantFrom(...VERSION.criteria.map((one) => one.code)),
    fc.record({ points: fc.integer({ min: 0, max: MOST_POINTS }), reason: fc.constant(REASON) }),
  );

  it('nilai antara 0 dan 100, tidak di atas yang mungkin dicapai, dan sama dengan jumlah bagiannya', () => {
    fc.assert(
      fc.property(known, given, (inputs, byHand) => {
        const score = productScore(candidate('a', { known: inputs, given: byHand }), VERSION);
        expect(score.total).toBeGreaterThanOrEqual(0);
        expect(score.couldReach).toBeLessThanOrEqual(100);
        expect(score.total).toBeLessThanOrEqual(score.couldReach);
        expect(score.total).toBeCloseTo(
          score.criteria.reduce((sum, one) => sum + one.adds, 0),
          0,
        );
      }),
    );
  });

  it('angka yang lebih besar tidak pernah menurunkan nilai', () => {
    const input = fc.constantFrom(...(Object.keys(BEST) as ScoreInput[]));
    fc.assert(
      fc.property(known, input, fc.nat(50), (inputs, which, more) => {
        const from = { [which]: 10, ...inputs } as Record<ScoreInput, number>;
        const raised = { ...from, [which]: from[which] + more };
        expect(productScore(candidate('a', { known: raised }), VERSION).total).toBeGreaterThanOrEqual(
          productScore(candidate('a', { known: from }), VERSION).total,
        );
      }),
    );
  });
});
