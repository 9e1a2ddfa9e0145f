import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_SEPARATORS, csvLine, csvReader, separatorOf, type CsvSeparator } from '#shared/csv.ts';

/** Reads a text that comes in pieces of the given lengths. */
function readInPieces(text: string, separator: CsvSeparator, lengths: readonly number[]): string[][] {
  const reader = csvReader(separator);
  const rows: string[][] = [];
  let at = 0;
  for (const length of lengths) {
    rows.push(...reader.feed(text.slice(at, at + length)));
    at += length;
  }
  return [...rows, ...reader.feed(text.slice(at)), ...reader.end()];
}

const cell = fc
  .string({ unit: fc.constantFrom('a', '"', ';', ',', '\t', '\n', '\r', ' ', 'é'), maxLength: 6 })
  // These get an apostrophe when written, so that no spreadsheet takes them for a formula.
  .filter((text) => !/^[=+\-@\t\r\n]/.test(text));

describe('tabel sebagai teks', () => {
  it('yang ditulis dibaca kembali sama, di mana pun teksnya terpotong dalam perjalanan', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 40 }),
        (rows, lengths) => {
          const text = rows.map((row) => csvLine(row)).join('');
          expect(readInPieces(text, ';', lengths)).toEqual(rows);
        },
      ),
    );
  });

  it.each([
    ['CRLF', 'a;b\r\nc;d\r\n'],
    ['LF', 'a;b\nc;d'],
    ['CR', 'a;b\rc;d\r'],
  ])('akhir baris %s, terpotong di setiap huruf', (_, text) => {
    for (let at = 0; at <= text.length; at += 1)
      expect(readInPieces(text, ';', [at])).toEqual([
        ['a', 'b'],
        ['c', 'd'],
      ]);
  });

  it('tanda kutip di tengah sel adalah huruf biasa', () => {
    expect(readInPieces('Kedai "Sari";5" pipa\n', ';', [])).toEqual([['Kedai "Sari"', '5" pipa']]);
  });

  it.each<[CsvSeparator, string]>([
    [';', 'a;b\n1,5;2,5\n3,5;4,5'],
    [';', 'Data usaha, 2024, semua nagari\nNama;Alamat\nSari;Jorong A, Sitiung'],
    [';', 'a;b;c;d\n1;"1,5%\n2,5%\n3,5%";x;y\n'],
    [',', 'a,b\n1;2;3,x\ny,z'],
    ['\t', 'a\tb\n1,5\t2;3'],
    [';', 'sep=;\r\na,b,c\r\nd,e,f'],
    [',', 'sep=,\r\na;b;c\r\nd;e;f'],
  ])('memilih pemisah %j', (separator, text) => {
    expect(separatorOf(text)).toBe(separator);
  });

  it('yang tidak punya pemisah adalah satu kolom', () => {
    expect(CSV_SEPARATORS).toContain(separatorOf('Sari\nIda'));
  });
});
