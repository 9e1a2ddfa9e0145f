/** Where the phone stands, as its own receiver says. */
import type { Place } from '#domain/visits/visit.ts';

/** A cold receiver under trees takes that long. */
const LONGEST_MS = 30_000;
/** While the camera is in front nobody waits; afterwards a photo is not held up for it. */
const BESIDE_MS = 8000;
/** So old it may be and still be here. */
const FRESH_MS = 60_000;

export type PlaceFound = { readonly place: Place } | { readonly trouble: 'refused' | 'unknown' };

/** Asks for it, and the person for leave if she has not given it. Takes up to half a minute; never throws. */
export function findPlace(): Promise<PlaceFound> {
  return ask({ enableHighAccuracy: true, timeout: LONGEST_MS, maximumAge: 0 });
}

/** For a photo, by the way: only where she allowed it before, and never long. Null when it is not known. */
export async function placeByTheWay(): Promise<Place | null> {
  try {
    const { state } = await navigator.permissions.query({ name: 'geolocation' });
    if (state !== 'granted') return null;
  } catch {
    return null;
  }
  const found = await ask({ enableHighAccuracy: true, timeout: BESIDE_MS, maximumAge: FRESH_MS });
  return 'place' in found ? found.place : null;
}

function ask(options: PositionOptions): Promise<PlaceFound> {
  return new Promise((answer) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude: lat, longitude: lng, accuracy } }) =>
        answer({ place: { lat, lng, accuracyM: Math.ceil(accuracy) } }),
      ({ code, PERMISSION_DENIED }) =>
        answer({ trouble: code === PERMISSION_DENIED ? 'refused' : 'unknown' }),
      options,
    );
  });
}
