import { describe, expect, it } from 'vitest';
import { outlineMap, type MapArea } from '#domain/areas/area-map.ts';
import { schematicMap, type Tile } from '#domain/areas/schematic-map.ts';
import type { Ring } from '#domain/areas/shape.ts';

const box = (west: number, south: number): Ring => [
  [west, south],
  [west + 1, south],
  [west + 1, south + 1],
  [west, south + 1],
  [west, south],
];
const area = (code: string, west: number, south = -1): MapArea => ({
  code,
  name: `Nagari ${code}`,
  parentCode: code.slice(0, 1),
  shape: [[box(west, south)]],
  labelPoint: [west + 0.5, south + 0.5],
});

describe('peta dengan batas', () => {
  it('tiga persegi sejajar: tinggi mengikuti lebar, nama di titiknya, batas kecamatan digambar sekali', () => {
    const map = outlineMap([area('a1', 101), area('a2', 102), area('b1', 103)], 308);
    expect([map?.width, map?.height]).toEqual([308, 108]);
    expect(map?.areas[1]).toMatchObject({
      path: 'M204 104l0-100-100 0 0 100z',
      x: 154,
      y: 54,
      hasRoom: true,
    });
    // Around everything, and between a2 and b1; not between a1 and a2.
    expect(map?.borders).toBe(
      'M4 104l100 0M104 4l-100 0 0 100M104 104l100 0 0-100-100 0M204 104l100 0 0-100-100 0',
    );
  });
  it('tanpa satu pun bentuk tidak ada peta; titik di luar bentuknya tidak dipakai untuk nama', () => {
    expect(outlineMap([{ ...area('a1', 101), shape: [] }], 300)).toBeUndefined();
    const map = outlineMap([{ ...area('a1', 101), labelPoint: [120, 0] }], 108);
    expect(map?.areas[0]).toMatchObject({ x: 54, y: 54 });
  });
});

describe('gambar skema', () => {
  const place = (code: string, lng: number, lat: number) => ({
    code,
    name: `Nagari ${code}`,
    labelPoint: [lng, lat] as const,
  });
  const groups = [
    { code: 'b', name: 'Timur', areas: [place('b1', 103, -1), place('b2', 103, -2)] },
    { code: 'a', name: 'Barat', areas: [place('a1', 101, -1), place('a2', 101, -2), place('a3', 102, -2)] },
    { code: 'c', name: 'Kosong', areas: [] },
  ];
  const map = schematicMap(groups, 300, 200);
  const tileOf = (code: string) =>
    map.groups.flatMap((group) => group.areas).find((one) => one.code === code)?.tile as Tile;

  it('kotak satu kecamatan berkumpul, barat di kiri, utara di atas', () => {
    expect(map.groups.map(({ code }) => code)).toEqual(['a', 'b']);
    expect(map.groups[0]?.tile).toEqual({ x: 0, y: 0, width: 180, height: 200 });
    expect(tileOf('a1').x).toBeLessThan(tileOf('b1').x);
    expect(tileOf('b1').y).toBeLessThan(tileOf('b2').y);
  });
  it('tidak ada kotak yang bertumpuk, dan semua di dalam gambar', () => {
    const tiles = map.groups.flatMap((group) => group.areas.map((one) => one.tile));
    for (const [i, one] of tiles.entries()) {
      expect(one.x >= 0 && one.y >= 0 && one.x + one.width <= 300 && one.y + one.height <= 200).toBe(true);
      for (const other of tiles.slice(i + 1))
        expect(
          one.x + one.width <= other.x ||
            other.x + other.width <= one.x ||
            one.y + one.height <= other.y ||
            other.y + other.height <= one.y,
        ).toBe(true);
    }
  });
  it('tanpa titik menurut kode, dan dalam urutan apa pun sama', () => {
    const bare = groups.map((group) => ({
      ...group,
      areas: group.areas.map((one) => ({ ...one, labelPoint: undefined })),
    }));
    expect(schematicMap(bare, 500, 200)).toEqual(schematicMap(bare.toReversed(), 500, 200));
    expect(schematicMap([], 500, 200).groups).toEqual([]);
  });
  it('nama panjang menjadi beberapa baris yang muat', () => {
    const [group] = schematicMap(
      [{ code: 'a', name: 'A', areas: [{ ...place('a1', 101, -1), name: 'Sungai Rumbai Timur Jauh' }] }],
      70,
      60,
    ).groups;
    expect(group?.areas[0]?.lines).toEqual(['Sungai', 'Rumbai', 'Timur Jauh'].slice(0, 3));
  });
});
