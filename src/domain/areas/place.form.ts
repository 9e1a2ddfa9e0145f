/** What the drawing of the place of a maker sends beside the form that it stands in. What makes no sense is passed over. */
import * as v from 'valibot';
import { FRAME_SIZE, type Look, type PlaceStep } from '#domain/areas/place-frame.ts';
import type { Position } from '#domain/areas/shape.ts';

const text = v.pipe(v.optional(v.string(), ''), v.trim());
const pixel = v.fallback(v.pipe(text, v.regex(/^\d{1,4}$/), v.transform(Number), v.maxValue(FRAME_SIZE)), 0);
const degrees = (most: number) =>
  v.fallback(
    v.nullable(
      v.pipe(
        text,
        v.nonEmpty(),
        v.transform((typed) => Number(typed.replace(',', '.'))),
        v.number(),
        v.minValue(-most),
        v.maxValue(most),
      ),
    ),
    null,
  );

/** The names of the controls: a picture that is tapped sends `tap.x` and `tap.y`. */
const placeStepForm = v.object({
  nagari: v.fallback(v.pipe(text, v.regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/)), ''),
  lat: degrees(90),
  lng: degrees(180),
  'tap.x': pixel,
  'tap.y': pixel,
  ground: v.fallback(v.picklist(['show', 'closer', 'whole', 'empty', '']), ''),
  groundNagari: v.fallback(text, ''),
  /** As `writeLook` writes it. */
  groundLook: v.fallback(v.pipe(text, v.regex(/^-?\d+(?:\.\d+)? -?\d+(?:\.\d+)? \d+(?:\.\d+)?$/)), ''),
});

export interface PlaceAsked {
  /** True when the form was sent to change the drawing, not to be saved. */
  readonly isStep: boolean;
  /** Undefined when no nagari is chosen. */
  readonly step: PlaceStep | undefined;
}

/** Reads what a form of a maker says about its drawing. */
export function placeAsked(data: FormData): PlaceAsked {
  const given = Object.fromEntries([...data].filter(([, value]) => typeof value === 'string'));
  const asked = v.parse(placeStepForm, given);
  const { nagari, lat, lng, ground, 'tap.x': x, 'tap.y': y } = asked;
  const isStep = ground !== '' || data.has('tap.x');
  if (nagari === '') return { isStep, step: undefined };
  const chosen: Position | undefined = lat === null || lng === null ? undefined : [lng, lat];
  const look = asked.groundNagari === nagari ? readLook(asked.groundLook) : undefined;
  // The picture pressed by the keyboard sends its corner: nothing was tapped.
  const isTapped = look !== undefined && (x > 0 || y > 0);
  return { isStep, step: { nagari, chosen, look, does: isTapped ? [x, y] : ground || 'show' } };
}

/** How near one looks, to be sent along with the form. */
export function writeLook({ around: [lng, lat], metres }: Look): string {
  return `${lng.toFixed(6)} ${lat.toFixed(6)} ${metres.toFixed(1)}`;
}

function readLook(written: string): Look | undefined {
  const [lng, lat, metres] = written.split(' ').map(Number);
  return lng === undefined || lat === undefined || !metres ? undefined : { around: [lng, lat], metres };
}

/** A coordinate as people here write it, to about ten centimetres. */
export function writeDegrees(value: number): string {
  return value.toFixed(6).replace('.', ',');
}
