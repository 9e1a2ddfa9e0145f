/** A list taken home as a file: written down first, then sent while it is read. */
import type { RequestEvent } from '@sveltejs/kit';
import type { StaffActor } from '#domain/offices/duty.ts';
import { recordExport, type Export } from '#domain/offices/export.commands.server.ts';
import { tableFile } from '#platform/sheets/table-file.server.ts';
import type { Table } from '#shared/table.ts';

/** @param given the name of the file without its ending, its rows, and what the history tells of it */
export async function giveTable(
  { locals }: Pick<RequestEvent, 'locals'>,
  actor: StaffActor,
  { name, table, ...told }: Omit<Export, 'rows'> & { readonly name: string; readonly table: Table },
): Promise<Response> {
  await recordExport(locals.regency, actor, { ...told, rows: table.count });
  return tableFile(name, told.format, table);
}
