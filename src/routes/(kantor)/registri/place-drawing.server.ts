/** The drawing of the place in the forms of a maker: as it stands for a record, and after a step on it. */
import { placeDrawing } from '#domain/areas/outline.queries.server.ts';
import { placeAsked, writeDegrees } from '#domain/areas/place.form.ts';
import type { PlaceDrawing } from '#domain/areas/place-frame.ts';
import type { Regency } from '#platform/regency.server.ts';

interface Kept {
  readonly nagari: string;
  readonly lat: number | null;
  readonly lng: number | null;
}

/** The drawing for a record; undefined when no nagari is chosen yet, or nothing is known of it. */
export async function placeOf(
  regency: Regency,
  { nagari, lat, lng }: Kept,
): Promise<PlaceDrawing | undefined> {
  const chosen = lat === null || lng === null ? undefined : ([lng, lat] as const);
  const { drawing } = await placeDrawing(regency, { nagari, chosen, look: undefined, does: 'show' });
  return drawing;
}

/** What a form that was sent says about its drawing: whether it was sent for that alone, and what the fields hold then. */
export async function placeIn(regency: Regency, data: FormData) {
  const { isStep, step } = placeAsked(data);
  if (!step) return { isStep, place: undefined, values: {} };
  const { drawing, chosen } = await placeDrawing(regency, step);
  const values: Record<string, string> =
    step.does === 'empty'
      ? { lat: '', lng: '' }
      : typeof step.does !== 'string' && chosen
        ? { lat: writeDegrees(chosen[1]), lng: writeDegrees(chosen[0]) }
        : {};
  return { isStep, place: drawing, values };
}
