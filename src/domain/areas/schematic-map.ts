/**
 * A map without any outlines: a rectangle of one size for every nagari, those of a kecamatan together, each roughly
 * where it lies by the point that is known for it. It says nothing about borders, and nobody can take it for one.
 */
import type { Position } from '#domain/areas/shape.ts';

export interface SchematicArea {
  readonly code: string;
  readonly name: string;
  /** Where it lies; undefined: anywhere, in the order of the codes. */
  readonly labelPoint: Position | undefined;
}

export interface Tile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SchematicMap {
  readonly width: number;
  readonly height: number;
  readonly groups: readonly {
    readonly code: string;
    readonly name: string;
    readonly tile: Tile;
    readonly areas: readonly {
      readonly code: string;
      readonly name: string;
      readonly tile: Tile;
      /** The name in lines that fit. */
      readonly lines: readonly string[];
    }[];
  }[];
}

/** Room for the name of a kecamatan above its nagari, and between two of them, in units. */
const HEAD = 15;
const GAP = 3;
/** How wide a letter of the tiles is about, and how high a line, in units. */
const LETTER = 5.6;
const LINE = 11;

/** Draws so many units wide and high. */
export function schematicMap(
  groups: readonly {
    readonly code: string;
    readonly name: string;
    readonly areas: readonly SchematicArea[];
  }[],
  width: number,
  height: number,
): SchematicMap {
  const filled = groups
    .filter(({ areas }) => areas.length > 0)
    .map((group) => ({ ...group, labelPoint: meanOf(group.areas), weight: group.areas.length }));
  const whole = { x: 0, y: 0, width, height };
  return {
    width,
    height,
    groups: divide(filled, whole).map(({ one: { code, name, areas }, tile }) => {
      const inner = {
        x: tile.x + GAP,
        y: tile.y + HEAD,
        width: tile.width - 2 * GAP,
        height: tile.height - HEAD - GAP,
      };
      const parts = areas.map((area) => ({ ...area, weight: 1 }));
      return {
        code,
        name,
        tile: whole10(tile),
        areas: divide(parts, inner).map(({ one, tile: own }) => ({
          code: one.code,
          name: one.name,
          tile: whole10({ x: own.x + 1, y: own.y + 1, width: own.width - 2, height: own.height - 2 }),
          lines: linesOf(one.name, own.width - 4, own.height - 2),
        })),
      };
    }),
  };
}

interface Weighed {
  readonly code: string;
  readonly labelPoint: Position | undefined;
  readonly weight: number;
}

/** Halves a rectangle across its longer side, the western or northern half of the places in the first part, and so on. */
function divide<T extends Weighed>(
  places: readonly T[],
  tile: Tile,
): readonly { readonly one: T; readonly tile: Tile }[] {
  const [only] = places;
  if (only === undefined) return [];
  if (places.length === 1) return [{ one: only, tile }];
  const isWide = tile.width >= tile.height;
  const ordered = places.toSorted(
    (a, b) => rankOf(a, isWide) - rankOf(b, isWide) || (a.code < b.code ? -1 : 1),
  );
  const all = ordered.reduce((sum, one) => sum + one.weight, 0);
  let [count, weight] = [0, 0];
  for (const one of ordered.slice(0, -1)) {
    if (count > 0 && Math.abs(all / 2 - weight - one.weight) > Math.abs(all / 2 - weight)) break;
    weight += one.weight;
    count += 1;
  }
  const share = weight / all;
  const first = isWide ? { ...tile, width: tile.width * share } : { ...tile, height: tile.height * share };
  const second = isWide
    ? { ...tile, x: tile.x + first.width, width: tile.width - first.width }
    : { ...tile, y: tile.y + first.height, height: tile.height - first.height };
  return [...divide(ordered.slice(0, count), first), ...divide(ordered.slice(count), second)];
}

/** From the west, or from the north; what has no place comes last. */
function rankOf({ labelPoint }: Weighed, isWide: boolean): number {
  if (labelPoint === undefined) return 1000;
  return isWide ? labelPoint[0] : -labelPoint[1];
}

function meanOf(areas: readonly SchematicArea[]): Position | undefined {
  const known = areas.flatMap(({ labelPoint }) => (labelPoint === undefined ? [] : [labelPoint]));
  if (known.length === 0) return undefined;
  const mean = (axis: 0 | 1) => known.reduce((sum, point) => sum + point[axis], 0) / known.length;
  return [mean(0), mean(1)];
}

function whole10({ x, y, width, height }: Tile): Tile {
  const rounded = (units: number) => Math.round(units * 10) / 10;
  return { x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height) };
}

/** Words line by line; what does not fit in width or height is cut off with a mark, the whole name is said elsewhere. */
function linesOf(name: string, width: number, height: number): readonly string[] {
  const most = Math.max(3, Math.floor(width / LETTER));
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > most ? `${word.slice(0, most - 1)}…` : word);
  }
  return lines.slice(0, Math.max(1, Math.floor(height / LINE)));
}
