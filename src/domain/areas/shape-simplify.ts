/**
 * Fewer points for drawing. Shapes are simplified together: a border that two of them share is cut out as one piece and
 * loses the same points on both sides, so that no gap opens between neighbours. The rule is that of Douglas and Peucker.
 */
import { ringSize, type Position, type Ring, type Shape } from '#domain/areas/shape.ts';

/**
 * The shapes with the points left out that lie nearer than `tolerance` degrees to the line that remains. Every ring stays
 * closed; islands and holes that become nothing are left out, but each shape keeps its largest part.
 */
export function simplifyTogether(shapes: readonly Shape[], tolerance: number): Shape[] {
  const corners = cornersOf(shapes);
  return shapes.map((shape) => {
    const largest = largestRing(shape);
    return shape.flatMap((rings) => {
      const kept = rings.map((ring) => {
        const simple = simplifyRing(ring, corners, tolerance);
        return simple.length >= FEWEST_POSITIONS ? simple : ring === largest ? ring : [];
      });
      return (kept[0] ?? []).length === 0 ? [] : [kept.filter((ring) => ring.length > 0)];
    });
  });
}

const FEWEST_POSITIONS = 4;

function largestRing(shape: Shape): Ring | undefined {
  return shape.map((rings) => rings[0] ?? []).toSorted((a, b) => ringSize(b) - ringSize(a))[0];
}

/** One whole number for a position of Indonesia, to a millionth of a degree. */
function keyOf([lng, lat]: Position): number {
  return Math.round((lng - 90) * 1e6) * 2 ** 25 + Math.round((lat + 12) * 1e6);
}

/** Where borders meet: positions that have other neighbours in one ring than in another. */
function cornersOf(shapes: readonly Shape[]): ReadonlySet<number> {
  const neighbours = new Map<number, readonly [number, number]>();
  const corners = new Set<number>();
  for (const shape of shapes)
    for (const rings of shape)
      for (const ring of rings) {
        const keys = ring.slice(1).map(keyOf);
        for (const [i, key] of keys.entries()) {
          const [a, b] = [keys.at(i - 1) as number, keys[(i + 1) % keys.length] as number];
          const pair = a < b ? ([a, b] as const) : ([b, a] as const);
          const known = neighbours.get(key);
          if (known === undefined) neighbours.set(key, pair);
          else if (known[0] !== pair[0] || known[1] !== pair[1]) corners.add(key);
        }
      }
  return corners;
}

function simplifyRing(ring: Ring, corners: ReadonlySet<number>, tolerance: number): Ring {
  const open = ring.slice(1);
  const keys = open.map(keyOf);
  const first = keys.findIndex((key) => corners.has(key));
  // Without a corner it begins at its smallest position, so that island and hole lose the same points.
  const start = first === -1 ? keys.indexOf(Math.min(...smallestOfEach(keys))) : first;
  const turned = [...open.slice(start), ...open.slice(0, start)];
  turned.push(turned[0] as Position);
  const result: Position[] = [turned[0] as Position];
  let from = 0;
  for (let i = 1; i < turned.length; i += 1) {
    if (i < turned.length - 1 && !corners.has(keyOf(turned[i] as Position))) continue;
    for (const position of simplifyPiece(turned.slice(from, i + 1), tolerance).slice(1))
      result.push(position);
    from = i;
  }
  return result;
}

/** The smallest of each thousand: a call takes only so many arguments. */
function smallestOfEach(keys: readonly number[]): number[] {
  const smallest: number[] = [];
  for (let i = 0; i < keys.length; i += 1000) smallest.push(Math.min(...keys.slice(i, i + 1000)));
  return smallest;
}

/** A piece is looked at from the same end whichever neighbour it is seen from. */
function simplifyPiece(piece: readonly Position[], tolerance: number): readonly Position[] {
  const [first, last] = [piece[0] as Position, piece.at(-1) as Position];
  const [a, b] = [keyOf(first), keyOf(last)];
  const isBackward =
    a > b || (a === b && piece.length > 2 && keyOf(piece[1] as Position) > keyOf(piece.at(-2) as Position));
  const kept = keep(isBackward ? piece.toReversed() : piece, tolerance);
  return isBackward ? kept.toReversed() : kept;
}

function keep(line: readonly Position[], tolerance: number): readonly Position[] {
  const kept = new Uint8Array(line.length);
  kept[0] = 1;
  kept[line.length - 1] = 1;
  const waiting: [number, number][] = [[0, line.length - 1]];
  for (let stretch = waiting.pop(); stretch !== undefined; stretch = waiting.pop()) {
    const [from, to] = stretch;
    const far = farthest(line, from, to);
    if (far.distance <= tolerance) continue;
    kept[far.at] = 1;
    waiting.push([from, far.at], [far.at, to]);
  }
  return line.filter((_, i) => kept[i] === 1);
}

function farthest(line: readonly Position[], from: number, to: number): { at: number; distance: number } {
  const [start, end] = [line[from] as Position, line[to] as Position];
  let [at, distance] = [from, -1];
  for (let i = from + 1; i < to; i += 1) {
    const away = distanceTo(line[i] as Position, start, end);
    if (away > distance) [at, distance] = [i, away];
  }
  return { at, distance };
}

function distanceTo([x, y]: Position, [ax, ay]: Position, [bx, by]: Position): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}
