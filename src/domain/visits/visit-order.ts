/** In which order to go to several places in a day: the nearest next, then crossings undone (2-opt). Order is advice, not law. */
import { metresBetween, type Point } from '#shared/sphere.ts';

/** Twenty doors are a long day; beyond this the crossings are left. */
const MOST_IMPROVED = 60;

export interface Stop {
  readonly id: string;
  /** Null when nobody knows where it is: it keeps its turn at the end. */
  readonly place: Point | null;
}

/**
 * The ids in the order to go. Equal distances go by id, so that the same day always gives the same order.
 * @param start where the day begins; without it, at the first stop given that has a place
 */
export function orderByDistance(stops: readonly Stop[], start: Point | null = null): string[] {
  const unknown = stops.filter((stop) => stop.place === null).map(({ id }) => id);
  const left = stops.flatMap(({ id, place }) => (place === null ? [] : [{ id, place }]));
  const route: { readonly id: string; readonly place: Point }[] = [];
  let here = start;
  if (here === null) {
    const first = left.shift();
    if (first) route.push(first);
    here = first?.place ?? null;
  }
  left.sort((one, other) => (one.id < other.id ? -1 : 1));
  while (here !== null && left.length > 0) {
    const from: Point = here;
    const near = left.reduce((best, stop) =>
      metresBetween(from, stop.place) < metresBetween(from, best.place) ? stop : best,
    );
    left.splice(left.indexOf(near), 1);
    route.push(near);
    here = near.place;
  }
  const better = route.length <= MOST_IMPROVED ? withoutCrossings(route, start) : route;
  return [...better.map(({ id }) => id), ...unknown];
}

/** Metres of the whole way, from the start when there is one. */
export function wayMetres(places: readonly Point[], start: Point | null = null): number {
  const all = start === null ? places : [start, ...places];
  return all.slice(1).reduce((sum, place, i) => sum + metresBetween(all[i] ?? place, place), 0);
}

/** Turns pieces of the way round as long as that makes it shorter; without a start the first stop stays the first. */
function withoutCrossings<S extends { readonly place: Point }>(
  route: readonly S[],
  start: Point | null,
): readonly S[] {
  const first = start === null ? 1 : 0;
  const length = (way: readonly S[]) =>
    wayMetres(
      way.map(({ place }) => place),
      start,
    );
  let best = route;
  let shortest = length(best);
  for (let isBetter = true; isBetter;) {
    isBetter = false;
    for (let i = first; i < best.length - 1; i += 1)
      for (let j = i + 1; j < best.length; j += 1) {
        const turned = [...best.slice(0, i), ...best.slice(i, j + 1).toReversed(), ...best.slice(j + 1)];
        const metres = length(turned);
        // A millimetre is no gain: else rounding could turn it for ever.
        if (metres < shortest - 0.001) [best, shortest, isBetter] = [turned, metres, true];
      }
  }
  return best;
}
