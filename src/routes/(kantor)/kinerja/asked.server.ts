/** What the address of a page of figures asks for: whose, and of which period. */
import type { StaffActor } from '#domain/offices/duty.ts';
import { usualPeriods } from '#domain/outcomes/outcome.figures.ts';
import { placeFrom, placesOf, type Place } from '#domain/outcomes/outcome.policy.ts';
import { figuresNotFound, figuresOutOfReach } from '#domain/outcomes/outcome.problems.ts';
import { readAreaFigures, readFigures } from '#domain/outcomes/outcome.queries.server.ts';
import { isArea, type AreaFigures, type Figures } from '#domain/outcomes/outcome.ts';
import type { Regency } from '#platform/regency.server.ts';

/** The figures of an area, or of the regency or an office; and the places that are the actor's own. */
export type Asked = { readonly places: readonly Place[] } & (
  | { readonly area: AreaFigures; readonly office: undefined }
  | { readonly area: undefined; readonly office: Figures }
);

/**
 * The figures asked for: those of the widest place that is the actor's own and of this year, unless the address says otherwise.
 * @throws Problem figuresOutOfReach, figuresNotFound
 */
export async function readAsked(
  regency: Regency,
  actor: StaffActor,
  params: URLSearchParams,
): Promise<Asked> {
  const places = placesOf(actor);
  const place = placeAsked(places, params.get('lingkup'));
  const period = params.get('masa') ?? usualPeriods(regency.now())[0];
  return isArea(place)
    ? { places, area: await readAreaFigures(regency, actor, place, period), office: undefined }
    : { places, office: await readFigures(regency, actor, place, period), area: undefined };
}

function placeAsked(own: readonly Place[], asked: string | null): Place {
  const [widest] = own;
  if (!widest) throw figuresOutOfReach();
  const place = asked === null ? widest : placeFrom(asked);
  if (!place) throw figuresNotFound();
  return place;
}
