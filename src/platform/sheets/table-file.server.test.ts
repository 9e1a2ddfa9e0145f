import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from '#shared/written-number.ts';
import { lineOf } from '#shared/cell-reading.ts';
import { tableOf, type Table, type TableCell, type TableFormat } from '#shared/table.ts';
import { openSheet } from '#platform/sheets/sheet.server.ts';
import { tableBytes, tableFile } from '#platform/sheets/table-file.server.ts';

async function fileOf(format: TableFormat, table: Table): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const bytes of tableBytes(format, table)) pieces.push(new Uint8Array(bytes));
  return new Blob(pieces);
}
async function readBack(format: TableFormat, table: Table) {
  const opened = await openSheet(await fileOf(format, table));
  const rows: (readonly unknown[])[] = [];
  for await (const { cells } of opened.rows()) rows.push(cells);
  return rows;
}
const HOSTILE = ['=1+1', '+62812', '-5', '@SUM(A1)', "=cmd|' /C calc'!A0", '\t=1', '\n=1', '＝1+1'];

describe('buku kerja', () => {
  it('teks tetap teks, angka tetap angka: tidak ada digit yang hilang', async () => {
    const rows = [
      ['1310044101800001', '081234567890', 1_500_000, 12.5],
      ['0012', 'satu\ndua', -1.0234567891234567, null],
      HOSTILE.slice(0, 4),
    ];
    expect(await readBack('xlsx', tableOf(['NIK', 'HP', 'Omzet', 'Kapasitas'], rows))).toEqual([
      ['NIK', 'HP', 'Omzet', 'Kapasitas'],
      ['1310044101800001', '081234567890', 1_500_000, 12.5],
      ['0012', 'satu\ndua', -1.0234567891234567],
      HOSTILE.slice(0, 4),
    ]);
  });

  it('apa pun isinya dibaca kembali sama', async () => {
    const cell = fc.oneof(
      fc.string({
        unit: fc.constantFrom('a', 'é', '<', '&', '"', ' ', '_x0041_', '\u0001', '\n', '=', '🙂'),
      }),
      fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
        async (rows) => {
          const marked = rows.map((row) => ['x', ...row, 'x']);
          const read = await readBack('xlsx', tableOf(['judul'], marked));
          // An empty text is an empty cell.
          expect(read.slice(1)).toEqual(marked.map((row) => row.map((one) => (one === '' ? null : one))));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('sel yang lebih panjang daripada yang dimuat Excel dipotong dengan tanda', async () => {
    const [, row] = await readBack('xlsx', tableOf(['teks'], [['a'.repeat(40_000)]]));
    expect(String(row?.[0])).toHaveLength(32_767);
    expect(String(row?.[0]).endsWith('[…]')).toBe(true);
  });

  it('baris yang sama menghasilkan berkas yang sama, huruf demi huruf', async () => {
    const table = () => tableOf(['a', 'b'], [['x', 1]]);
    const [one, two] = [await fileOf('xlsx', table()), await fileOf('xlsx', table())];
    expect(new Uint8Array(await one.arrayBuffer())).toEqual(new Uint8Array(await two.arrayBuffer()));
  });
});

describe('CSV', () => {
  it('dibuka Excel Indonesia: UTF-8 bertanda, titik koma, koma desimal', async () => {
    const text = await (await fileOf('csv', tableOf(['nama', 'jumlah'], [['Sari; "Rasa"', 1.5]]))).bytes();
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(text)).toBe(
      '\uFEFFnama;jumlah\r\n"Sari; ""Rasa""";1,5\r\n',
    );
  });

  it.each(HOSTILE)('%j bukan rumus, dan dibaca kembali sama', async (cell) => {
    const [, row] = await readBack('csv', tableOf(['a', 'b'], [[cell, 'x']]));
    expect(String(row?.[0]).startsWith("'")).toBe(true);
    expect(lineOf(String(row?.[0]))).toBe(cell.trim());
  });

  it('setiap angka dibaca kembali sampai digit terakhir', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, min: -1e12, max: 1e12 }).map((value) => (value === 0 ? 0 : value)),
      fc.integer({ min: -9999, max: 9_999_999 }).map((value) => value / 1000),
      fc.maxSafeInteger(),
      fc.constantFrom(1e-7, -1.25e-9, 1.125, 0.001),
    );
    return fc.assert(
      fc.asyncProperty(number, async (value) => {
        const [, row] = await readBack('csv', tableOf(['a', 'b'], [[value, 'x']]));
        expect(readNumber(String(row?.[0]))).toEqual({ isRight: true, value });
      }),
    );
  });
});

describe('GeoJSON', () => {
  it('setiap baris ada, dengan tempat bila diketahui', async () => {
    const table: Table = {
      titles: ['nama', 'pekerja'],
      count: 2,
      pieces: (async function* () {
        yield [];
        yield [{ cells: ['Sari', 3], place: { lat: -1.02, lng: 101.6 } }];
        yield [{ cells: ['Ida', null], place: null }];
      })(),
    };
    expect(JSON.parse(await (await fileOf('geojson', table)).text())).toEqual({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [101.6, -1.02] },
          properties: { nama: 'Sari', pekerja: 3 },
        },
        { type: 'Feature', geometry: null, properties: { nama: 'Ida', pekerja: null } },
      ],
    });
  });
});

describe('mengalir', () => {
  function counted(pieces: number) {
    const seen = { asked: 0, ended: false };
    const table: Table = {
      titles: ['a'],
      count: pieces * 1000,
      pieces: (async function* () {
        try {
          for (let i = 0; i < pieces; i += 1) {
            seen.asked += 1;
            yield Array.from({ length: 1000 }, () => ({ cells: [Math.random()] satisfies TableCell[] }));
          }
        } finally {
          seen.ended = true;
        }
      })(),
    };
    return { seen, table };
  }

  it.each(['csv', 'xlsx'] as const)('%s: yang berhenti mengunduh menghentikan pembacaan', async (format) => {
    const { seen, table } = counted(1000);
    const reader = tableFile('daftar', format, table).body?.getReader();
    for (let i = 0; i < 30; i += 1) await reader?.read();
    expect(seen.asked).toBeLessThan(100);
    await reader?.cancel();
    expect(seen.ended).toBe(true);
  });

  it.each(['csv', 'xlsx'] as const)('%s: yang gagal di tengah tidak pernah tampak utuh', async (format) => {
    const table: Table = {
      titles: ['a'],
      count: 2,
      pieces: (async function* () {
        yield [{ cells: ['satu'] }];
        throw new RangeError('putus');
      })(),
    };
    await expect(tableFile('daftar', format, table).bytes()).rejects.toThrow('putus');
  });
});
