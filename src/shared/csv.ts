/** Tables as plain text: reading cells out of it, in pieces, and writing them so that a spreadsheet opens them unharmed. */
import type { TableCell } from '#shared/table.ts';
import { writtenNumber } from '#shared/written-number.ts';

export const CSV_SEPARATORS = ['\t', ';', ','] as const;
export type CsvSeparator = (typeof CSV_SEPARATORS)[number];

export interface CsvReader {
  /** Takes the next piece of the text; the rows it completes. An empty line is a row of one empty cell. */
  feed(piece: string): string[][];
  /** The last row when the text does not end with a line break. */
  end(): string[][];
  /** Whether a quoted cell is open, and how many characters it has so far. */
  readonly open: { readonly isQuoted: boolean; readonly length: number };
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * Reads rows out of text that comes in pieces: quotes around cells that hold separators, quotes or line breaks; CRLF, LF
 * and CR alike. A quote inside an unquoted cell is a letter like any other, as spreadsheets have it.
 */
export function csvReader(separator: CsvSeparator): CsvReader {
  const SEPARATOR = separator.charCodeAt(0);
  let row: string[] = [];
  let cell = '';
  let state: 'start' | 'plain' | 'quoted' | 'quote' = 'start';
  let isAfterCr = false;
  return {
    feed(piece) {
      const rows: string[][] = [];
      let from = 0;
      const endCell = (to: number) => {
        row.push(cell === '' ? piece.slice(from, to) : cell + piece.slice(from, to));
        cell = '';
        from = to + 1;
        state = 'start';
      };
      for (let i = 0; i < piece.length; i += 1) {
        const code = piece.charCodeAt(i);
        if (state === 'quoted') {
          if (code !== QUOTE) continue;
          cell += piece.slice(from, i);
          from = i + 1;
          state = 'quote';
          continue;
        }
        if (isAfterCr) {
          isAfterCr = false;
          if (code === LF) {
            from = i + 1;
            continue;
          }
        }
        if (code === QUOTE && state === 'quote') {
          from = i;
          state = 'quoted';
        } else if (code === QUOTE && state === 'start') {
          from = i + 1;
          state = 'quoted';
        } else if (code === SEPARATOR) endCell(i);
        else if (code === LF || code === CR) {
          endCell(i);
          isAfterCr = code === CR;
          rows.push(row);
          row = [];
        } else if (state !== 'plain') state = 'plain';
      }
      cell += piece.slice(from);
      return rows;
    },
    end() {
      if (row.length === 0 && cell === '' && state === 'start') return [];
      return [[...row, cell]];
    },
    get open() {
      return { isQuoted: state === 'quoted', length: cell.length };
    },
  };
}

/** The cells of a line; double quotes around cells that hold the separator. */
export function cellsOf(line: string, separator: CsvSeparator = ','): string[] {
  const reader = csvReader(separator);
  return [...reader.feed(line), ...reader.end()][0] ?? [''];
}

/**
 * The separator of a text, told by its beginning: the one by which the largest share of rows has one same width. Rows, not
 * lines: where a cell holds several lines, the wrong separator makes rows of them. A tab or a semicolon wins over as many commas, which stand in sums and sentences too. `sep=;` in the first line, as Excel writes it, is believed.
 */
export function separatorOf(beginning: string): CsvSeparator {
  const told = /^sep=([;,\t])\r?\n/i.exec(beginning)?.[1];
  if (told !== undefined) return told as CsvSeparator;
  const shares = CSV_SEPARATORS.map((separator) => shareAlike(beginning, separator));
  return CSV_SEPARATORS[shares.indexOf(Math.max(...shares))] ?? ',';
}

function shareAlike(text: string, separator: CsvSeparator): number {
  const widths = new Map<number, number>();
  const rows = csvReader(separator).feed(`${text}\n`);
  for (const { length } of rows) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
  return Math.max(0, ...widths.values()) / rows.length;
}

/**
 * A line of a table as spreadsheets in Indonesia open it: semicolons, because the comma is their decimal sign. Texts that
 * they would take for a formula are made plain by an apostrophe, which our own reading takes off again.
 */
export function csvLine(cells: readonly TableCell[]): string {
  return `${cells.map(csvCell).join(';')}\r\n`;
}

/** How a cell begins that a spreadsheet would compute; the wide forms of the signs count as much. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

function csvCell(cell: TableCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return writtenNumber(cell);
  const plain = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[";\r\n\t]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
