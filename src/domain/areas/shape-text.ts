/**
 * Shapes as short text, for the database: every ring is a line of small differences in millionths of a degree (about
 * 11 cm), five bits a letter, as the "encoded polyline" does it. A tenth of what GeoJSON takes.
 */
import type { Position, Ring, Shape } from '#domain/areas/shape.ts';

/** Polygons, of each its rings as text. */
export type ShapeText = readonly (readonly string[])[];

const PER_DEGREE = 1_000_000;
const FIRST_LETTER = 63;

/** Positions are rounded to millionths of a degree. */
export function writeShape(shape: Shape): ShapeText {
  return shape.map((rings) => rings.map(writeRing));
}

/** The shape that was written. */
export function readShape(text: ShapeText): Shape {
  return text.map((rings) => rings.map(readRing));
}

function writeRing(ring: Ring): string {
  let [x, y, text] = [0, 0, ''];
  for (const [lng, lat] of ring) {
    const [nextX, nextY] = [Math.round(lng * PER_DEGREE), Math.round(lat * PER_DEGREE)];
    text += letters(nextX - x) + letters(nextY - y);
    [x, y] = [nextX, nextY];
  }
  return text;
}

function letters(difference: number): string {
  let rest = difference < 0 ? -2 * difference - 1 : 2 * difference;
  let text = '';
  for (; rest >= 32; rest = Math.floor(rest / 32))
    text += String.fromCharCode(FIRST_LETTER + 32 + (rest % 32));
  return text + String.fromCharCode(FIRST_LETTER + rest);
}

function readRing(text: string): Ring {
  const ring: Position[] = [];
  let [x, y, at] = [0, 0, 0];
  const next = () => {
    let [value, factor] = [0, 1];
    for (; at < text.length; factor *= 32) {
      const bits = text.charCodeAt(at) - FIRST_LETTER;
      at += 1;
      value += (bits % 32) * factor;
      if (bits < 32) break;
    }
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  };
  while (at < text.length) {
    x += next();
    y += next();
    ring.push([x / PER_DEGREE, y / PER_DEGREE]);
  }
  return ring;
}
