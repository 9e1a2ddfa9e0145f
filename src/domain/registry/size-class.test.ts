import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inForceOn } from '#domain/registry/legal-basis.ts';
import { isWholeTrack, sizeClassOf, type SizeFacts, type SizeRuleSet } from '#domain/registry/size-class.ts';
import { SIZE_RULE_SETS } from '../../../db/seed/rules.server.ts';

const MILLION = 1_000_000;
const BILLION = 1000 * MILLION;

function ruleSet(code: string): SizeRuleSet {
  const found = SIZE_RULE_SETS.findLast((one) => one.code === code);
  if (!found) throw new RangeError(`no rule set ${code}`);
  return found;
}

const classOf = (facts: SizeFacts, code: string) => {
  const answer = sizeClassOf(facts, ruleSet(code));
  return answer.isDecided ? answer.sizeClass : answer;
};

describe('kelas usaha industri menurut Permenperin 64/2016: tenaga kerja dan investasi tanpa tanah dan bangunan', () => {
  it.each([
    [1, 0, 'small'],
    [19, BILLION - 1, 'small'],
    [19, BILLION, 'medium'],
    [20, 1, 'medium'],
    [20, 15 * BILLION, 'medium'],
    [20, 15 * BILLION + 1, 'large'],
  ] as const)('%i orang dan Rp%i: %s', (workers, investment, sizeClass) => {
    expect(classOf({ workers, investment }, 'permenperin-64-2016')).toBe(sizeClass);
  });

  it('menyebut ujian yang menentukan, dengan angkanya', () => {
    expect(sizeClassOf({ workers: 4, investment: 30 * MILLION }, ruleSet('permenperin-64-2016'))).toEqual({
      isDecided: true,
      sizeClass: 'small',
      by: [
        { measure: 'workers', upTo: 19, figure: 4 },
        { measure: 'investment', below: BILLION, figure: 30 * MILLION },
      ],
      standing: 'sourced',
    });
  });

  it('tanpa angka investasi tetap terbuka, dan disebut apa yang kurang', () => {
    expect(classOf({ workers: 4 }, 'permenperin-64-2016')).toEqual({
      isDecided: false,
      possible: ['small', 'medium'],
      missing: ['investment'],
    });
    expect(classOf({ workers: 25 }, 'permenperin-64-2016')).toMatchObject({
      possible: ['medium', 'large'],
      missing: ['investment'],
    });
    expect(classOf({}, 'permenperin-64-2016')).toMatchObject({ missing: ['workers', 'investment'] });
  });

  it('kelas besar belum diperiksa di lembaran negara', () => {
    const answer = sizeClassOf({ workers: 30, investment: 20 * BILLION }, ruleSet('permenperin-64-2016'));
    expect(answer).toMatchObject({ sizeClass: 'large', standing: 'unverified' });
  });
});

describe('skala usaha menurut PP 7/2021 pasal 35', () => {
  it.each([
    [BILLION, 'micro'],
    [BILLION + 1, 'small'],
    [5 * BILLION, 'small'],
    [5 * BILLION + 1, 'medium'],
    [10 * BILLION, 'medium'],
    [10 * BILLION + 1, 'large'],
  ] as const)('berdiri sejak 2021, modal Rp%i: %s', (capital, sizeClass) => {
    expect(classOf({ startedYear: 2021, capital }, 'pp-7-2021')).toBe(sizeClass);
  });

  it.each([
    [2 * BILLION, 'micro'],
    [2 * BILLION + 1, 'small'],
    [15 * BILLION, 'small'],
    [15 * BILLION + 1, 'medium'],
    [50 * BILLION, 'medium'],
    [50 * BILLION + 1, 'large'],
  ] as const)('berdiri sebelum 2021, penjualan setahun Rp%i: %s', (sales, sizeClass) => {
    expect(classOf({ startedYear: 2020, sales }, 'pp-7-2021')).toBe(sizeClass);
  });

  it('yang baru dinilai dari modal: penjualan saja tidak cukup', () => {
    expect(classOf({ startedYear: 2024, sales: MILLION }, 'pp-7-2021')).toMatchObject({
      isDecided: false,
      missing: ['capital'],
    });
  });

  it('tahun berdiri hanya ditanyakan kalau ia mengubah jawaban', () => {
    expect(classOf({ capital: MILLION, sales: MILLION }, 'pp-7-2021')).toBe('micro');
    expect(classOf({ capital: 3 * BILLION, sales: MILLION }, 'pp-7-2021')).toEqual({
      isDecided: false,
      possible: ['small', 'micro'],
      missing: ['startedYear'],
    });
  });
});

describe('aturan lain', () => {
  it.each([
    [1, 'micro'],
    [4, 'micro'],
    [5, 'small'],
    [19, 'small'],
    [20, 'medium'],
    [99, 'medium'],
    [100, 'large'],
  ] as const)('BPS: %i orang: %s', (workers, sizeClass) => {
    expect(classOf({ workers }, 'bps')).toBe(sizeClass);
  });

  it('BPS: tanpa seorang pun tidak ada kelas yang cocok, dan tidak ada yang kurang', () => {
    expect(classOf({ workers: 0 }, 'bps')).toEqual({ isDecided: false, possible: [], missing: [] });
  });

  it('tkdn-ik: industri kecil sampai modal Rp5 miliar', () => {
    expect(classOf({ capital: 5 * BILLION }, 'tkdn-ik')).toBe('small');
    expect(classOf({ capital: 5 * BILLION + 1 }, 'tkdn-ik')).toBe('beyond_small');
  });

  it.each([
    ['2020-06-01', []],
    ['2025-12-10', ['Permenperin 46/2022']],
    ['2025-12-11', ['Permenperin 35/2025']],
    ['2026-11-24', ['Permenperin 35/2025']],
  ])('pada %s aturan TKDN yang berlaku: %j', (day, laws) => {
    const tkdn = SIZE_RULE_SETS.filter((one) => one.code === 'tkdn-ik');
    expect(inForceOn(tkdn, day).map((one) => one.basis.law)).toEqual(laws);
  });
});

describe('batas golongan tanpa celah dan tanpa tumpukan', () => {
  it.each(SIZE_RULE_SETS)('$basis.law utuh', ({ tracks }) => {
    expect(tracks.every(isWholeTrack)).toBe(true);
  });
  it.each([
    [18, 20],
    [20, 20],
  ])('kecil sampai %d dan menengah dari %d pekerja: ditolak', (upTo, from) => {
    const classes = [
      { sizeClass: 'small' as const, anyOf: [[{ measure: 'workers' as const, upTo }]] },
      { sizeClass: 'medium' as const, anyOf: [[{ measure: 'workers' as const, from }]] },
    ];
    expect(isWholeTrack({ classes })).toBe(false);
  });
});

describe('untuk angka apa pun', () => {
  const money = fc.integer({ min: 0, max: 60 * BILLION });
  const facts = fc.record(
    {
      workers: fc.integer({ min: 1, max: 500 }),
      investment: money,
      capital: money,
      sales: money,
      startedYear: fc.integer({ min: 1950, max: 2026 }),
    },
    { requiredKeys: [] },
  );
  const rules = fc.constantFrom(...SIZE_RULE_SETS);

  it('dengan semua angka, setiap aturan punya tepat satu kelas', () => {
    const whole = fc.record({
      workers: fc.integer({ min: 1, max: 500 }),
      investment: money,
      capital: money,
      sales: money,
      startedYear: fc.integer({ min: 1950, max: 2026 }),
    });
    fc.assert(
      fc.property(whole, rules, (known, set) => {
        expect(sizeClassOf(known, set).isDecided).toBe(true);
        const fitting = set.tracks
          .filter(
            (track) =>
              known.startedYear >= (track.startedFrom ?? 0) &&
              known.startedYear <= (track.startedUpTo ?? 9999),
          )
          .flatMap((track) => track.classes)
          .filter((one) => sizeClassOf(known, { ...set, tracks: [{ classes: [one] }] }).isDecided);
        expect(fitting).toHaveLength(1);
      }),
    );
  });

  it('angka baru tidak pernah membatalkan yang sudah pasti, hanya mempersempit yang terbuka', () => {
    fc.assert(
      fc.property(facts, facts, rules, (known, more, set) => {
        const before = sizeClassOf(known, set);
        const after = sizeClassOf({ ...more, ...known }, set);
        if (before.isDecided) expect(after).toMatchObject({ isDecided: true, sizeClass: before.sizeClass });
        else
          for (const one of after.isDecided ? [after.sizeClass] : after.possible)
            expect(before.possible).toContain(one);
      }),
    );
  });
});
