import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simplifyTogether } from '#domain/areas/shape-simplify.ts';
import type { Position, Ring, Shape } from '#domain/areas/shape.ts';

/** Two neighbours with a winding border between them, each going round its own way. */
function neighbours(border: readonly number[]): [Shape, Shape] {
  const winding = border.map((off, i): Position => [
    Math.round((101.5 + off) * 1e6) / 1e6,
    Math.round((-1 + (i + 1) / (border.length + 1)) * 1e6) / 1e6,
  ]);
  const [south, north]: Position[] = [
    [101.5, -1],
    [101.5, 0],
  ] as [Position, Position];
  const west: Ring = [[101, -1], south, ...winding, north, [101, 0], [101, -1]];
  const east: Ring = [[102, 0], north, ...winding.toReversed(), south, [102, -1], [102, 0]];
  return [[[west]], [[east]]];
}

const borderOf = (shape: Shape | undefined) =>
  [...new Set((shape?.[0]?.[0] ?? []).filter(([lng]) => lng > 101.2 && lng < 101.8).map(String))].toSorted();
const wiggles = fc.array(
  fc.integer({ min: -200, max: 200 }).map((n) => n / 1000),
  { maxLength: 40 },
);

describe('menyederhanakan bentuk bersama-sama', () => {
  it('gelang tetap tertutup, titiknya selalu titik semula, dan tidak ada celah antara tetangga', () => {
    fc.assert(
      fc.property(wiggles, fc.double({ min: 0, max: 0.2, noNaN: true }), (border, tolerance) => {
        const shapes = neighbours(border);
        const simple = simplifyTogether(shapes, tolerance);
        for (const [i, shape] of simple.entries()) {
          const ring = shape[0]?.[0] ?? [];
          expect(ring.length).toBeGreaterThanOrEqual(4);
          expect(ring[0]).toEqual(ring.at(-1));
          const before = new Set((shapes[i]?.[0]?.[0] ?? []).map(String));
          expect(ring.every((position) => before.has(String(position)))).toBe(true);
        }
        expect(borderOf(simple[0])).toEqual(borderOf(simple[1]));
      }),
    );
  });

  it('lurus menjadi dua titik, belokan nyata tetap', () => {
    const [west] = simplifyTogether(neighbours([0.0001, 0, 0.1, 0, -0.0001]), 0.01);
    expect(borderOf(west)).toEqual([
      '101.5,-0.333333',
      '101.5,-0.666667',
      '101.5,-1',
      '101.5,0',
      '101.6,-0.5',
    ]);
  });

  it('pulau dan lubang yang menempatinya kehilangan titik yang sama', () => {
    const island: Ring = [
      [101.4, -0.6],
      [101.5, -0.6001],
      [101.6, -0.6],
      [101.6, -0.4],
      [101.4, -0.4],
      [101.4, -0.6],
    ];
    const around: Ring = [
      [101, -1],
      [102, -1],
      [102, 0],
      [101, 0],
      [101, -1],
    ];
    // The hole goes the other way round and begins elsewhere.
    const hole = [...island.slice(2), ...island.slice(1, 3)].toReversed();
    const [outer, inner] = simplifyTogether([[[around, hole]], [[island]]], 0.01);
    const corners = (ring: Ring | undefined) => [...new Set((ring ?? []).map(String))].toSorted();
    expect(corners(outer?.[0]?.[1])).toEqual(corners(inner?.[0]?.[0]));
    expect(corners(inner?.[0]?.[0])).toHaveLength(4);
  });

  it('pulau yang menjadi titik hilang, tetapi bagian terbesar selalu ada', () => {
    const square = (west: number, size: number): Ring => [
      [west, -1],
      [west + size, -1],
      [west + size, -1 + size],
      [west, -1 + size],
      [west, -1],
    ];
    const [shape] = simplifyTogether([[[square(101, 0.001)], [square(101.5, 0.2)]]], 0.01);
    expect(shape).toHaveLength(1);
    expect(simplifyTogether([[[square(101, 0.001)]]], 0.01)[0]).toHaveLength(1);
  });
});
