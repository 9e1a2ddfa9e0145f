/** Which sheet of a file holds the table that is looked for, and where its header stands. */
import {
  columnsOf,
  HEADER_WITHIN,
  headerIn,
  type SheetField,
  type SheetHeader,
} from '#shared/sheet-columns.ts';
import type { SheetRow } from '#shared/sheet.ts';
import { sheetEmpty } from '#platform/sheets/sheet.problems.ts';
import type { OpenedSheet } from '#platform/sheets/sheet.server.ts';

/** Sheets of a file that are looked into. */
const MOST_SHEETS = 10;

/**
 * The sheet whose header names the most fields: the first of a file is often a summary.
 * @throws Problem sheetEmpty, and whatever its rows are refused for
 */
export async function likeliestSheet(
  opened: OpenedSheet,
  fields: readonly SheetField[],
): Promise<{ sheetName: string; header: SheetHeader }> {
  let best: { sheetName: string; header: SheetHeader; fits: number } | undefined;
  for (const sheetName of opened.names.slice(0, MOST_SHEETS)) {
    const rows = await firstRows(opened, sheetName).catch((error: { code?: string }) => {
      // An empty sheet beside a full one is no reason to refuse the file.
      if (error.code === 'sheet_empty' && opened.names.length > 1) return [];
      throw error;
    });
    const header = headerIn(rows, fields);
    const fits = columnsOf(header.titles, fields).filter((name) => name !== null).length;
    if (best === undefined || fits > best.fits) best = { sheetName, header, fits };
  }
  if (best === undefined) throw sheetEmpty();
  return best;
}

/** The rows in which a header is looked for. */
export async function firstRows(opened: OpenedSheet, sheetName: string): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of opened.rows(sheetName)) {
    rows.push(row);
    if (rows.length >= HEADER_WITHIN) break;
  }
  return rows;
}
