/**
 * Writes workbooks (.xlsx, ECMA-376) as a stream: of a sheet only the rows being written are in memory. Texts stand in
 * their cells as texts, so that no spreadsheet computes them, nor eats a zero or a digit of them.
 */
import { columnName, type SheetCell } from '#shared/sheet.ts';
import { tableOf, type Table, type TableCell, type TableRow } from '#shared/table.ts';
import { writeArchive, type ArchivePart } from '#platform/sheets/write-archive.server.ts';

/** What Excel holds in a sheet and in a cell. */
const MOST_ROWS = 1_048_576;
const LONGEST_TEXT = 32_767;
const CUT = ' […]';
const COLUMN_WIDTH = 18;
/** The styles below, by their place. */
const [TITLE, TEXT, LINES] = [1, 2, 3];

const DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KINDS = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The bytes of a workbook, piece by piece. What one sheet cannot hold goes on in the next, under the same titles. */
export async function* writeWorkbook(table: Table): AsyncGenerator<Uint8Array> {
  const perSheet = MOST_ROWS - 1;
  const sheets = Math.max(1, Math.ceil(table.count / perSheet));
  const names = Array.from({ length: sheets }, (_, i) => `Lembar${i + 1}`);
  const rows = rowFeed(table.pieces);
  const parts: ArchivePart[] = [
    { name: '[Content_Types].xml', text: once(contentTypes(sheets)) },
    { name: '_rels/.rels', text: once(relations([['officeDocument', 'xl/workbook.xml']])) },
    { name: 'xl/workbook.xml', text: once(workbook(names)) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: once(
        relations([
          ...names.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
          ['styles', 'styles.xml'],
        ]),
      ),
    },
    { name: 'xl/styles.xml', text: once(STYLES) },
    ...names.map((_, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      text: sheetText(table.titles, (most) => rows.take(most), i === sheets - 1 ? Infinity : perSheet),
    })),
  ];
  try {
    yield* writeArchive(parts);
  } finally {
    await rows.end();
  }
}

/** The bytes of a small workbook at once; the first of the rows is the header. */
export async function workbookOfRows(
  rows: readonly (readonly SheetCell[])[],
): Promise<Uint8Array<ArrayBuffer>> {
  const [titles = [], ...rest] = rows;
  const pieces: Uint8Array[] = [];
  for await (const piece of writeWorkbook(
    tableOf(
      titles.map(String),
      rest.map((row) => row.map(tableCell)),
    ),
  ))
    pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

function tableCell(cell: SheetCell): TableCell {
  return typeof cell === 'boolean' ? String(cell) : cell;
}

/** Rows out of pieces, so many at a time as a sheet still takes. */
function rowFeed(pieces: AsyncIterable<readonly TableRow[]>) {
  const source = pieces[Symbol.asyncIterator]();
  let waiting: readonly TableRow[] = [];
  return {
    /** The next rows, `most` at most; undefined at the end. */
    async take(most: number): Promise<readonly TableRow[] | undefined> {
      while (waiting.length === 0) {
        const { value, done } = await source.next();
        if (done) return undefined;
        waiting = value;
      }
      const taken = waiting.slice(0, most);
      waiting = waiting.slice(taken.length);
      return taken;
    },
    async end() {
      await source.return?.();
    },
  };
}

async function* sheetText(
  titles: readonly string[],
  take: (most: number) => Promise<readonly TableRow[] | undefined>,
  most: number,
): AsyncGenerator<string> {
  const width = Math.max(1, titles.length);
  yield (
    `${DECLARED}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols><col min="1" max="${width}" width="${COLUMN_WIDTH}" customWidth="1"/></cols><sheetData>` +
    rowText(1, titles, TITLE)
  );
  let row = 1;
  while (row - 1 < most) {
    const rows = await take(most - (row - 1));
    if (rows === undefined) break;
    let text = '';
    for (const { cells } of rows) {
      row += 1;
      text += rowText(row, cells);
    }
    yield text;
  }
  yield '</sheetData></worksheet>';
}

function rowText(row: number, cells: readonly TableCell[], style?: number): string {
  return `<row r="${row}">${cells.map((cell, i) => cellText(`${columnName(i)}${row}`, cell, style)).join('')}</row>`;
}

function cellText(at: string, cell: TableCell, style: number | undefined): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${at}"><v>${cell}</v></c>` : '';
  const s = style ?? (cell.includes('\n') ? LINES : TEXT);
  return `<c r="${at}" s="${s}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** Markup made harmless; signs that XML cannot hold are written as `_x0001_`, and what looks so already is told apart. */
function escaped(text: string): string {
  const whole =
    text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT - CUT.length).toWellFormed() + CUT : text;
  return whole
    .toWellFormed()
    .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(
      // eslint-disable-next-line no-control-regex
      /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

function contentTypes(sheets: number): string {
  const part = (path: string, kind: string) =>
    `<Override PartName="/${path}" ContentType="${KINDS}.${kind}+xml"/>`;
  return (
    `${DECLARED}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    part('xl/workbook.xml', 'sheet.main') +
    part('xl/styles.xml', 'styles') +
    Array.from({ length: sheets }, (_, i) => part(`xl/worksheets/sheet${i + 1}.xml`, 'worksheet')).join('') +
    '</Types>'
  );
}

function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const all = targets.map(
    ([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  );
  return `${DECLARED}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

function workbook(names: readonly string[]): string {
  const sheets = names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  return `${DECLARED}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

/** Plain; bold for titles; text as Excel's own format says it, so that digits typed there later stay; text of several lines. */
const STYLES =
  `${DECLARED}<styleSheet xmlns="${MAIN}">` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '</cellXfs></styleSheet>';
