import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, isInside, middleOf, ringSize, type Position, type Ring } from '#domain/areas/shape.ts';
import { readShape, writeShape } from '#domain/areas/shape-text.ts';

const box = (west: number, south: number, size: number): Ring => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
/** A square with a square hole, and an island to the east. */
const shape = [[box(101, -1, 0.4), box(101.1, -0.9, 0.2)], [box(102, -1, 0.1)]];

describe('titik di dalam bentuk', () => {
  it.each<[string, Position, boolean]>([
    ['di tanahnya', [101.05, -0.95], true],
    ['di dalam lubang', [101.2, -0.8], false],
    ['di pulau kedua', [102.05, -0.95], true],
    ['di antara keduanya', [101.7, -0.95], false],
    ['di utara', [101.05, 0.5], false],
    ['setinggi sudut, di barat', [100.5, -1], false],
  ])('%s', (_, at, inside) => {
    expect(isInside(shape, at)).toBe(inside);
  });

  it('tidak bergantung pada arah gelang', () => {
    const turned = shape.map((rings) => rings.map((ring) => ring.toReversed()));
    fc.assert(
      fc.property(
        fc.double({ min: 100.9, max: 102.2, noNaN: true }),
        fc.double({ min: -1.1, max: -0.5, noNaN: true }),
        (lng, lat) => {
          expect(isInside(turned, [lng, lat])).toBe(isInside(shape, [lng, lat]));
        },
      ),
    );
  });

  it('kotak yang melingkupi, luas, dan tempat nama yang pasti di dalam', () => {
    expect(boundsOf([shape])).toEqual({ west: 101, south: -1, east: 102.1, north: -0.6 });
    expect(boundsOf([])).toBeUndefined();
    expect(ringSize(box(101, -1, 0.4))).toBeCloseTo(0.16);
    expect(isInside(shape, middleOf(shape) ?? [0, 0])).toBe(true);
    expect(middleOf([])).toBeUndefined();
  });
});

it('bentuk disimpan sebagai teks pendek dan dibaca kembali sampai sepersejuta derajat', () => {
  const coordinate = fc.integer({ min: -141_000_000, max: 141_000_000 }).map((n) => n / 1e6);
  const ring = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { maxLength: 3 }), (polygons) => {
      expect(readShape(JSON.parse(JSON.stringify(writeShape(polygons))))).toEqual(
        polygons.map((rings) => rings.map((all) => all.map(([x, y]) => [x + 0, y + 0]))),
      );
    }),
  );
});
