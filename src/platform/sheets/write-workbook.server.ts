/** Writes a workbook (.xlsx) of one sheet: texts stay texts, so that no spreadsheet eats a zero or a digit of them. */
import write from 'write-excel-file/node';
import type { SheetCell } from '#shared/sheet.ts';

/** The bytes of a workbook with these rows; the first is the header. Held in memory whole: for some ten thousand rows. */
export async function workbookOfRows(
  rows: readonly (readonly SheetCell[])[],
): Promise<Uint8Array<ArrayBuffer>> {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const book = write(
    rows.map((row, i) =>
      row.map((value) =>
        value === null || value === ''
          ? null
          : typeof value === 'number'
            ? { type: Number, value }
            : { type: String, value: String(value), ...(i === 0 ? { fontWeight: 'bold' as const } : {}) },
      ),
    ),
    { columns: Array.from({ length: width }, () => ({ width: 18 })), stickyRowsCount: 1 },
  );
  return new Uint8Array(await book.toBuffer());
}
