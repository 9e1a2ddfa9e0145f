/** All figures of a place and a period as one CSV file, complete and with definitions. */
import { placeKey } from '#domain/outcomes/outcome.policy.ts';
import { kinerjaTexts } from '#lang/kinerja.ts';
import { translator } from '#lang/translate.ts';
import { readAsked } from '../asked.server.ts';
import { sheetText } from '../sheet.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const asked = await readAsked(event);
  const figures = asked.area ?? asked.office;
  const { locale } = event.locals;
  const name = `kinerja-${placeKey(figures.place).replaceAll(/[^a-z0-9]+/gi, '-')}-${figures.period.key}.csv`;
  return new Response(sheetText(figures, translator(kinerjaTexts, locale), locale), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
};
