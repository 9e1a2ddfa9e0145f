/** Shapes on the ground: polygons with holes in degrees, and what can be asked of them. Pure arithmetic, no map library. */

/** Degrees east and north, as GeoJSON writes them. */
export type Position = readonly [lng: number, lat: number];
/** Closed: the first position comes again at the end. */
export type Ring = readonly Position[];
/** Polygons; of each the first ring is its edge, the others are holes. */
export type Shape = readonly (readonly Ring[])[];

export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** True within the edge of one of the polygons and in none of its holes. A position on the edge itself may be either. */
export function isInside(shape: Shape, [lng, lat]: Position): boolean {
  return shape.some((rings) => rings.filter((ring) => isInRing(ring, lng, lat)).length % 2 === 1);
}

/** Counts how often a line due east crosses the ring. */
function isInRing(ring: Ring, lng: number, lat: number): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i += 1) {
    const [ax, ay] = ring[i - 1] as Position;
    const [bx, by] = ring[i] as Position;
    if (ay > lat !== by > lat && lng < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** The rectangle around all of them; undefined when there is nothing. */
export function boundsOf(shapes: readonly Shape[]): Bounds | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const shape of shapes)
    for (const rings of shape)
      for (const [lng, lat] of rings[0] ?? []) {
        west = Math.min(west, lng);
        east = Math.max(east, lng);
        south = Math.min(south, lat);
        north = Math.max(north, lat);
      }
  return west <= east ? { west, south, east, north } : undefined;
}

/** Square degrees within a ring, whichever way it runs. */
export function ringSize(ring: Ring): number {
  let twice = 0;
  const [ox, oy] = ring[0] ?? [0, 0];
  for (let i = 1; i < ring.length; i += 1) {
    const [ax, ay] = ring[i - 1] as Position;
    const [bx, by] = ring[i] as Position;
    twice += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return Math.abs(twice) / 2;
}

/** A place for a name: the middle of the widest stretch of the largest polygon, half way up. Always inside it. */
export function middleOf(shape: Shape): Position | undefined {
  const largest = shape.toSorted((a, b) => ringSize(b[0] ?? []) - ringSize(a[0] ?? []))[0];
  const bounds = largest && boundsOf([[largest]]);
  if (!bounds) return undefined;
  const lat = (bounds.south + bounds.north) / 2;
  const crossings = largest.flatMap((ring) => crossingsAt(ring, lat)).toSorted((a, b) => a - b);
  let [from, to] = [bounds.west, bounds.west];
  for (let i = 1; i < crossings.length; i += 2) {
    const [left, right] = [crossings[i - 1] as number, crossings[i] as number];
    if (right - left > to - from) [from, to] = [left, right];
  }
  return [(from + to) / 2, lat];
}

function crossingsAt(ring: Ring, lat: number): number[] {
  return ring.flatMap(([bx, by], i) => {
    const [ax, ay] = ring[i - 1] ?? [bx, by];
    return ay > lat === by > lat ? [] : [ax + ((bx - ax) * (lat - ay)) / (by - ay)];
  });
}
