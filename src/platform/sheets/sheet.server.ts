/** Opens what people bring as a table: told by its content, read as a stream of rows, refused with one clear sentence. */
import type { SheetRow } from '#shared/sheet.ts';
import { csvRows, textShapeOf } from '#platform/sheets/csv-rows.server.ts';
import { sheetKindOf } from '#platform/sheets/sheet-kind.ts';
import {
  sheetEmpty,
  sheetKindRefused,
  sheetLocked,
  sheetOldKind,
  sheetTooLarge,
  sheetTooLong,
  sheetTooWide,
} from '#platform/sheets/sheet.problems.ts';
import { MOST_COLUMNS, openWorkbook } from '#platform/sheets/workbook.server.ts';

const MEGABYTE = 1024 * 1024;
/** A hundred thousand rows are about 10 MB as a workbook and 25 MB as text. */
const MOST_BYTES = 64 * MEGABYTE;
const MOST_ROWS = 250_000;
const BEGINNING = 4096;

export interface OpenedSheet {
  /** The names of the sheets that are shown; a text file has one without a name. */
  readonly names: readonly string[];
  /**
   * The rows of a sheet from its beginning, each time anew: first a few to look at, then all. Memory does not grow with
   * the rows; what is read must not be taken as complete until the last row came without a Problem.
   * @throws Problem sheetEmpty, sheetTooLong, sheetTooWide, sheetSwells, sheetBroken, sheetQuoteOpen, sheetUnknown
   */
  rows(name?: string): AsyncGenerator<SheetRow>;
}

/**
 * Opens a file as a table. A file on the disk comes as `openAsBlob(path)`, an upload as it is.
 * @throws Problem sheetEmpty, sheetTooLarge, sheetKindRefused, sheetOldKind, sheetLocked, sheetSwells, sheetBroken
 */
export async function openSheet(file: Blob): Promise<OpenedSheet> {
  if (file.size > MOST_BYTES) throw sheetTooLarge({ megabytes: MOST_BYTES / MEGABYTE });
  const kind = sheetKindOf(new Uint8Array(await file.slice(0, BEGINNING).arrayBuffer()));
  if (kind === 'empty') throw sheetEmpty();
  if (kind === 'other') throw sheetKindRefused();
  if (kind === 'markup') throw sheetOldKind();
  if (kind === 'compound') throw (await isLocked(file)) ? sheetLocked() : sheetOldKind();
  if (kind === 'zip') {
    const { names, rows } = await openWorkbook(file);
    const [first] = names;
    if (first === undefined) throw sheetEmpty();
    return { names, rows: (name = first) => withinBounds(rows(name)) };
  }
  const shape = await textShapeOf(file, kind === 'text' ? undefined : kind);
  return { names: [''], rows: () => withinBounds(csvRows(file, shape)) };
}

async function* withinBounds(rows: AsyncGenerator<SheetRow>): AsyncGenerator<SheetRow> {
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > MOST_ROWS) throw sheetTooLong({ most: MOST_ROWS });
    if (row.cells.length > MOST_COLUMNS) throw sheetTooWide({ most: MOST_COLUMNS });
    yield row;
  }
  if (count === 0) throw sheetEmpty();
}

/** Excel puts a locked workbook, encrypted, into the older container; the name of that part is not encrypted. */
async function isLocked(file: Blob): Promise<boolean> {
  const mark = Buffer.from('EncryptedPackage', 'utf16le');
  let rest = Buffer.alloc(0);
  for await (const piece of file.stream()) {
    const bytes = Buffer.concat([rest, piece]);
    if (bytes.includes(mark)) return true;
    rest = bytes.subarray(Math.max(0, bytes.length - mark.length));
  }
  return false;
}
