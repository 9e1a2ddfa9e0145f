/** Kecamatan and nagari for what somebody typed: by code, by name in any spelling, by a part of the name. */
import { areaFinder, type NamedKecamatan } from '#domain/areas/area-name.ts';
import { speaksOf, typedWords } from '#shared/typed-words.ts';

const MOST = 6;

/** A nagari that was found, with its kecamatan to tell it from another of that name. */
export interface FoundNagari {
  readonly code: string;
  readonly name: string;
  readonly kecamatan: string;
}

/** The nagari that what was typed may mean, the surest first; all of a kecamatan when that is what was named. */
export function nagariLike(areas: readonly NamedKecamatan[], typed: string): readonly FoundNagari[] {
  const words = typedWords(typed);
  const all = areas.flatMap((one) =>
    one.nagari.map(({ code, name }) => ({ code, name, kecamatan: one.name })),
  );
  const meant = areaFinder(areas)(typed);
  const sure = all.filter(({ code }) => meant.isRight && code === meant.value);
  const alike = all.filter(({ name }) => speaksOf(name, words));
  const around = all.filter(({ kecamatan }) => speaksOf(kecamatan, words));
  return [...new Map([...sure, ...alike, ...around].map((one) => [one.code, one])).values()].slice(0, MOST);
}
