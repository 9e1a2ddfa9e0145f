/** Distances on the earth, taken as a sphere: at the size of a regency the error is below half a percent. */

/** Degrees, WGS 84. */
export interface Point {
  readonly lat: number;
  readonly lng: number;
}

/** The mean radius, in metres. */
export const EARTH_METRES = 6_371_008.8;

const RADIANS = Math.PI / 180;

/** Metres along the surface between two points. */
export function metresBetween(a: Point, b: Point): number {
  return metresOf(
    Math.abs(a.lat - b.lat),
    Math.abs(a.lng - b.lng),
    Math.cos(a.lat * RADIANS),
    Math.cos(b.lat * RADIANS),
  );
}

/** The same from differences in degrees and the cosines of both latitudes, for whoever asks a million times. */
export function metresOf(latDegrees: number, lngDegrees: number, cosA: number, cosB: number): number {
  const north = Math.sin((latDegrees * RADIANS) / 2);
  const east = Math.sin((Math.min(lngDegrees, 360 - lngDegrees) * RADIANS) / 2);
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(north * north + cosA * cosB * east * east)));
}
