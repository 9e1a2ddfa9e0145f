/** All figures of a place and a period as one CSV file, complete and with definitions. */
import { placeKey } from '#domain/outcomes/outcome.policy.ts';
import { kinerjaTexts } from '#lang/kinerja.ts';
import { translator } from '#lang/translate.ts';
import { requireStaff } from '../../../guard.server.ts';
import { giveTable } from '../../give-table.server.ts';
import { readAsked } from '../asked.server.ts';
import { sheetTable } from '../sheet.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const actor = requireStaff(event);
  const asked = await readAsked(event);
  const figures = asked.area ?? asked.office;
  const { locale } = event.locals;
  const [place, period] = [placeKey(figures.place), figures.period.key];
  return giveTable(event, actor, {
    list: 'figures',
    format: 'csv',
    name: `kinerja-${place.replaceAll(/[^a-z0-9]+/gi, '-')}-${period}`,
    asked: { lingkup: place, masa: period },
    table: sheetTable(figures, translator(kinerjaTexts, locale), locale),
  });
};
