/**
 * The map of a regency as a drawing: the outlines of its nagari where they are known, else an honest schematic. North is
 * up; near the equator a degree is as long both ways, so degrees are drawn as they are, which keeps areas comparable.
 */
import type { SchematicMap } from '#domain/areas/schematic-map.ts';
import { boundsOf, isInside, middleOf, type Bounds, type Position, type Shape } from '#domain/areas/shape.ts';

/** An area to draw. */
export interface MapArea {
  readonly code: string;
  readonly name: string;
  /** The kecamatan it belongs to. */
  readonly parentCode: string;
  readonly shape: Shape;
  readonly labelPoint: Position | undefined;
}

export interface OutlineMap {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly {
    readonly code: string;
    readonly name: string;
    /** The `d` of an SVG path. */
    readonly path: string;
    /** Where its name stands. */
    readonly x: number;
    readonly y: number;
    /** Its name fits into it. */
    readonly hasRoom: boolean;
  }[];
  /** Borders of kecamatan and of the regency, as the `d` of one path. */
  readonly borders: string;
}

/** The map of the regency: outlines where they are in force, else a schematic for wide and one for narrow screens. */
export interface RegencyMap {
  readonly outlines: (OutlineMap & { readonly attribution: string }) | undefined;
  readonly schematic: { readonly wide: SchematicMap; readonly narrow: SchematicMap } | undefined;
}

const EDGE = 4;
/** How wide a letter of a name is about, and how high, in units. */
const LETTER = 6.6;
const LINE = 16;

/** Draws outlines so many units wide; undefined when no area has one. */
export function outlineMap(areas: readonly MapArea[], width: number): OutlineMap | undefined {
  const drawn = areas.filter(({ shape }) => shape.length > 0);
  const bounds = boundsOf(drawn.map(({ shape }) => shape));
  if (!bounds) return undefined;
  const toUnits = unitsIn(bounds, width);
  return {
    width,
    height: Math.ceil((bounds.north - bounds.south) * toUnits.scale) + 2 * EDGE,
    areas: drawn.map(({ code, name, shape, labelPoint }) => {
      const at = labelPoint !== undefined && isInside(shape, labelPoint) ? labelPoint : middleOf(shape);
      const [x, y] = toUnits.of(at ?? [bounds.west, bounds.north]);
      const path = pathOf(shape, toUnits.of);
      return { code, name, path, x, y, hasRoom: hasRoom(shape, name, toUnits.scale) };
    }),
    borders: bordersOf(drawn, toUnits.of),
  };
}

function hasRoom(shape: Shape, name: string, scale: number): boolean {
  const bounds = boundsOf([shape]);
  if (!bounds) return false;
  const [width, height] = [(bounds.east - bounds.west) * scale, (bounds.north - bounds.south) * scale];
  return width * 0.8 >= name.length * LETTER && height >= 2 * LINE;
}

type ToUnits = (position: Position) => readonly [x: number, y: number];

function unitsIn(bounds: Bounds, width: number): { readonly scale: number; readonly of: ToUnits } {
  const scale = (width - 2 * EDGE) / Math.max(bounds.east - bounds.west, 1e-6);
  return {
    scale,
    of: ([lng, lat]) => [
      Math.round((lng - bounds.west) * scale) + EDGE,
      Math.round((bounds.north - lat) * scale) + EDGE,
    ],
  };
}

/** A path in whole units, each step from the one before: short, and neighbours still meet. */
export function pathOf(shape: Shape, toUnits: ToUnits): string {
  return shape
    .flatMap((rings) => rings.map((ring) => lineOf(ring.slice(1).map(toUnits))))
    .map((line) => (line === '' ? '' : `${line}z`))
    .join('');
}

function lineOf(points: readonly (readonly [number, number])[]): string {
  let path = '';
  let [x, y] = [0, 0];
  for (const [nextX, nextY] of points) {
    if (path !== '' && nextX === x && nextY === y) continue;
    if (path === '') path = `M${nextX} ${nextY}l`;
    else path += `${path.endsWith('l') ? '' : ' '}${nextX - x} ${nextY - y}`;
    [x, y] = [nextX, nextY];
  }
  return path.endsWith('l') ? '' : path.replaceAll(' -', '-');
}

/** Edges with another kecamatan, or nothing, on their other side; each once, joined into lines. */
function bordersOf(areas: readonly MapArea[], toUnits: ToUnits): string {
  const rings = areas.flatMap(({ shape, parentCode }) =>
    shape.flatMap((all) => all.map((ring) => ({ parentCode, points: ring.map(toUnits) }))),
  );
  const sides = new Map<string, string[]>();
  for (const { parentCode, points } of rings)
    for (let i = 1; i < points.length; i += 1) {
      const edge = edgeKey(points[i - 1], points[i]);
      sides.set(edge, [...(sides.get(edge) ?? []), parentCode]);
    }
  const lines: string[] = [];
  for (const { parentCode, points } of rings) {
    let line: (readonly [number, number])[] = [];
    for (let i = 1; i < points.length; i += 1) {
      const both = sides.get(edgeKey(points[i - 1], points[i])) ?? [];
      const isBorder =
        both.length === 1 ||
        (both.some((one) => one > parentCode) && !both.every((one) => one === parentCode));
      if (isBorder)
        line.push(
          ...(line.length === 0 ? [points[i - 1] as readonly [number, number]] : []),
          points[i] as readonly [number, number],
        );
      if (!isBorder || i === points.length - 1) {
        if (line.length > 1) lines.push(lineOf(line));
        line = [];
      }
    }
  }
  return lines.join('');
}

function edgeKey(a: readonly [number, number] | undefined, b: readonly [number, number] | undefined): string {
  const [one, other] = [String(a), String(b)];
  return one < other ? `${one};${other}` : `${other};${one}`;
}
