import { openOffices } from '#domain/offices/office.queries.server.ts';
import { offeredPeriods, offeredYears, usualPeriods, usualYears } from '#domain/outcomes/outcome.figures.ts';
import { placeKey } from '#domain/outcomes/outcome.policy.ts';
import { requireStaff } from '../../guard.server.ts';
import { readAsked } from './asked.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const { places, area, office } = await readAsked(
    event.locals.regency,
    requireStaff(event),
    event.url.searchParams,
  );
  const { regency } = event.locals;
  const offices = await openOffices(regency);
  const seesAll = places.some((place) => place.kind === 'all');
  const own = new Set(places.map(placeKey));
  return {
    area,
    figures: office,
    /** Whose figures may be chosen; a name of '' is the whole regency. */
    choices: [
      ...(seesAll ? [{ key: 'semua', name: '' }] : []),
      ...offices
        .map(({ id, shortName }) => ({ key: placeKey({ kind: 'office', officeId: id }), name: shortName }))
        .filter(({ key }) => seesAll || own.has(key)),
    ],
    usual: area ? usualYears(regency.now()) : usualPeriods(regency.now()),
    offered: area ? offeredYears(regency.now()) : offeredPeriods(regency.now()),
  };
};
