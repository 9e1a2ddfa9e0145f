import { describe, expect, it } from 'vitest';
import { MAP_SIZE, placeMap } from '#domain/sentra/sentra-map.ts';

describe('peta kecil anggota sentra', () => {
  it('utara di atas, timur di kanan, dan semua titik di dalam gambar', () => {
    const map = placeMap([
      { lat: -0.99, lng: 101.6 },
      { lat: -1, lng: 101.61 },
    ]);
    const [north, east] = map?.dots ?? [];
    expect(north?.y).toBeLessThan(east?.y ?? 0);
    expect(north?.x).toBeLessThan(east?.x ?? 0);
    for (const { x, y } of map?.dots ?? []) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.max(x, y)).toBeLessThanOrEqual(MAP_SIZE);
    }
  });

  it('garis skala berupa angka bulat, dan sepanjang yang dikatakannya', () => {
    // A degree of latitude is 111,195 metres on the sphere.
    const map = placeMap([
      { lat: 0, lng: 101 },
      { lat: 1000 / 111_195, lng: 101 },
    ]);
    const [south, north] = map?.dots ?? [];
    expect(map?.scale.metres).toBe(500);
    expect(map?.scale.units).toBeCloseTo(((south?.y ?? 0) - (north?.y ?? 0)) / 2, 0);
  });

  it('satu titik berada di tengah; tanpa titik tidak ada peta', () => {
    expect(placeMap([{ lat: -1, lng: 101 }])?.dots).toEqual([{ x: MAP_SIZE / 2, y: MAP_SIZE / 2 }]);
    expect(placeMap([])).toBeUndefined();
  });
});
