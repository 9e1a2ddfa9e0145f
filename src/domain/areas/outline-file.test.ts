import { describe, expect, it } from 'vitest';
import { readOutlines } from '#domain/areas/outline-file.ts';
import { isProblem } from '#shared/problem.ts';

const square = [
  [101, -1],
  [101.1, -1],
  [101.1, -0.9],
  [101, -0.9],
  [101, -1],
];
const polygon = (ring: unknown) => ({ type: 'Polygon', coordinates: [ring] });
const collection = (...geometries: unknown[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: geometries.map((geometry, i) => ({
      type: 'Feature',
      id: i + 1,
      properties: { nama: `Nagari ${i + 1}`, luas: 12.5, null: null },
      geometry,
    })),
  });
const refusal = (text: string) => {
  try {
    readOutlines(text);
    return undefined;
  } catch (thrown) {
    return isProblem(thrown) ? { code: thrown.code, ...thrown.params } : thrown;
  }
};

describe('berkas batas yang benar', () => {
  it('GeoJSON: bidang dengan kata di sampingnya; titik dan garis dilewati; tinggi dan BOM tidak mengganggu', () => {
    const found = readOutlines(
      `\uFEFF${collection(
        polygon(square.map((position) => [...position, 120])),
        { type: 'Point', coordinates: [101, -1] },
        {
          type: 'GeometryCollection',
          geometries: [polygon(square), { type: 'MultiPolygon', coordinates: [[square]] }],
        },
      )}`,
    );
    expect(found).toEqual([
      { layer: '', properties: { nama: 'Nagari 1', luas: '12.5', id: '1' }, shape: [[square]] },
      { layer: '', properties: { nama: 'Nagari 3', luas: '12.5', id: '3' }, shape: [[square], [square]] },
    ]);
  });

  it('TopoJSON: batas bersama yang ditulis sekali dipakai dari kedua arah', () => {
    const found = readOutlines(
      JSON.stringify({
        type: 'Topology',
        transform: { scale: [0.1, 0.1], translate: [101, -1] },
        arcs: [
          [
            [1, 0],
            [0, 1],
          ],
          [
            [1, 1],
            [-1, 0],
            [0, -1],
            [1, 0],
          ],
          [
            [1, 0],
            [1, 0],
            [0, 1],
            [-1, 0],
          ],
        ],
        objects: {
          nagari: {
            type: 'GeometryCollection',
            geometries: [
              { type: 'Polygon', arcs: [[0, 1]], properties: { name: 'Barat' } },
              { type: 'MultiPolygon', arcs: [[[2, -1]]], properties: { name: 'Timur' } },
            ],
          },
        },
      }),
    );
    expect(found.map(({ layer, properties }) => [layer, properties['name']])).toEqual([
      ['nagari', 'Barat'],
      ['nagari', 'Timur'],
    ]);
    expect(found[0]?.shape[0]?.[0]).toHaveLength(5);
    const [west, east] = found.map(({ shape }) => new Set((shape[0]?.[0] ?? []).map(String)));
    expect([...(west ?? [])].filter((position) => east?.has(position))).toHaveLength(2);
  });
});

describe('berkas yang salah mendapat satu kalimat', () => {
  it.each<[string, string, object]>([
    ['gambar', '\u0089PNG\r\n', { code: 'outline_not_json' }],
    ['kosong', '', { code: 'outline_not_json' }],
    ['terpotong', collection(polygon(square)).slice(0, -20), { code: 'outline_not_json' }],
    ['daftar dalam daftar tanpa akhir', '['.repeat(100_000), { code: 'outline_not_json' }],
    ['terlalu banyak titik', `[${'[],'.repeat(1_500_001)}0]`, { code: 'outline_too_many', most: 1_500_000 }],
    ['bukan peta', '{"a":1}', { code: 'outline_no_map' }],
    ['hanya sebuah angka', '7', { code: 'outline_no_map' }],
    ['hanya titik', collection({ type: 'Point', coordinates: [101, -1] }), { code: 'outline_no_shape' }],
    ['tanpa bentuk', '{"type":"FeatureCollection","features":[]}', { code: 'outline_no_shape' }],
    ['tidak tertutup', collection(polygon(square.slice(0, -1))), { code: 'outline_open' }],
    [
      'hanya garis pulang pergi',
      collection(polygon([square[0], square[1], square[0]])),
      { code: 'outline_broken' },
    ],
    ['bukan angka', collection(polygon([['101', '-1'], ...square.slice(1)])), { code: 'outline_broken' }],
    [
      'lintang dulu',
      collection(polygon(square), polygon(square.map(([x, y]) => [y, x]))),
      { code: 'outline_swapped', number: 2 },
    ],
    [
      'meter UTM',
      collection(polygon(square.map(([x = 0, y = 0]) => [x * 1000, y * 1e6]))),
      { code: 'outline_projected', number: 1 },
    ],
    [
      'di Eropa',
      collection(polygon(square.map(([x = 0, y = 0]) => [x - 96, y + 50]))),
      { code: 'outline_elsewhere', number: 1 },
    ],
    [
      'batas yang tidak ada',
      '{"type":"Topology","arcs":[],"objects":{"a":{"type":"Polygon","arcs":[[7]]}}}',
      { code: 'outline_broken' },
    ],
    ['topologi tanpa isi', '{"type":"Topology","arcs":[]}', { code: 'outline_no_map' }],
  ])('%s', (_, text, why) => {
    expect(refusal(text)).toEqual(why);
  });
});
