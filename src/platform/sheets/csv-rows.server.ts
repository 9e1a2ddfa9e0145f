/** Rows out of a text file, piece by piece: UTF-8 with and without its mark, UTF-16, and what Windows wrote before it. */
import { csvReader, separatorOf, type CsvSeparator } from '#shared/csv.ts';
import type { SheetRow } from '#shared/sheet.ts';
import { sheetKindRefused, sheetQuoteOpen } from '#platform/sheets/sheet.problems.ts';

export interface TextShape {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly separator: CsvSeparator;
}

const BEGINNING = 64 * 1024;
/** What Excel holds in one cell; a longer one is a quote that nobody closed. */
const LONGEST_CELL = 32_767;

/**
 * Tells the encoding and the separator. Reads the whole file once: its last line may hold the first letter that is not
 * UTF-8.
 * @param told the encoding when the file begins with the mark of one
 * @throws Problem sheetKindRefused when bytes come that no text has
 */
export async function textShapeOf(file: Blob, told?: 'utf-16le' | 'utf-16be'): Promise<TextShape> {
  const encoding = told ?? ((await isUtf8(file)) ? 'utf-8' : 'windows-1252');
  const beginning = new TextDecoder(encoding).decode(await file.slice(0, BEGINNING).arrayBuffer());
  return { encoding, separator: separatorOf(beginning) };
}

async function isUtf8(file: Blob): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isRight = true;
  for await (const piece of file.stream()) {
    if (piece.includes(0)) throw sheetKindRefused();
    if (isRight) isRight = decodes(decoder, piece);
  }
  return isRight && decodes(decoder);
}

function decodes(decoder: TextDecoder, piece?: Uint8Array): boolean {
  try {
    decoder.decode(piece, { stream: piece !== undefined });
    return true;
  } catch {
    return false;
  }
}

/**
 * The rows that hold anything, by the number a spreadsheet gives them: a line break inside a cell makes no new row.
 * @throws Problem sheetQuoteOpen with the row where it was opened
 */
export async function* csvRows(file: Blob, { encoding, separator }: TextShape): AsyncGenerator<SheetRow> {
  const decoder = new TextDecoder(encoding);
  const reader = csvReader(separator);
  let row = 0;
  const number = (rows: readonly string[][]): SheetRow[] =>
    rows.flatMap((cells) => {
      row += 1;
      // The line by which Excel is told the separator is none of the table.
      const isTold = row === 1 && /^sep=/i.test(cells[0] ?? '') && cells.length <= 2;
      return isTold || cells.every((cell) => cell.trim() === '') ? [] : [{ row, cells }];
    });
  for await (const piece of file.stream()) {
    yield* number(reader.feed(decoder.decode(piece, { stream: true })));
    if (reader.open.isQuoted && reader.open.length > LONGEST_CELL) throw sheetQuoteOpen({ row: row + 1 });
  }
  yield* number(reader.feed(decoder.decode()));
  if (reader.open.isQuoted) throw sheetQuoteOpen({ row: row + 1 });
  yield* number(reader.end());
}
