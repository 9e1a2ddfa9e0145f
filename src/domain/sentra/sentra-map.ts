/** A small map of places, as a drawing without any map underneath: where they stand to each other, and how far that is. */
import { metresBetween, type Point } from '#shared/sphere.ts';

/** The drawing is so many units wide and high. */
export const MAP_SIZE = 200;
const EDGE = 14;
/** Lengths a scale may show, in metres. */
const SCALES = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000];
/** A single place, or several on one spot, are not blown up beyond this. */
const LEAST_METRES = 100;

export interface PlaceMap {
  /** From the left and from the top, in units of the drawing, in the order of the places. */
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  /** A round number of metres, and how many units that is. */
  readonly scale: { readonly metres: number; readonly units: number };
}

/** The drawing; undefined without places. North is up, and a metre is as long in both directions. */
export function placeMap(places: readonly Point[]): PlaceMap | undefined {
  const [first] = places;
  if (!first) return undefined;
  const south = Math.min(...places.map((one) => one.lat));
  const north = Math.max(...places.map((one) => one.lat));
  const west = Math.min(...places.map((one) => one.lng));
  const east = Math.max(...places.map((one) => one.lng));
  const middle = { lat: (south + north) / 2, lng: (west + east) / 2 };
  const metresWide = metresBetween({ lat: middle.lat, lng: west }, { lat: middle.lat, lng: east });
  const metresHigh = metresBetween({ lat: south, lng: west }, { lat: north, lng: west });
  const span = Math.max(metresWide, metresHigh, LEAST_METRES);
  const unitsPerMetre = (MAP_SIZE - 2 * EDGE) / span;
  const dots = places.map(({ lat, lng }) => {
    const eastward =
      Math.sign(lng - middle.lng) *
      metresBetween({ lat: middle.lat, lng }, { lat: middle.lat, lng: middle.lng });
    const northward =
      Math.sign(lat - middle.lat) * metresBetween({ lat, lng: west }, { lat: middle.lat, lng: west });
    return {
      x: rounded(MAP_SIZE / 2 + eastward * unitsPerMetre),
      y: rounded(MAP_SIZE / 2 - northward * unitsPerMetre),
    };
  });
  const metres = SCALES.findLast((one) => one <= span / 2) ?? SCALES[0] ?? span;
  return { dots, scale: { metres, units: rounded(metres * unitsPerMetre) } };
}

function rounded(units: number): number {
  return Math.round(units * 10) / 10;
}
