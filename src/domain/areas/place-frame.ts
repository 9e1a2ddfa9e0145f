/**
 * The piece of ground on which one taps the place of a maker: a square around its nagari, with lines a round distance
 * apart. A tap on the picture is a position and back, by the same four numbers on the server and in the browser.
 */
import { pathOf } from '#domain/areas/area-map.ts';
import { boundsOf, isInside, type Bounds, type Position, type Shape } from '#domain/areas/shape.ts';
import { simplifyTogether } from '#domain/areas/shape-simplify.ts';

/** The picture is so many pixels wide and high, on every screen: a tap without script is told in pixels. */
export const FRAME_SIZE = 288;
/** Metres in a degree at the equator, and within half a percent in all of Sumatra. */
const METRES = 111_320;
/** Without an outline so much around the point of the nagari is shown: most nagari are smaller than that. */
const UNKNOWN_METRES = 12_000;
const LEAST_METRES = 500;
const LINES = [100, 200, 500, 1000, 2000, 5000, 10_000];

export interface PlaceFrame {
  readonly bounds: Bounds;
  /** The outline as the `d` of a path; undefined when none is known. */
  readonly outline: string | undefined;
  /** Lines from the top and from the left, in pixels, and how far apart they are in metres. */
  readonly grid: { readonly metres: number; readonly x: readonly number[]; readonly y: readonly number[] };
  /** The point that is known of the nagari, and the one that is chosen, in pixels; outside of the picture: undefined. */
  readonly label: Pixel | undefined;
  readonly chosen: Pixel | undefined;
  /** Whether the chosen point lies in the outline; undefined when either is not known. */
  readonly isInside: boolean | undefined;
}
export type Pixel = readonly [x: number, y: number];

/** How near one looks: the whole nagari, or closer around a point. */
export interface Look {
  readonly around: Position;
  readonly metres: number;
}

/** What somebody did on the drawing: tapped a pixel, or pressed one of its buttons. */
export interface PlaceStep {
  readonly nagari: string;
  readonly chosen: Position | undefined;
  /** How near she looked; undefined: at this nagari for the first time. */
  readonly look: Look | undefined;
  readonly does: 'show' | 'closer' | 'whole' | 'empty' | Pixel;
}

export interface PlaceDrawing {
  readonly nagari: string;
  readonly look: Look;
  readonly frame: PlaceFrame;
}

/** The whole nagari; undefined when neither its outline nor its point is known. */
export function wholeLook(shape: Shape, labelPoint: Position | undefined): Look | undefined {
  const bounds = boundsOf([shape]);
  if (!bounds) return labelPoint && { around: labelPoint, metres: UNKNOWN_METRES };
  const span = Math.max(bounds.east - bounds.west, bounds.north - bounds.south);
  return {
    around: [(bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2],
    metres: Math.max(LEAST_METRES, span * METRES * 1.08),
  };
}

/** A third of the ground around a point. */
export function closerLook(look: Look, around: Position): Look {
  return { around, metres: Math.max(LEAST_METRES, look.metres / 3) };
}

/** Draws it. */
export function placeFrame(
  look: Look,
  shape: Shape,
  labelPoint: Position | undefined,
  chosen: Position | undefined,
): PlaceFrame {
  const bounds = boundsOfLook(look);
  const degrees = look.metres / METRES;
  const [simple = []] = simplifyTogether([shape], degrees / FRAME_SIZE / 2);
  const metres = LINES.findLast((one) => one <= look.metres / 3) ?? LINES[0] ?? look.metres;
  return {
    bounds,
    outline: shape.length === 0 ? undefined : pathOf(simple, (position) => pixelOf(bounds, position)),
    grid: { metres, ...gridOf(bounds, labelPoint ?? look.around, metres) },
    label: labelPoint && within(pixelOf(bounds, labelPoint)),
    chosen: chosen && within(pixelOf(bounds, chosen)),
    isInside: chosen === undefined || shape.length === 0 ? undefined : isInside(shape, chosen),
  };
}

/** The ground that one sees. */
export function boundsOfLook({ around: [lng, lat], metres }: Look): Bounds {
  const half = metres / METRES / 2;
  return { west: lng - half, east: lng + half, south: lat - half, north: lat + half };
}

/** Where a position stands in the picture, in whole pixels. */
function pixelOf({ west, east, south, north }: Bounds, [lng, lat]: Position): Pixel {
  return [
    Math.round(((lng - west) / (east - west)) * FRAME_SIZE),
    Math.round(((north - lat) / (north - south)) * FRAME_SIZE),
  ];
}

/** The position of a pixel that was tapped. */
export function positionOf({ west, east, south, north }: Bounds, [x, y]: Pixel): Position {
  return [west + (x / FRAME_SIZE) * (east - west), north - (y / FRAME_SIZE) * (north - south)];
}

function within([x, y]: Pixel): Pixel | undefined {
  return x >= 0 && y >= 0 && x <= FRAME_SIZE && y <= FRAME_SIZE ? [x, y] : undefined;
}

/** Lines to all sides of the nagari's own point, so that one can count kilometres from it. */
function gridOf(bounds: Bounds, through: Position, metres: number): { x: number[]; y: number[] } {
  const step = (metres / METRES / (bounds.east - bounds.west)) * FRAME_SIZE;
  const [x, y] = pixelOf(bounds, through);
  const from = (at: number) => {
    const lines: number[] = [];
    for (let line = ((at % step) + step) % step; line < FRAME_SIZE; line += step)
      lines.push(Math.round(line));
    return lines;
  };
  return { x: from(x), y: from(y) };
}
