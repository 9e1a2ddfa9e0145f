/**
 * Which area a shape of a file stands for: by the code beside it in any spelling, by the code of the statistics office,
 * or by its name. Every shape is asked by itself, so that the order of a file changes nothing.
 */
import { areaFinder, type AreaFinder, type NamedKecamatan } from '#domain/areas/area-name.ts';
import type { OutlineFeature } from '#domain/areas/outline-file.ts';
import type { Shape } from '#domain/areas/shape.ts';

/** By what a shape was matched; `hand` is a person's choice. */
export type MatchedBy = 'code' | 'bps_code' | 'name' | 'hand';

/** A kecamatan with its nagari, as the regency knows them. */
export interface KnownKecamatan extends NamedKecamatan {
  readonly bpsCode: string | null;
  readonly nagari: readonly {
    readonly code: string;
    readonly name: string;
    readonly bpsCode: string | null;
  }[];
}

export interface MatchedOutline {
  /** The name and the code that the file gives; empty when it gives none. */
  readonly givenName: string;
  readonly givenCode: string;
  readonly areaCode: string | undefined;
  readonly matchedBy: MatchedBy | undefined;
  readonly shape: Shape;
}

const NAGARI_NAMES =
  /^(?:nagari|nama|name|namobj|wadmkd|nm_?(?:desa|kel|nagari)|nama_?(?:desa|kel|nagari)|desa|des_?kel|kelurahan|deskel|name_4|village|adm4_en|kode_?nama)$/i;
const KECAMATAN_NAMES = /^(?:kecamatan|kec|wadmkc|nm_?kec|nama_?kec|name_3|district|adm3_en)$/i;
const CODES = /^(?:kode.*|code|kd.*|id_?(?:desa|kel|nagari)?|kemendagri|bps.*|idkel|gid.*|.*pcode)$/i;
/** A layer of kecamatan, or a property about the kecamatan around a nagari. */
const OF_KECAMATAN = /kec|district|adm3/i;

/** Finds the area of each shape. Parts of one area that stand in a file one by one, under the same words, become one. */
export function matchOutlines(
  features: readonly OutlineFeature[],
  kecamatan: readonly KnownKecamatan[],
): readonly MatchedOutline[] {
  const known: Known = {
    ...codeBook(kecamatan),
    nagari: areaFinder(kecamatan),
    // The finder knows names of nagari; a kecamatan asked for by its name is looked for among its own kind.
    kecamatan: areaFinder(
      kecamatan.map(({ code, name }) => ({ code: '', name: '', nagari: [{ code, name }] })),
    ),
  };
  return joined(features).map((feature) => matchOne(feature, known));
}

interface Known {
  readonly own: ReadonlyMap<string, string>;
  readonly statistics: ReadonlyMap<string, string>;
  readonly nagari: AreaFinder;
  readonly kecamatan: AreaFinder;
}

function codeBook(kecamatan: readonly KnownKecamatan[]): Pick<Known, 'own' | 'statistics'> {
  const all = kecamatan.flatMap((one) => [one, ...one.nagari]);
  return {
    own: new Map(all.map(({ code }) => [code.replaceAll('.', ''), code])),
    statistics: new Map(all.flatMap(({ code, bpsCode }) => (bpsCode === null ? [] : [[bpsCode, code]]))),
  };
}

/** The same words in the same layer: islands and exclaves that a file lists one by one. */
function joined(features: readonly OutlineFeature[]): OutlineFeature[] {
  const parts = Map.groupBy(features, (one) => {
    const words = Object.entries(one.properties)
      .filter(([name]) => NAGARI_NAMES.test(name) || KECAMATAN_NAMES.test(name) || CODES.test(name))
      .map(([name, value]) => `${name}=${value}`)
      .toSorted();
    return words.length === 0 ? one : [one.layer, ...words].join('\n');
  });
  return [...parts.values()].map((same) => ({
    ...(same[0] as OutlineFeature),
    shape: same.flatMap((one) => one.shape),
  }));
}

function matchOne({ layer, properties, shape }: OutlineFeature, known: Known): MatchedOutline {
  const values = Object.entries(properties);
  const valueOf = (names: RegExp) => values.find(([name, value]) => names.test(name) && value !== '')?.[1];
  const kecamatanName = valueOf(KECAMATAN_NAMES);
  const nagariName = valueOf(NAGARI_NAMES);
  const isKecamatan = nagariName === undefined || OF_KECAMATAN.test(layer);
  // What is said about the kecamatan around a nagari is no name and no code of its own.
  const own = isKecamatan ? values : values.filter(([name]) => !OF_KECAMATAN.test(name));
  const given = { givenName: nagariName ?? kecamatanName ?? '', givenCode: valueOf(CODES) ?? '', shape };
  // The longest code that is known: beside the nagari's own stands that of its kecamatan.
  const byCode = (book: ReadonlyMap<string, string>) =>
    own
      .flatMap(([, value]) => book.get(value.replace(/\.0$/, '').replaceAll(/[.\s-]/g, '')) ?? [])
      .toSorted((a, b) => b.length - a.length)[0];
  const byName = isKecamatan
    ? () => named(known.kecamatan, given.givenName)
    : // The kecamatan of an older map may be another one; a name that only one nagari bears is enough.
      () => named(known.nagari, nagariName, kecamatanName) ?? named(known.nagari, nagariName);
  const tries: [MatchedBy, () => string | undefined][] = [
    ['code', () => byCode(known.own)],
    ['bps_code', () => byCode(known.statistics)],
    ['name', byName],
  ];
  for (const [matchedBy, find] of tries) {
    const areaCode = find();
    if (areaCode !== undefined) return { ...given, areaCode, matchedBy };
  }
  return { ...given, areaCode: undefined, matchedBy: undefined };
}

function named(finder: AreaFinder, name: string, kecamatan?: string): string | undefined {
  const reading = finder(name, kecamatan);
  return reading.isRight ? reading.value : undefined;
}

/** Areas that several shapes stand for. */
export function matchedTwice(outlines: readonly { readonly areaCode: string | null }[]): readonly string[] {
  const counts = Map.groupBy(
    outlines.flatMap(({ areaCode }) => areaCode ?? []),
    (code) => code,
  );
  return [...counts].filter(([, all]) => all.length > 1).map(([code]) => code);
}
