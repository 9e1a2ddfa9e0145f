/**
 * The one way a table goes out as a file: written while it is read, as fast as whoever takes it takes it. A reader that
 * goes away ends the reading; a fault on the way breaks the download off, so that half a file is never taken for the whole.
 */
import { csvLine } from '#shared/csv.ts';
import type { Table, TableFormat, TableRow } from '#shared/table.ts';
import { writeWorkbook } from '#platform/sheets/write-workbook.server.ts';

const CONTENT_TYPES: Readonly<Record<TableFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json; charset=utf-8',
};

/**
 * The answer that a browser saves. Kept by nobody on the way: tables may hold what is personal.
 * @param name without its ending; letters, digits and hyphens
 */
export function tableFile(name: string, format: TableFormat, table: Table): Response {
  return new Response(bodyOf(tableBytes(format, table)), {
    headers: {
      'content-type': CONTENT_TYPES[format],
      'content-disposition': `attachment; filename="${name}.${format}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** The bytes of the file, piece by piece. */
export function tableBytes(format: TableFormat, table: Table): AsyncGenerator<Uint8Array> {
  if (format === 'xlsx') return writeWorkbook(table);
  return encoded(format === 'csv' ? csvText(table) : geoJsonText(table));
}

/** UTF-8 with its mark, without which Excel takes the letters for others. */
async function* csvText({ titles, pieces }: Table): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(titles)}`;
  for await (const rows of pieces) yield rows.map(({ cells }) => csvLine(cells)).join('');
}

/** RFC 7946: a row without a place stands there all the same, with no geometry. */
async function* geoJsonText({ titles, pieces }: Table): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let before = '\n';
  for await (const rows of pieces) {
    if (rows.length === 0) continue;
    yield before + rows.map((row) => JSON.stringify(featureOf(titles, row))).join(',\n');
    before = ',\n';
  }
  yield '\n]}\n';
}

function featureOf(titles: readonly string[], { cells, place }: TableRow) {
  return {
    type: 'Feature',
    geometry: place ? { type: 'Point', coordinates: [place.lng, place.lat] } : null,
    properties: Object.fromEntries(titles.map((title, i) => [title, cells[i] ?? null])),
  };
}

async function* encoded(texts: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) if (text !== '') yield encoder.encode(text);
}

/** Asks for the next piece when the last was taken, and ends the reading when nobody takes any more. */
function bodyOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
