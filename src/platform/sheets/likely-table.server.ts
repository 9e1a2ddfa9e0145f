/** The table of a file whose columns are ours: its likeliest sheet, read row by row without what is beside the data. */
import { likeliestSheet } from '#platform/sheets/likeliest-sheet.server.ts';
import { openSheet } from '#platform/sheets/sheet.server.ts';
import {
  columnsOf,
  isBesideData,
  isTotal,
  type ColumnMatch,
  type SheetField,
} from '#shared/sheet-columns.ts';
import type { SheetRow } from '#shared/sheet.ts';

export interface LikelyTable<Name extends string> {
  readonly titles: readonly string[];
  readonly columns: ColumnMatch<Name>;
  readonly rows: AsyncIterable<SheetRow>;
}

/** @throws Problem as `openSheet`; its rows throw too */
export async function likelyTable<Name extends string>(
  file: Blob,
  fields: readonly SheetField<Name>[],
): Promise<LikelyTable<Name>> {
  const opened = await openSheet(file);
  const { sheetName, header } = await likeliestSheet(opened, fields);
  async function* dataRows() {
    for await (const row of opened.rows(sheetName)) {
      if (row.row <= header.row || isBesideData(row.cells, header.titles) || isTotal(row.cells)) continue;
      yield row;
    }
  }
  return { titles: header.titles, columns: columnsOf(header.titles, fields), rows: dataRows() };
}
