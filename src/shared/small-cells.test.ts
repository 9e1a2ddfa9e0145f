import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEWEST, hiddenParts, withoutSmallCells } from '#shared/small-cells.ts';

describe('angka kecil', () => {
  it('digabung, dan tidak bisa dihitung kembali dari jumlahnya', () => {
    expect(
      withoutSmallCells([
        { key: 'a', count: 9 },
        { key: 'b', count: 1 },
        { key: 'c', count: 4 },
      ]),
    ).toEqual({
      shown: [{ key: 'a', count: 9 }],
      rest: 5,
    });
  });
  it('tidak pernah tampak satu atau dua, dan jumlahnya tetap', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { maxLength: 15 }), (counts) => {
        const { shown, rest } = withoutSmallCells(counts.map((count, i) => ({ key: String(i), count })));
        const total = counts.reduce((sum, count) => sum + count, 0);
        expect(shown.reduce((sum, cell) => sum + cell.count, rest)).toBe(total);
        expect(shown.every((cell) => cell.count >= FEWEST)).toBe(true);
        expect(rest === 0 || rest >= FEWEST || shown.length === 0).toBe(true);
      }),
    );
  });
});

describe('bulan-bulan yang disembunyikan di bawah jumlah setahun', () => {
  it.each([
    ['semua tiga ke atas atau kosong: semua tampak', [3, 0, 7], []],
    ['satu bulan sedikit: yang terkecil di antara yang lain ikut disembunyikan', [9, 2, 4, 0], [1, 2]],
    ['dua bulan berisi dua: tanpa teman, empat berarti dua dan dua', [2, 2, 5, 8], [0, 1, 2]],
    ['tidak ada yang lain selain bulan kosong: semuanya yang kosong ikut, bila perlu', [2, 0, 0], [0, 1, 2]],
    ['tiga bulan masing-masing satu', [1, 1, 1, 0, 0], [0, 1, 2, 3]],
  ])('%s', (_what, counts, hidden) => {
    expect([...hiddenParts(counts)].toSorted((a, b) => a - b)).toEqual(hidden);
  });

  it('yang tampak tidak pernah satu atau dua, dan sisanya tidak menunjuk satu bulan atau kurang dari tiga', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { minLength: 2, maxLength: 12 }), (counts) => {
        const hidden = hiddenParts(counts);
        for (const [i, count] of counts.entries())
          if (!hidden.has(i)) expect(count === 0 || count >= FEWEST).toBe(true);
        if (hidden.size === 0) return;
        const rest = [...hidden].reduce((sum, i) => sum + (counts[i] ?? 0), 0);
        expect(hidden.size).toBeGreaterThan(1);
        if (hidden.size < counts.length) expect(rest).toBeGreaterThanOrEqual(FEWEST);
      }),
    );
  });
});
