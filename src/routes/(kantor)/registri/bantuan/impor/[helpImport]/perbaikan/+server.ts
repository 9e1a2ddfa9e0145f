import { helpSheets } from '#domain/help/help-import.queries.server.ts';
import { helpImportTexts } from '#lang/help-import.ts';
import { requireStaff } from '../../../../../../guard.server.ts';
import { giveFaultyRows } from '../../../../../sheet-import.server.ts';
import type { RequestHandler } from './$types';

/** The rows of a sheet of helps that must be corrected. */
export const GET: RequestHandler = (event) =>
  giveFaultyRows(event, helpSheets(requireStaff(event)), event.params.helpImport, helpImportTexts);
