import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closerLook, FRAME_SIZE, placeFrame, positionOf, wholeLook } from '#domain/areas/place-frame.ts';
import type { Shape } from '#domain/areas/shape.ts';

const nagari: Shape = [
  [
    [
      [101.5, -1.1],
      [101.6, -1.1],
      [101.6, -1],
      [101.5, -1],
      [101.5, -1.1],
    ],
  ],
];

describe('gambar untuk mengetuk letak usaha', () => {
  it('dengan batas: seluruh nagari tampak, dan letak terpilih dikatakan di dalam atau di luar', () => {
    const look = wholeLook(nagari, [101.52, -1.05]);
    if (!look) throw new RangeError('it has an outline');
    const frame = placeFrame(look, nagari, [101.52, -1.05], [101.58, -1.02]);
    expect(frame.isInside).toBe(true);
    expect(frame.outline).toMatch(/^M/);
    expect(frame.grid.metres).toBe(2000);
    expect(frame.bounds.west).toBeLessThan(101.5);
    expect(frame.bounds.north).toBeGreaterThan(-1);
    expect(placeFrame(look, nagari, undefined, [101.603, -1.02]).isInside).toBe(false);
    expect(placeFrame(look, nagari, undefined, [105, -1]).chosen).toBeUndefined();
  });

  it('hanya dengan titik nagari: dua belas kilometer sekelilingnya, tanpa mengatakan di dalam atau di luar', () => {
    const look = wholeLook([], [101.5, -1]);
    expect(look?.metres).toBe(12_000);
    const frame = placeFrame(look ?? { around: [0, 0], metres: 1 }, [], [101.5, -1], [101.51, -1]);
    expect([frame.outline, frame.isInside]).toEqual([undefined, undefined]);
    expect(frame.label).toEqual([FRAME_SIZE / 2, FRAME_SIZE / 2]);
    expect(wholeLook([], undefined)).toBeUndefined();
  });

  it('yang diketuk ialah yang ditandai, sampai satu titik gambar; makin dekat makin teliti', () => {
    const pixel = fc.integer({ min: 1, max: FRAME_SIZE - 1 });
    fc.assert(
      fc.property(pixel, pixel, fc.integer({ min: 0, max: 3 }), (x, y, times) => {
        let look = wholeLook(nagari, undefined) ?? { around: [0, 0] as const, metres: 1 };
        for (let i = 0; i < times; i += 1) look = closerLook(look, [101.55, -1.05]);
        const { bounds } = placeFrame(look, nagari, undefined, undefined);
        expect(placeFrame(look, nagari, undefined, positionOf(bounds, [x, y])).chosen).toEqual([x, y]);
      }),
    );
  });
});
