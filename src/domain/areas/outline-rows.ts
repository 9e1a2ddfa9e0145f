/** From the text of a file to what is kept of it: each shape as text, whole and as it is drawn, with the area it stands for. */
import { readOutlines } from '#domain/areas/outline-file.ts';
import { matchOutlines, type KnownKecamatan, type MatchedBy } from '#domain/areas/outline-match.ts';
import { simplifyTogether } from '#domain/areas/shape-simplify.ts';
import { writeShape } from '#domain/areas/shape-text.ts';
import { boundsOf } from '#domain/areas/shape.ts';

/** One shape of a file, as it is written down. */
export interface OutlineDraft {
  readonly number: number;
  readonly givenName: string;
  readonly givenCode: string;
  readonly areaCode: string | null;
  readonly matchedBy: MatchedBy | null;
  /** JSON of a `ShapeText`. */
  readonly shape: string;
  readonly drawing: string;
}

/** A drawing is so many times finer than its whole width: half a pixel on a wide screen. */
const FINENESS = 1200;

/** Every shape of a file in its order. A file of 30 MB takes seconds: asked in a thread. @throws Problem as `readOutlines` */
export function outlineRows(text: string, known: readonly KnownKecamatan[]): readonly OutlineDraft[] {
  const outlines = matchOutlines(readOutlines(text), known);
  const shapes = outlines.map(({ shape }) => shape);
  const bounds = boundsOf(shapes);
  const tolerance = bounds ? (bounds.east - bounds.west) / FINENESS : 0;
  const drawings = simplifyTogether(shapes, tolerance);
  return outlines.map((one, i) => ({
    number: i + 1,
    givenName: one.givenName,
    givenCode: one.givenCode,
    areaCode: one.areaCode ?? null,
    matchedBy: one.matchedBy ?? null,
    shape: JSON.stringify(writeShape(one.shape)),
    drawing: JSON.stringify(writeShape(drawings[i] ?? [])),
  }));
}
