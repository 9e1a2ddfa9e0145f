/**
 * Reads a file of outlines: GeoJSON or TopoJSON, whoever made it. What comes out is shapes in degrees with the words that
 * stood beside them; a file that is no such thing is refused with the reason. Bounded before anything is built from it.
 */
import type { Position, Ring, Shape } from '#domain/areas/shape.ts';
import {
  outlineBroken,
  outlineElsewhere,
  outlineNoMap,
  outlineNoShape,
  outlineNotJson,
  outlineOpen,
  outlineProjected,
  outlineSwapped,
  outlineTooMany,
} from '#domain/areas/outline.problems.ts';

export interface OutlineFeature {
  /** The name of the layer in TopoJSON; empty in GeoJSON. */
  readonly layer: string;
  /** What stood beside the shape: texts and numbers, as text. */
  readonly properties: Readonly<Record<string, string>>;
  readonly shape: Shape;
}

/** Lists and objects within each other: a map needs about eight. */
const DEEPEST = 24;
/** Lists in all; nearly each is a point. The largest regency in full detail has some hundred thousand. */
const MOST_LISTS = 1_500_000;
const MOST_FEATURES = 3000;
const MOST_PROPERTIES = 60;
const LONGEST_PROPERTY = 120;

/**
 * The shapes of a file, in its order.
 * @throws Problem outlineNotJson, outlineTooMany, outlineNoMap, outlineNoShape, outlineOpen, outlineBroken,
 *   outlineSwapped, outlineProjected, outlineElsewhere; with the number of the shape where one is to blame
 */
export function readOutlines(text: string): readonly OutlineFeature[] {
  const bare = text.replace(/^\uFEFF/, '');
  weigh(bare);
  const file = parsed(bare);
  const found = file['type'] === 'Topology' ? topologyFeatures(file) : geoFeatures(file, '').filter(hasShape);
  if (found.length === 0) throw outlineNoShape();
  if (found.length > MOST_FEATURES) throw outlineTooMany({ most: MOST_FEATURES });
  for (const [i, feature] of found.entries()) checkPlace(feature.shape, i + 1);
  return found;
}

type Json = Readonly<Record<string, unknown>>;

/** Counts brackets outside of texts, so that no list of lists of lists is ever built. */
function weigh(text: string): void {
  let [depth, lists, quoted] = [0, 0, false];
  for (let i = 0; i < text.length; i += 1) {
    const letter = text.charCodeAt(i);
    if (quoted) {
      if (letter === 92) i += 1;
      else if (letter === 34) quoted = false;
    } else if (letter === 34) quoted = true;
    else if (letter === 91 || letter === 123) {
      depth += 1;
      lists += 1;
      if (depth > DEEPEST) throw outlineNotJson();
      if (lists > MOST_LISTS) throw outlineTooMany({ most: MOST_LISTS });
    } else if (letter === 93 || letter === 125) depth -= 1;
  }
}

function parsed(text: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw outlineNotJson();
  }
  if (!isObject(value)) throw outlineNoMap();
  return value;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function hasShape(feature: OutlineFeature): boolean {
  return feature.shape.length > 0;
}

function geoFeatures(file: Json, layer: string): OutlineFeature[] {
  if (file['type'] === 'FeatureCollection')
    return listOf(file['features']).flatMap((one) => (isObject(one) ? geoFeatures(one, layer) : []));
  if (file['type'] === 'Feature')
    return [{ layer, properties: wordsOf(file), shape: shapeOf(file['geometry'], readGeoRing) }];
  if (GEOMETRIES.has(String(file['type'])))
    return [{ layer, properties: {}, shape: shapeOf(file, readGeoRing) }];
  throw outlineNoMap();
}

const GEOMETRIES = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

type ReadRing = (ring: unknown) => Ring;

/** The areas of a geometry; points and lines are none. */
function shapeOf(geometry: unknown, readRing: ReadRing): Shape {
  if (!isObject(geometry)) return [];
  const inside = geometry['coordinates'] ?? geometry['arcs'];
  if (geometry['type'] === 'Polygon') return polygons([inside], readRing);
  if (geometry['type'] === 'MultiPolygon') return polygons(listOf(inside), readRing);
  if (geometry['type'] === 'GeometryCollection')
    return listOf(geometry['geometries']).flatMap((one) => shapeOf(one, readRing));
  return [];
}

function polygons(list: readonly unknown[], readRing: ReadRing): Shape {
  return list.map((rings) => listOf(rings).map(readRing)).filter((rings) => rings.length > 0);
}

function readGeoRing(ring: unknown): Ring {
  return closed(listOf(ring).map(positionOf));
}

/** Further numbers (heights) are left out. */
function positionOf(value: unknown): Position {
  const [lng, lat] = listOf(value);
  if (!isDegrees(lng) || !isDegrees(lat)) throw outlineBroken();
  return [lng, lat];
}

function isDegrees(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

const FEWEST_POSITIONS = 4;

function closed(ring: readonly Position[]): Ring {
  const [first, last] = [ring[0], ring.at(-1)];
  if (first === undefined || last === undefined) throw outlineBroken();
  if (first[0] !== last[0] || first[1] !== last[1]) throw outlineOpen();
  if (ring.length < FEWEST_POSITIONS) throw outlineBroken();
  return ring;
}

function wordsOf(feature: Json): Record<string, string> {
  const words: Record<string, string> = {};
  const all = { ...(isObject(feature['properties']) ? feature['properties'] : {}) };
  if (feature['id'] !== undefined) all['id'] ??= feature['id'];
  for (const [name, value] of Object.entries(all).slice(0, MOST_PROPERTIES))
    if (typeof value === 'string' || typeof value === 'number')
      words[name.slice(0, LONGEST_PROPERTY)] = String(value).trim().slice(0, LONGEST_PROPERTY);
  return words;
}

/** TopoJSON keeps every border once, as differences of whole numbers; a shape names the borders around it. */
function topologyFeatures(file: Json): OutlineFeature[] {
  const arcs = listOf(file['arcs']);
  const transform = isObject(file['transform']) ? file['transform'] : undefined;
  const [scaleX, scaleY] = listOf(transform?.['scale'] ?? [1, 1]).map(Number);
  const [moveX, moveY] = listOf(transform?.['translate'] ?? [0, 0]).map(Number);
  const known = new Map<number, readonly Position[]>();
  const arcAt = (index: number): readonly Position[] => {
    const done = known.get(index);
    if (done) return done;
    let [x, y] = [0, 0];
    const arc = listOf(arcs[index]).map((one): Position => {
      const [dx, dy] = positionOf(one);
      if (transform === undefined) return [dx, dy];
      x += dx;
      y += dy;
      return positionOf([x * (scaleX ?? NaN) + (moveX ?? NaN), y * (scaleY ?? NaN) + (moveY ?? NaN)]);
    });
    if (arc.length < 2) throw outlineBroken();
    known.set(index, arc);
    return arc;
  };
  const readArcs: ReadRing = (indexes) =>
    closed(
      listOf(indexes).flatMap((index, i) => {
        if (typeof index !== 'number' || !Number.isInteger(index)) throw outlineBroken();
        const arc = index < 0 ? arcAt(-1 - index).toReversed() : arcAt(index);
        return i === 0 ? arc : arc.slice(1);
      }),
    );
  let budget = MOST_LISTS;
  const within: ReadRing = (indexes) => {
    const ring = readArcs(indexes);
    // One border may be named by many shapes: what comes out is counted, too.
    budget -= ring.length;
    if (budget < 0) throw outlineTooMany({ most: MOST_LISTS });
    return ring;
  };
  const read = (one: unknown, layer: string): OutlineFeature[] => {
    if (!isObject(one)) return [];
    if (one['type'] === 'GeometryCollection')
      return listOf(one['geometries']).flatMap((part) => read(part, layer));
    return [{ layer, properties: wordsOf(one), shape: shapeOf(one, within) }];
  };
  if (!isObject(file['objects'])) throw outlineNoMap();
  return Object.entries(file['objects'])
    .flatMap(([layer, object]) => read(object, layer))
    .filter(hasShape);
}

const INDONESIA = { west: 94, east: 142, south: -12, north: 7 };

/** Numbers are told apart by what they can be: nowhere is Indonesia as far north as it is east. */
function checkPlace(shape: Shape, number: number): void {
  for (const rings of shape)
    for (const ring of rings)
      for (const [lng, lat] of ring) {
        if (isIn(lng, lat)) continue;
        if (isIn(lat, lng)) throw outlineSwapped({ number });
        if (Math.abs(lng) > 180 || Math.abs(lat) > 90) throw outlineProjected({ number });
        throw outlineElsewhere({ number });
      }
}

function isIn(lng: number, lat: number): boolean {
  const { west, east, south, north } = INDONESIA;
  return lng >= west && lng <= east && lat >= south && lat <= north;
}
