import { makerSheets } from '#domain/registry/industry-import.queries.server.ts';
import { imporTexts } from '#lang/impor.ts';
import { requireStaff } from '../../../../../guard.server.ts';
import { giveFaultyRows } from '../../../../sheet-import.server.ts';
import type { RequestHandler } from './$types';

/** The rows of a sheet of makers that must be corrected. */
export const GET: RequestHandler = (event) =>
  giveFaultyRows(event, makerSheets(requireStaff(event)), event.params.import, imporTexts);
