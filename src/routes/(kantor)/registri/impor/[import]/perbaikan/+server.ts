import { faultyRowsBook } from '#domain/registry/industry-import.queries.server.ts';
import { imporTexts } from '#lang/impor.ts';
import { translator } from '#lang/translate.ts';
import { runtime } from '#platform/runtime.server.ts';
import { sheetsFolder } from '#platform/sheets/sheet-store.server.ts';
import { requireStaff } from '../../../../../guard.server.ts';
import type { RequestHandler } from './$types';

/** The rows that must be corrected, as a workbook. It holds what is personal and is kept by nobody on the way. */
export const GET: RequestHandler = async (event) => {
  const actor = requireStaff(event);
  const t = translator(imporTexts, event.locals.locale);
  const bytes = await faultyRowsBook(
    event.locals.regency,
    actor,
    sheetsFolder(runtime().config.dataDir),
    event.params.import,
    ({ fault, first }, title) =>
      `${title === '' ? '' : `${title}: `}${t(`fault_${fault}`, { first: first ?? '' })}`,
    t('fault_heading'),
  );
  return new Response(bytes, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="perbaikan.xlsx"',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
};
