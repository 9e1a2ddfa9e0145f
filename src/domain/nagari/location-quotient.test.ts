import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as kekhasan from '#domain/nagari/location-quotient.ts';
import type { CountedBy, GroupCount } from '#domain/nagari/location-quotient.ts';
import { QUOTIENT_RULES } from '../../../db/seed/rules.server.ts';

/** By the bounds the house is delivered with. */
const quotientsOf = (counts: readonly GroupCount[], by: CountedBy) =>
  kekhasan.quotientsOf(counts, by, QUOTIENT_RULES);

const row = (nagariCode: string, group: string, industries: number, jobs = industries * 2): GroupCount => ({
  nagariCode,
  group,
  industries,
  jobs,
});

/** Sitiung: 6 of 10 make crisps; the regency: 10 of 50. */
const COUNTS = [
  row('sitiung', 'keripik', 6, 30),
  row('sitiung', 'batik', 4, 10),
  row('timpeh', 'keripik', 4, 10),
  row('timpeh', 'mebel', 2, 10),
  row('timpeh', 'tahu', 14, 40),
  row('silago', 'tahu', 20, 100),
];

describe('kekhasan nagari (location quotient)', () => {
  it.each([
    ['sitiung', 'keripik', 3, 'specialised', '60 % di nagari, 20 % di kabupaten'],
    ['timpeh', 'keripik', 1, 'like_the_regency', '20 % di nagari dan di kabupaten'],
    ['silago', 'keripik', 0, 'less', 'tidak ada di nagari'],
    ['timpeh', 'mebel', 2.5, 'too_few', 'baru dua usaha: bisa kebetulan'],
  ])('%s, %s: %f, %s (%s)', (nagari, group, value, reading) => {
    const quotient = quotientsOf(COUNTS, 'industries')(nagari, group);
    expect(quotient).toMatchObject({ isDefined: true, reading });
    expect(quotient.isDefined && quotient.value).toBeCloseTo(value, 10);
  });

  it('menurut tenaga kerja, dengan keempat angkanya', () => {
    expect(quotientsOf(COUNTS, 'jobs')('sitiung', 'keripik')).toMatchObject({
      value: 30 / 40 / (40 / 200),
      inputs: { groupHere: 30, allHere: 40, groupInRegency: 40, allInRegency: 200 },
    });
  });

  it('kurang dari tiga usaha tidak ditayangkan, juga bila tenaga kerjanya banyak; nol boleh', () => {
    const few = [row('a', 'x', 2, 200), row('a', 'y', 5), row('b', 'x', 3), row('b', 'y', 9)];
    const of = quotientsOf(few, 'jobs');
    expect(of('a', 'x')).toMatchObject({ mayBePublic: false, reading: 'too_few' });
    expect(of('b', 'x')).toMatchObject({ mayBePublic: true });
    expect(quotientsOf(COUNTS, 'jobs')('silago', 'keripik')).toMatchObject({ mayBePublic: true });
  });

  it.each([
    ['banai', 'keripik', 'nothing_here', 'nagari tanpa usaha', COUNTS],
    ['sitiung', 'logam', 'nobody_in_group', 'tidak ada di kabupaten', COUNTS],
    ['sitiung', 'keripik', 'nothing_to_compare', 'hanya nagari ini yang terdata', COUNTS.slice(0, 2)],
    ['sitiung', 'keripik', 'nothing_here', 'belum ada data sama sekali', []],
    ['a', 'x', 'nothing_here', 'tenaga kerja belum diisi', [row('a', 'x', 3, 0), row('b', 'x', 1, 4)]],
  ] as const)('%s, %s: tidak dihitung, %s (%s)', (nagari, group, why, _reason, counts) => {
    expect(quotientsOf(counts, 'jobs')(nagari, group)).toMatchObject({ isDefined: false, why });
  });

  it('untuk data apa pun: rata-rata tertimbang satu kelompok atas semua nagari adalah 1, dan urutan baris tidak berarti', () => {
    const cell = fc.record({
      nagariCode: fc.constantFrom('a', 'b', 'c', 'd'),
      group: fc.constantFrom('x', 'y', 'z'),
      industries: fc.integer({ min: 1, max: 50 }),
      jobs: fc.integer({ min: 1, max: 300 }),
    });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), fc.constantFrom('industries', 'jobs'), (counts, by) => {
        const of = quotientsOf(counts, by);
        const back = quotientsOf(counts.toReversed(), by);
        let mean = 0;
        let hasAll = true;
        for (const nagari of new Set(counts.map((one) => one.nagariCode))) {
          const quotient = of(nagari, counts[0]?.group ?? '');
          expect(back(nagari, counts[0]?.group ?? '')).toEqual(quotient);
          if (!quotient.isDefined) hasAll = false;
          else mean += (quotient.value * quotient.inputs.allHere) / quotient.inputs.allInRegency;
        }
        if (hasAll) expect(mean).toBeCloseTo(1, 9);
      }),
    );
  });
});
