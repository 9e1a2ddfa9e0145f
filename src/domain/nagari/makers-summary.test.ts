import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summaryOf, type SummedMaker } from '#domain/nagari/makers-summary.ts';

const figures = (year: number, women: number, men: number, sales: number | null) => ({
  year,
  quarter: 0,
  womenPaid: women,
  menPaid: men,
  womenUnpaid: null,
  menUnpaid: null,
  capacity: null,
  output: null,
  unit: null,
  sales,
  exportSales: null,
  investment: null,
  capital: null,
});
const maker = (given: Partial<SummedMaker> = {}): SummedMaker => ({
  kind: 'person',
  trade: 'Keripik',
  materials: [],
  difficulties: [],
  startedYear: 2020,
  figures: [],
  ...given,
});
const some = (n: number, given: Partial<SummedMaker> = {}) => Array.from({ length: n }, () => maker(given));

describe('profil nagari: jumlah', () => {
  it('belum ada usaha: nol, tanpa angka yang dikarang', () => {
    expect(summaryOf([], [])).toMatchObject({
      makers: 0,
      byKind: { shown: [], rest: undefined },
      workers: { women: undefined, men: undefined },
      series: [],
      materials: [],
      difficulties: [],
    });
  });

  it('satu atau dua usaha tidak terbaca, juga tidak dengan mengurangkan', () => {
    const summary = summaryOf([...some(5), ...some(4, { kind: 'group' }), maker({ kind: 'bumnag' })], []);
    expect(summary.makers).toBe(10);
    expect(summary.byKind).toEqual({ shown: [{ key: 'person', count: 5 }], rest: 5 });
    expect(summaryOf(some(2), [])).toMatchObject({ makers: null, byKind: { shown: [], rest: null } });
  });

  it('pekerja dari angka setahun yang terbaru; kurang dari tiga usaha disembunyikan', () => {
    const own = { figures: [figures(2025, 2, 1, 10_000_000), figures(2024, 9, 9, null)] };
    expect(summaryOf(some(3, own), []).workers).toEqual({ women: 6, men: 3 });
    expect(summaryOf([...some(2, own), ...some(4)], []).workers).toEqual({ women: null, men: null });
  });

  it('tiga tahun berturut-turut; uang hanya jumlah dari tiga usaha atau lebih', () => {
    const full = { figures: [figures(2025, 1, 1, 10_000_000), figures(2024, 1, 0, 8_000_000)] };
    const summary = summaryOf([...some(2, full), maker({ figures: [figures(2025, 0, 2, 5_000_000)] })], []);
    expect(summary.series).toEqual([
      { year: 2023, makers: 0, women: undefined, men: undefined, sales: undefined },
      { year: 2024, makers: null, women: null, men: null, sales: null },
      { year: 2025, makers: 3, women: 2, men: 4, sales: 25_000_000 },
    ]);
  });

  it('bahan yang sama dihitung sekali per usaha, bagian setempat dirata-ratakan', () => {
    const summary = summaryOf(
      [
        ...some(3, { materials: [{ name: 'Pisang  kepok', localShare: 100 }] }),
        maker({
          materials: [
            { name: 'pisang kepok', localShare: 60 },
            { name: 'PISANG KEPOK', localShare: 60 },
            { name: 'Gula', localShare: 0 },
          ],
        }),
      ],
      [],
    );
    expect(summary.materials).toEqual([
      { name: 'Pisang  kepok', makers: 4, localShare: 90 },
      { name: 'Gula', makers: null, localShare: null },
    ]);
  });

  it('skala dihitung per aturan; tanpa angka: belum dapat dihitung', () => {
    const rules = {
      code: 'uji',
      validFrom: '2020-01-01',
      validTo: null,
      basis: { law: 'Aturan uji', standing: 'verified' },
      tracks: [{ classes: [{ sizeClass: 'micro', anyOf: [[{ measure: 'sales', upTo: 2_000_000_000 }]] }] }],
    } as unknown as Parameters<typeof summaryOf>[1][number];
    const summary = summaryOf([...some(3, { figures: [figures(2025, 1, 0, 1)] }), ...some(4)], [rules]);
    expect(summary.bySize).toEqual([
      {
        law: 'Aturan uji',
        parts: {
          shown: [
            { key: 'micro', count: 3 },
            { key: 'open', count: 4 },
          ],
          rest: undefined,
        },
      },
    ]);
  });

  it('apa pun isinya, tidak ada angka satu atau dua yang terbaca', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            kind: fc.constantFrom('person', 'group', 'business', 'bumnag') as fc.Arbitrary<
              SummedMaker['kind']
            >,
            trade: fc.constantFrom('Keripik', 'Batik', 'Pandai besi', null),
            difficulties: fc.subarray(['capital', 'market', 'permit'] as const),
          }),
          { maxLength: 25 },
        ),
        (rows) => {
          const summary = summaryOf(rows.map(maker), []);
          const told = [
            summary.makers,
            summary.byKind.rest,
            summary.byTrade.rest,
            ...summary.byKind.shown.map(({ count }) => count),
            ...summary.byTrade.shown.map(({ count }) => count),
            ...summary.difficulties.map(({ makers }) => makers),
          ];
          expect(told.filter((number) => number === 1 || number === 2)).toEqual([]);
        },
      ),
    );
  });
});
