/** Outlines drawn by hand for tests: a square around the point of a nagari, under any words. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from '../db/seed/read-csv.ts';

const points = new Map(
  readCsv(readFileSync(join(import.meta.dirname, '../db/seed/13.10/areas.csv'), 'utf8')).map((row) => [
    row['code'],
    [Number(row['lng']), Number(row['lat'])] as const,
  ]),
);
/** Degrees from the middle of a square to its side: neighbours stay apart. */
const HALF = 0.004;

export interface DrawnSquare {
  readonly words: Readonly<Record<string, string>>;
  /** The nagari around whose point it is drawn; the one of `kode` when it is not said. */
  readonly at?: string;
}

/** A GeoJSON file of squares. */
export function drawnFile(name: string, squares: readonly DrawnSquare[]): File {
  const features = squares.map(({ words, at }) => {
    const [lng, lat] = points.get(at ?? words['kode'] ?? '') ?? [101.6, -1.1];
    const corner = (x: number, y: number) => [lng + x * HALF, lat + y * HALF];
    const ring = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)];
    return { type: 'Feature', properties: words, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  return new File([JSON.stringify({ type: 'FeatureCollection', features })], name);
}
