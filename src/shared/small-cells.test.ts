import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEWEST, withoutSmallCells } from '#shared/small-cells.ts';

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
