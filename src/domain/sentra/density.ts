/**
 * Density clustering (DBSCAN) on the sphere: a point with enough others near it is a core; cores near each other make a
 * group; a point near a core belongs to the group of the nearest one. The answer does not depend on the order of the
 * points. Cost: the points are laid into a grid whose cells are so small that all in one cell are near each other, so a
 * full cell needs no comparing at all; a thousand makers on one spot cost as much as a thousand far apart.
 */
import { EARTH_METRES, metresOf, type Point } from '#shared/sphere.ts';

export interface DensityRules {
  /** How near is near, in metres; at least 10. */
  readonly withinMetres: number;
  /** How many, with itself, make a point a core. */
  readonly fewest: number;
}

const RADIANS = Math.PI / 180;
const METRES_PER_DEGREE = EARTH_METRES * RADIANS;
/** More columns than any row of the grid has, so that row and column make one number. */
const COLUMNS = 2 ** 25;
/** The grid is laid between these latitudes; columns of cells narrow to nothing at the poles. */
const FARTHEST_LAT = 85;
const SHORTEST_METRES = 10;
/** Below so many comparisons it is quicker to compare than to divide. */
const FEW = 64;

interface Cell {
  readonly row: number;
  /** Indices into the points. */
  readonly members: number[];
  /** Those of them that are cores. */
  cores: readonly number[];
  west: number;
  east: number;
}

/**
 * The group of each point, or -1. Groups are numbered from 0 by their first point in the order given; who is together
 * with whom does not depend on that order.
 * @param ids settle which of two equally near groups takes a point on the edge: the core with the smaller id
 * @throws RangeError for a place that is none, or nearer the poles than 85 degrees
 */
export function densityGroups(
  points: readonly Point[],
  ids: readonly string[],
  { withinMetres, fewest }: DensityRules,
): number[] {
  if (!(withinMetres >= SHORTEST_METRES)) throw new RangeError('near is at least 10 metres');
  if (points.some(({ lat, lng }) => !(Math.abs(lat) <= FARTHEST_LAT && Math.abs(lng) <= 180)))
    throw new RangeError('a place lies between 85 degrees south and north');
  const space = spaceOf(points, withinMetres);
  for (const cell of space.cells.values()) cell.cores = coresOf(space, cell, fewest);
  const groupOf = joined(space);
  return numbered(
    points.map((_, i) => {
      const core = nearestCore(space, i, ids);
      return core === undefined ? -1 : groupOf(space.cellOf(core));
    }),
  );
}

/** In a cell with enough of them all are cores; in another each counts until it has enough. */
function coresOf({ nearCells, isNear }: Space, cell: Cell, fewest: number): readonly number[] {
  if (cell.members.length >= fewest) return cell.members;
  const others = nearCells(cell);
  return cell.members.filter((i) => {
    let count = cell.members.length;
    for (const other of others)
      for (const j of other.members) {
        if (count >= fewest) return true;
        if (isNear(i, j)) count += 1;
      }
    return count >= fewest;
  });
}

/** The core whose group a point belongs to: itself, or the nearest that is near; undefined for one that stands alone. */
function nearestCore(space: Space, i: number, ids: readonly string[]): number | undefined {
  const cell = space.cellOf(i);
  if (cell.cores === cell.members || cell.cores.includes(i)) return i;
  let nearest: number | undefined;
  let least = Infinity;
  for (const other of [cell, ...space.nearCells(cell)])
    for (const j of other.cores) {
      const metres = space.metres(i, j);
      if (metres > space.withinMetres || metres > least) continue;
      if (nearest !== undefined && metres === least && (ids[j] ?? '') > (ids[nearest] ?? '')) continue;
      [nearest, least] = [j, metres];
    }
  return nearest;
}

type Space = ReturnType<typeof spaceOf>;

/** The grid, and everything that is asked of distances. */
function spaceOf(points: readonly Point[], withinMetres: number) {
  const cosines = points.map((point) => Math.cos(point.lat * RADIANS));
  // The diagonal of a cell is what counts as near.
  const side = withinMetres / METRES_PER_DEGREE / Math.SQRT2;
  const rowOf = (lat: number) => Math.floor((lat + 90) / side);
  /** The cosine at the edge of a row that lies nearer the equator: there the row is widest. */
  const widest = (row: number) => {
    const [south, north] = [row * side - 90, (row + 1) * side - 90];
    return south <= 0 && north >= 0 ? 1 : Math.cos(Math.min(Math.abs(south), Math.abs(north)) * RADIANS);
  };
  const narrowest = (row: number) =>
    Math.cos(Math.max(Math.abs(row * side - 90), Math.abs((row + 1) * side - 90)) * RADIANS);
  const columnOf = (row: number, lng: number) => Math.floor(((lng + 180) * widest(row)) / side);
  const keyOf = (row: number, column: number) => row * COLUMNS + column;
  const cells = new Map<number, Cell>();
  const keys = points.map(({ lat, lng }, i) => {
    const row = rowOf(lat);
    const key = keyOf(row, columnOf(row, lng));
    const cell = cells.get(key);
    if (cell) {
      cell.members.push(i);
      cell.west = Math.min(cell.west, lng);
      cell.east = Math.max(cell.east, lng);
    } else cells.set(key, { row, members: [i], cores: [], west: lng, east: lng });
    return key;
  });
  const metres = (i: number, j: number) => {
    const [a, b] = [points[i], points[j]];
    if (!a || !b) return Infinity;
    return metresOf(Math.abs(a.lat - b.lat), Math.abs(a.lng - b.lng), cosines[i] ?? 0, cosines[j] ?? 0);
  };
  return {
    cells,
    points,
    withinMetres,
    metres,
    isNear: (i: number, j: number) => metres(i, j) <= withinMetres,
    cellOf(i: number): Cell {
      const cell = cells.get(keys[i] ?? NaN);
      if (!cell) throw new RangeError('every point lies in a cell');
      return cell;
    },
    /** Other cells in which something near may lie: two rows up and down, and as many columns as that row needs. */
    nearCells(cell: Cell): Cell[] {
      const found: Cell[] = [];
      for (let row = cell.row - 2; row <= cell.row + 2; row += 1) {
        const cosine = Math.min(narrowest(row), narrowest(cell.row));
        const reach =
          (2 * Math.asin(Math.min(1, Math.sin(withinMetres / 2 / EARTH_METRES) / cosine))) / RADIANS;
        for (let at = columnOf(row, cell.west - reach); at <= columnOf(row, cell.east + reach); at += 1) {
          const other = cells.get(keyOf(row, at));
          if (other && other !== cell) found.push(other);
        }
      }
      return found;
    },
  };
}

/** Cells whose cores are near each other become one; answers the group of a cell with cores. */
function joined(space: Space): (cell: Cell) => number {
  const parent = new Map<Cell, Cell>();
  const rootOf = (cell: Cell): Cell => {
    let root = cell;
    for (let up = parent.get(root); up; up = parent.get(root)) root = up;
    // The way is shortened for whoever asks next.
    for (let at = cell; at !== root;) {
      const up = parent.get(at) ?? root;
      parent.set(at, root);
      at = up;
    }
    return root;
  };
  // All cores of one cell are near each other, so a cell is joined as a whole.
  const cells = [...space.cells.values()].filter((cell) => cell.cores.length > 0);
  for (const cell of cells)
    for (const other of space.nearCells(cell)) {
      if (other.cores.length === 0) continue;
      const [a, b] = [rootOf(cell), rootOf(other)];
      if (a !== b && isAnyNear(space, cell.cores, other.cores)) parent.set(a, b);
    }
  const numbers = new Map(cells.filter((cell) => !parent.has(cell)).map((cell, number) => [cell, number]));
  return (cell) => numbers.get(rootOf(cell)) ?? -1;
}

/** Whether any of some points is near any of others: halves are put aside as soon as their boxes tell. */
function isAnyNear(space: Space, some: readonly number[], others: readonly number[]): boolean {
  if (some.length * others.length <= FEW) return some.some((i) => others.some((j) => space.isNear(i, j)));
  const [a, b] = [boxOf(space, some), boxOf(space, others)];
  if (leastBetween(a, b) > space.withinMetres) return false;
  const [larger, smaller, box] = some.length >= others.length ? [some, others, a] : [others, some, b];
  const isWide = (box.east - box.west) * box.mostCosine > box.north - box.south;
  const along = (i: number) => (isWide ? space.points[i]?.lng : space.points[i]?.lat) ?? 0;
  const inLine = larger.toSorted((i, j) => along(i) - along(j));
  // A box without size is one place: any of its points answers for all.
  if (along(inLine[0] ?? 0) === along(inLine.at(-1) ?? 0))
    return isAnyNear(space, inLine.slice(0, 1), smaller);
  const half = inLine.length >> 1;
  return isAnyNear(space, inLine.slice(0, half), smaller) || isAnyNear(space, inLine.slice(half), smaller);
}

interface Box {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
  readonly leastCosine: number;
  readonly mostCosine: number;
}

function boxOf({ points }: Space, some: readonly number[]): Box {
  let [south, north, west, east] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const i of some) {
    const { lat, lng } = points[i] ?? { lat: 0, lng: 0 };
    south = Math.min(south, lat);
    north = Math.max(north, lat);
    west = Math.min(west, lng);
    east = Math.max(east, lng);
  }
  const [a, b] = [Math.cos(south * RADIANS), Math.cos(north * RADIANS)];
  const mostCosine = south <= 0 && north >= 0 ? 1 : Math.max(a, b);
  return { south, north, west, east, leastCosine: Math.min(a, b), mostCosine };
}

/** No two points of two boxes are nearer than this, in metres. */
function leastBetween(a: Box, b: Box): number {
  const lat = Math.max(0, a.south - b.north, b.south - a.north);
  const lng = Math.max(0, a.west - b.east, b.west - a.east);
  return metresOf(lat, lng, a.leastCosine, b.leastCosine);
}

/** The same groups, numbered by whoever comes first. */
function numbered(groups: readonly number[]): number[] {
  const numbers = new Map<number, number>([[-1, -1]]);
  return groups.map((group) => {
    const known = numbers.get(group) ?? numbers.size - 1;
    numbers.set(group, known);
    return known;
  });
}
