import type { NamedKecamatan } from '#domain/areas/area-name.ts';

/** What a filter calls its place: a nagari, or a kecamatan as a whole; undefined where it names none. */
export function placeNamed(
  kecamatan: readonly NamedKecamatan[],
  code: string | undefined,
  whole: (name: string) => string,
): string | undefined {
  const all = kecamatan.find((group) => group.code === code);
  if (all) return whole(all.name);
  return kecamatan.flatMap((group) => group.nagari).find((nagari) => nagari.code === code)?.name;
}
