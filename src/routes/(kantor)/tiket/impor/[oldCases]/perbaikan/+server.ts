import { oldCaseSheets } from '#domain/tickets/old-case.queries.server.ts';
import { oldCaseTexts } from '#lang/old-cases.ts';
import { requireStaff } from '../../../../../guard.server.ts';
import { giveFaultyRows } from '../../../../sheet-import.server.ts';
import type { RequestHandler } from './$types';

/** The rows of a sheet of old cases that must be corrected. */
export const GET: RequestHandler = (event) =>
  giveFaultyRows(event, oldCaseSheets(requireStaff(event)), event.params.oldCases, oldCaseTexts);
