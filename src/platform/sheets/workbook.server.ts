/**
 * Reads workbooks (.xlsx, ECMA-376) as a stream of rows: the archive is never unpacked whole, and of a sheet only the row
 * being read is in memory, beside the texts that the rows share. Formulas are taken by the result the file holds.
 */
import { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from 'yauzl';
import { isProblem } from '#shared/problem.ts';
import { UNCOMPUTED, type SheetCell, type SheetRow } from '#shared/sheet.ts';
import { cellOfNumber, meaningOf, type CellMeaning } from '#platform/sheets/cell-format.ts';
import {
  mergeFiller,
  placeOfReference,
  rangeOfReference,
  type MergedRange,
} from '#platform/sheets/merged-cells.ts';
import {
  sheetBroken,
  sheetKindRefused,
  sheetLocked,
  sheetOldKind,
  sheetSwells,
  sheetTooWide,
  sheetUnknown,
} from '#platform/sheets/sheet.problems.ts';

const MEGABYTE = 1024 * 1024;
/** A hundred thousand rows of twenty columns unpack to about a hundred megabytes; they pass through, none is kept. */
const MOST_SHEET_BYTES = 768 * MEGABYTE;
/** These are kept while the sheet is read. */
const MOST_TEXT_BYTES = 64 * MEGABYTE;
const MOST_SETTING_BYTES = 16 * MEGABYTE;
const MOST_ENTRIES = 5000;
const MOST_MERGED = 100_000;
/** Wider tables than this are none of people. */
export const MOST_COLUMNS = 512;

export interface Workbook {
  /** The sheets that are shown, in their order. */
  readonly names: readonly string[];
  /** @throws Problem sheetBroken, sheetSwells, sheetTooWide, sheetUnknown */
  rows(name: string): AsyncGenerator<SheetRow>;
}

/** Reads parts of a file where the archive asks for them. */
class BlobReader extends RandomAccessReader {
  readonly #file: Blob;
  constructor(file: Blob) {
    super();
    this.#file = file;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#file.slice(start, end).stream());
  }
}

/**
 * Opens a workbook: reads its list of sheets, nothing of their rows.
 * @throws Problem sheetBroken, sheetLocked, sheetOldKind, sheetKindRefused, sheetSwells
 */
export async function openWorkbook(file: Blob): Promise<Workbook> {
  return brokenUnlessRead(async () => {
    const zip = await fromRandomAccessReaderPromise(new BlobReader(file), file.size, { autoClose: false });
    if (zip.entryCount > MOST_ENTRIES) throw sheetSwells();
    const parts = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw sheetLocked();
      parts.set(entry.fileName.toLowerCase(), entry);
    }
    if (!parts.has('xl/workbook.xml')) throw otherDocument(parts);
    const archive: Archive = { zip, parts };
    const book = await readBook(archive);
    return {
      names: book.sheets.map(({ name }) => name),
      rows: (name) => rowsOf(archive, book, name),
    };
  });
}

interface Archive {
  readonly zip: ZipFile;
  readonly parts: ReadonlyMap<string, Entry>;
}

interface Book {
  readonly sheets: readonly { readonly name: string; readonly path: string }[];
  readonly from1904: boolean;
}

/** Another document of the same family: told as what it is, so that its owner knows what to do. */
function otherDocument(parts: ReadonlyMap<string, Entry>): Error {
  const isSheet = parts.has('xl/workbook.bin') || parts.has('content.xml');
  return isSheet ? sheetOldKind() : sheetKindRefused();
}

async function readBook(archive: Archive): Promise<Book> {
  const targets = new Map<string, string>();
  await readMarkup(archive, 'xl/_rels/workbook.xml.rels', MOST_SETTING_BYTES, {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined)
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`);
    },
  });
  const sheets: { name: string; path: string }[] = [];
  let from1904 = false;
  await readMarkup(archive, 'xl/workbook.xml', MOST_SETTING_BYTES, {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') from1904 = isTrue(attributes['date1904']);
      if (tag !== 'sheet' || /hidden/i.test(attributes['state'] ?? '')) return;
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1];
      const path = targets.get(id ?? '');
      if (path !== undefined && !/chartsheets/.test(path))
        sheets.push({ name: attributes['name'] ?? '', path });
    },
  });
  return { sheets, from1904 };
}

async function* rowsOf(archive: Archive, book: Book, name: string): AsyncGenerator<SheetRow> {
  const path = book.sheets.find((sheet) => sheet.name === name)?.path;
  if (path === undefined) throw sheetUnknown();
  const meanings = await readMeanings(archive);
  const texts = await readTexts(archive);
  const merged = await readMerged(archive, path);
  const reader = rowReader({ meanings, texts, merged, from1904: book.from1904 });
  const parser = markupParser(reader);
  // A generator cannot stand in a function that catches: the same catch, around each step.
  const pieces = piecesOf(archive, path, MOST_SHEET_BYTES);
  try {
    for (;;) {
      const done = await brokenUnlessRead(async () => {
        const { done, value } = await pieces.next();
        if (done) parser.close();
        else parser.write(value);
        return done;
      });
      yield* reader.taken();
      if (done) return;
    }
  } finally {
    await pieces.return(undefined);
  }
}

interface RowWorld {
  readonly meanings: readonly CellMeaning[];
  readonly texts: readonly string[];
  readonly merged: readonly MergedRange[];
  readonly from1904: boolean;
}

/** Collects rows while the markup of a sheet goes by. */
function rowReader({ meanings, texts, merged, from1904 }: RowWorld) {
  const fill = mergeFiller(merged, MOST_COLUMNS);
  let ready: SheetRow[] = [];
  let row = 0;
  let cells: SheetCell[] = [];
  let column = -1;
  let kind = 'n';
  let style = 0;
  let text = '';
  let isFormula = false;
  let isText = false;
  let isSpoken = false;

  const cell = (): SheetCell => {
    if (kind === 'inlineStr' || kind === 'str' || kind === 'e') return text === '' ? null : unescaped(text);
    if (text === '') return isFormula ? UNCOMPUTED : null;
    if (kind === 's') return texts[Number(text)] ?? null;
    if (kind === 'b') return text === '1';
    if (kind === 'd') return text.replace('T', ' ').replace(/ 00:00(:00(\.0+)?)?Z?$/, '');
    const value = Number(text);
    return Number.isFinite(value) ? cellOfNumber(value, meanings[style] ?? 'number', from1904) : text;
  };

  return {
    open(tag: string, attributes: Readonly<Record<string, string>>) {
      if (tag === 'c') {
        const at = placeOfReference(attributes['r'] ?? '');
        column = at?.column ?? column + 1;
        kind = attributes['t'] ?? 'n';
        style = Number(attributes['s'] ?? 0);
        text = '';
        isFormula = false;
      } else if (tag === 'v' || tag === 't') isText = !isSpoken;
      else if (tag === 'f') isFormula = true;
      else if (tag === 'rPh') isSpoken = true;
      else if (tag === 'row') {
        row = Number(attributes['r'] ?? row + 1);
        cells = [];
        column = -1;
      }
    },
    text(piece: string) {
      if (isText) text += piece;
    },
    close(tag: string) {
      if (tag === 'v' || tag === 't') isText = false;
      else if (tag === 'rPh') isSpoken = false;
      else if (tag === 'c') {
        const value = cell();
        if (value === null) return;
        if (column >= MOST_COLUMNS) throw sheetTooWide({ most: MOST_COLUMNS });
        while (cells.length < column) cells.push(null);
        cells[column] = value;
      } else if (tag === 'row') {
        fill(row, cells);
        for (let i = 0; i < cells.length; i += 1) cells[i] ??= null;
        if (cells.some((value) => value !== null && value !== '')) ready.push({ row, cells });
      }
    },
    /** The rows since it was last asked. */
    taken(): SheetRow[] {
      const rows = ready;
      ready = [];
      return rows;
    },
  };
}

/** What each cell style means, by its number. */
async function readMeanings(archive: Archive): Promise<CellMeaning[]> {
  const codes = new Map<number, string>();
  const meanings: CellMeaning[] = [];
  let isCells = false;
  if (!archive.parts.has('xl/styles.xml')) return meanings;
  await readMarkup(archive, 'xl/styles.xml', MOST_SETTING_BYTES, {
    open: (tag, attributes) => {
      if (tag === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (tag === 'cellXfs') isCells = true;
      const id = Number(attributes['numFmtId'] ?? 0);
      if (tag === 'xf' && isCells) meanings.push(meaningOf(id, codes.get(id)));
    },
    close: (tag) => {
      if (tag === 'cellXfs') isCells = false;
    },
  });
  return meanings;
}

/** The texts that cells name by number. */
async function readTexts(archive: Archive): Promise<string[]> {
  const texts: string[] = [];
  if (!archive.parts.has('xl/sharedstrings.xml')) return texts;
  let text = '';
  let isText = false;
  let isSpoken = false;
  await readMarkup(archive, 'xl/sharedStrings.xml', MOST_TEXT_BYTES, {
    open: (tag) => {
      if (tag === 'si') text = '';
      else if (tag === 'rPh') isSpoken = true;
      else if (tag === 't') isText = !isSpoken;
    },
    text: (piece) => {
      if (isText) text += piece;
    },
    close: (tag) => {
      if (tag === 't') isText = false;
      else if (tag === 'rPh') isSpoken = false;
      else if (tag === 'si') texts.push(unescaped(text));
    },
  });
  return texts;
}

/** Merged ranges stand behind the rows they concern; so the sheet goes by twice, the first time for them alone. */
async function readMerged(archive: Archive, path: string): Promise<MergedRange[]> {
  const ranges: MergedRange[] = [];
  const decoder = new TextDecoder('latin1');
  let rest = '';
  await brokenUnlessRead(async () => {
    for await (const piece of bytesOf(archive, path, MOST_SHEET_BYTES)) {
      const text = rest + decoder.decode(piece, { stream: true });
      for (const [, reference = ''] of text.matchAll(/mergeCell\s[^<>]*?ref="([A-Z\d:$]+)"/g)) {
        const range = rangeOfReference(reference);
        if (range) ranges.push(range);
      }
      if (ranges.length > MOST_MERGED) throw sheetSwells();
      rest = text.slice(Math.max(text.lastIndexOf('<'), text.length - 200, 0));
    }
  });
  return ranges;
}

interface MarkupReader {
  open?(tag: string, attributes: Readonly<Record<string, string>>): void;
  text?(piece: string): void;
  close?(tag: string): void;
}

async function readMarkup(archive: Archive, path: string, most: number, reader: MarkupReader): Promise<void> {
  await brokenUnlessRead(async () => {
    const parser = markupParser(reader);
    for await (const piece of piecesOf(archive, path, most)) parser.write(piece);
    parser.close();
  });
}

/** Names without their prefix: some writers say `x:row`. Entities that a document defines are refused, never expanded. */
function markupParser(reader: MarkupReader): SaxesParser {
  const parser = new SaxesParser({ position: false });
  const bare = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('opentag', ({ name, attributes }) =>
    reader.open?.(bare(name), attributes as Record<string, string>),
  );
  parser.on('closetag', ({ name }) => reader.close?.(bare(name)));
  if (reader.text) {
    parser.on('text', (piece) => reader.text?.(piece));
    parser.on('cdata', (piece) => reader.text?.(piece));
  }
  return parser;
}

async function* piecesOf(
  archive: Archive,
  path: string,
  most: number,
): AsyncGenerator<string, undefined, undefined> {
  const decoder = new TextDecoder('utf-8');
  for await (const piece of bytesOf(archive, path, most)) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
  return undefined;
}

/** The unpacked bytes of a part; counted while they come, since what an archive says of itself need not be true. */
async function* bytesOf({ zip, parts }: Archive, path: string, most: number): AsyncGenerator<Uint8Array> {
  const entry = parts.get(path.toLowerCase());
  if (!entry) throw sheetBroken();
  if (entry.uncompressedSize > most) throw sheetSwells();
  const stream = await zip.openReadStreamPromise(entry);
  let size = 0;
  for await (const piece of stream) {
    size += (piece as Uint8Array).length;
    if (size > most) throw sheetSwells();
    yield piece as Uint8Array;
  }
}

/** What the archive, the unpacking or the markup complains of is one thing to people: the file is broken. */
async function brokenUnlessRead<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (isProblem(error) || error instanceof TypeError || error instanceof RangeError) throw error;
    throw sheetBroken();
  }
}

/** `_x000D_` stands for a sign that markup cannot carry. */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([\dA-F]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}
