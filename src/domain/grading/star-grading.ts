/**
 * Stars for a product by a scheme that is data: groups with weights, items with levels, gates, bands, 1 to 3 or 1 to 5
 * stars. The applicant assesses itself first, then each of a panel; the star comes from the mean of the panel. A gate, such
 * as a business licence, is no item: without it there is no star, whatever the points (a five-star award failed on it in
 * 2014). Kemenperin's own bands and its sections B and C have not been read; the scheme shipped says that it is the
 * regency's own.
 */
import type { Dated, LegalBasis, Standing } from '#domain/registry/legal-basis.ts';

export interface Words {
  readonly id: string;
  readonly en: string;
}

export interface StarLevel {
  /** What earns these points, in words. */
  readonly says: Words;
  readonly points: number;
}

export interface StarItem {
  readonly code: string;
  readonly name: Words;
  /** From the lowest to the highest; at least two. */
  readonly levels: readonly StarLevel[];
  readonly standing: Standing;
}

export interface StarGroup {
  readonly code: string;
  readonly name: Words;
  /** Of 100. */
  readonly weight: number;
  readonly items: readonly StarItem[];
}

export interface StarGate {
  readonly code: string;
  readonly name: Words;
  readonly standing: Standing;
}

export interface StarBand {
  readonly stars: number;
  /** The lowest total, included. */
  readonly from: number;
}

export interface StarScheme extends Dated {
  readonly code: string;
  readonly name: Words;
  readonly basis: LegalBasis;
  readonly gates: readonly StarGate[];
  readonly groups: readonly StarGroup[];
  /** From the most stars to the fewest. */
  readonly bands: readonly StarBand[];
  /** With fewer complete panel scores there is no star. */
  readonly fewestOnPanel: number;
  /** Totals of the panel further apart than this, in points of 100, are worth talking over before the star is given. */
  readonly talkOverBeyond: number;
  /** A star is looked at again after so many years. */
  readonly holdsYears: number;
}

/** The level chosen for each item, by its code, counted from 0. */
export type Levels = Readonly<Record<string, number>>;

export interface Assessment {
  /** Every item, by code; of each group its part of the weight. */
  readonly groups: readonly { readonly code: string; readonly weight: number; readonly adds: number }[];
  /** 0 to 100, unrounded; undefined while an item has no level. */
  readonly total: number | undefined;
  /** Items without a level, or with one that the scheme does not have. */
  readonly missing: readonly string[];
}

export interface Grading {
  /** Undefined while a gate is shut or the panel is not complete. */
  readonly stars: number | undefined;
  /** The mean of the complete panel scores, 0 to 100, two decimals; undefined without any. */
  readonly mean: number | undefined;
  /** What the applicant's own answers come to; never counted. */
  readonly own: number | undefined;
  readonly counted: number;
  /** Panel scores that are not complete and were left out. */
  readonly incomplete: number;
  readonly shutGates: readonly string[];
  /** The panel is far apart: see `talkOverBeyond`. */
  readonly isToBeTalkedOver: boolean;
  /** The next star and the points of 100 that lack; undefined at the top or without a mean. */
  readonly next: { readonly stars: number; readonly lacks: number } | undefined;
}

/**
 * One set of answers under a scheme. In every item the lowest level gives nothing and the highest everything, so that a
 * form counting from 1 to 3 does not give a third of its points for nothing.
 */
export function assess(levels: Levels, scheme: StarScheme): Assessment {
  const missing: string[] = [];
  const groups = scheme.groups.map(({ code, weight, items }) => {
    let got = 0;
    let most = 0;
    for (const item of items) {
      const lowest = item.levels[0]?.points ?? 0;
      most += (item.levels.at(-1)?.points ?? 0) - lowest;
      const level = item.levels[levels[item.code] ?? -1];
      if (level) got += level.points - lowest;
      else missing.push(item.code);
    }
    return { code, weight, adds: most === 0 ? 0 : (got / most) * weight };
  });
  const total = groups.reduce((sum, one) => sum + one.adds, 0);
  return { groups, total: missing.length === 0 ? total : undefined, missing };
}

/**
 * The star of a product.
 * @param openGates the codes of the gates for which there is evidence
 */
export function gradeStars(
  scheme: StarScheme,
  { own, panel, openGates }: { own: Levels; panel: readonly Levels[]; openGates: ReadonlySet<string> },
): Grading {
  const totals = panel.flatMap((levels) => assess(levels, scheme).total ?? []);
  const mean =
    totals.length === 0 ? undefined : toHundredth(totals.reduce((sum, one) => sum + one, 0) / totals.length);
  const shutGates = scheme.gates.filter((gate) => !openGates.has(gate.code)).map((gate) => gate.code);
  const band = mean === undefined ? undefined : scheme.bands.find((one) => mean >= one.from);
  const next = scheme.bands.findLast((one) => one.stars > (band?.stars ?? 0));
  const isComplete = totals.length >= scheme.fewestOnPanel;
  const ownTotal = assess(own, scheme).total;
  return {
    stars: isComplete && shutGates.length === 0 ? band?.stars : undefined,
    mean,
    own: ownTotal === undefined ? undefined : toHundredth(ownTotal),
    counted: totals.length,
    incomplete: panel.length - totals.length,
    shutGates,
    isToBeTalkedOver: Math.max(...totals) - Math.min(...totals) > scheme.talkOverBeyond,
    next:
      mean === undefined || !next ? undefined : { stars: next.stars, lacks: toHundredth(next.from - mean) },
  };
}

/** An item that could still give more, in points of 100, and the level that most of the panel could see next. */
export interface WayUp {
  readonly item: string;
  readonly name: Words;
  /** What the item adds at its highest level beyond what the panel saw on the mean, two decimals. */
  readonly adds: number;
  /** The level above the lowest that somebody saw. */
  readonly says: Words;
}

/** What is missing for more stars: the items that would add most, the most first. Empty without complete scores. */
export function waysUp(scheme: StarScheme, panel: readonly Levels[]): WayUp[] {
  const complete = panel.filter((levels) => assess(levels, scheme).total !== undefined);
  if (complete.length === 0) return [];
  const rows = scheme.groups.flatMap(({ weight, items }) => {
    const most = items.reduce((sum, { levels }) => sum + spanOf(levels), 0);
    return items.map((item): WayUp => {
      const seen = complete.map((levels) => levels[item.code] ?? 0);
      const top = item.levels.at(-1)?.points ?? 0;
      const lacks =
        seen.reduce((sum, level) => sum + top - (item.levels[level]?.points ?? 0), 0) / seen.length;
      const next = item.levels[Math.min(Math.min(...seen) + 1, item.levels.length - 1)];
      return {
        item: item.code,
        name: item.name,
        adds: most === 0 ? 0 : toHundredth((lacks / most) * weight),
        says: next?.says ?? item.name,
      };
    });
  });
  return rows.filter((row) => row.adds > 0).toSorted((a, b) => b.adds - a.adds);
}

function spanOf(levels: readonly StarLevel[]): number {
  return (levels.at(-1)?.points ?? 0) - (levels[0]?.points ?? 0);
}

/** What a scheme gives a product seen alike by the whole panel, in three examples: to look at before it is put in force. */
export function examplesOf(scheme: StarScheme): readonly {
  readonly seen: 'lowest' | 'middle' | 'highest';
  readonly mean: number;
  readonly stars: number;
}[] {
  const at = (levelOf: (levels: readonly StarLevel[]) => number) => {
    const levels = Object.fromEntries(
      scheme.groups.flatMap((group) => group.items.map((item) => [item.code, levelOf(item.levels)])),
    );
    const panel = Array.from({ length: scheme.fewestOnPanel }, () => levels);
    const openGates = new Set(scheme.gates.map((gate) => gate.code));
    const { mean, stars } = gradeStars(scheme, { own: levels, panel, openGates });
    return { mean: mean ?? 0, stars: stars ?? 0 };
  };
  return [
    { seen: 'lowest', ...at(() => 0) },
    { seen: 'middle', ...at((levels) => Math.floor((levels.length - 1) / 2)) },
    { seen: 'highest', ...at((levels) => levels.length - 1) },
  ];
}

/** What is wrong with a scheme before it may be used. */
export type SchemeFault =
  | 'weights_not_100'
  | 'weight_negative'
  | 'code_twice'
  | 'group_empty'
  | 'levels_not_rising'
  | 'bands_not_falling'
  | 'bands_leave_a_gap'
  | 'stars_not_in_a_row';

/** What stands against using a scheme; empty when nothing does. */
export function faultsOfScheme(scheme: StarScheme): SchemeFault[] {
  const { groups, bands, gates } = scheme;
  const items = groups.flatMap((one) => one.items);
  const codes = [...items, ...groups, ...gates].map((one) => one.code);
  const found: Record<SchemeFault, boolean> = {
    weights_not_100: Math.abs(groups.reduce((sum, one) => sum + one.weight, 0) - 100) > 1e-9,
    weight_negative: groups.some((one) => one.weight < 0),
    code_twice: new Set(codes).size < codes.length,
    group_empty: groups.some((one) => one.items.length === 0),
    levels_not_rising: items.some(({ levels }) => levels.length < 2 || !isRising(levels)),
    bands_not_falling: bands.some((band, i) => i > 0 && band.from >= (bands[i - 1]?.from ?? 0)),
    // The fewest stars begin at 0, so that every total has a band.
    bands_leave_a_gap: bands.at(-1)?.from !== 0 || (bands[0]?.from ?? 101) > 100,
    stars_not_in_a_row: bands.some((band, i) => band.stars !== bands.length - i),
  };
  return (Object.keys(found) as SchemeFault[]).filter((fault) => found[fault]);
}

function isRising(levels: readonly StarLevel[]): boolean {
  return levels.every(({ points }, i) => i === 0 || points > (levels[i - 1]?.points ?? 0));
}

/** Half up; the hair added makes what a binary fraction stores a little below round up. */
function toHundredth(value: number): number {
  return Math.floor(value * 100 + 0.5 + 1e-9) / 100;
}

/** An item of three levels worth 1, 2 and 3 points. */
function item(code: string, standing: Standing, name: readonly [string, string], levels: Three): StarItem {
  return {
    code,
    standing,
    name: { id: name[0], en: name[1] },
    levels: levels.map(([id, en], i) => ({ says: { id, en }, points: i + 1 })),
  };
}
type Pair = readonly [string, string];
type Three = readonly [Pair, Pair, Pair];

/**
 * The scheme the house is delivered with. From Kemenperin's old form (Perdirjen IKM 98/2013): the items marked `sourced`.
 * From Vietnam's OCOP (Decision 148/QĐ-TTg, 2023): the weights 40, 25, 35 and the bands. The rest is the regency's own.
 */
export const STAR_SCHEMES: readonly StarScheme[] = [
  {
    code: 'dharmasraya-1',
    name: { id: 'Bintang produk unggulan Dharmasraya', en: 'Dharmasraya stars for primary products' },
    validFrom: '2024-07-24',
    validTo: null,
    basis: {
      law: 'Kabupaten: skema bintang produk unggulan',
      standing: 'derived',
      doubt:
        'Not the ministry’s: sections B and C and the bands under Permenperin 14/2021 have not been read. Items from Perdirjen IKM 98/2013, weights and bands from OCOP.',
    },
    fewestOnPanel: 3,
    talkOverBeyond: 20,
    holdsYears: 2,
    gates: [
      { code: 'nib', name: { id: 'Punya NIB', en: 'Has a NIB' }, standing: 'sourced' },
      {
        code: 'required_certificate',
        name: { id: 'Punya izin edar yang wajib', en: 'Has the licence its product must have' },
        standing: 'sourced',
      },
    ],
    groups: [
      {
        code: 'production_and_community',
        name: { id: 'Produksi dan masyarakat', en: 'Production and community' },
        weight: 40,
        items: [
          item(
            'local_material',
            'sourced',
            ['Bahan baku utama dari kabupaten', 'Main material from the regency'],
            [
              ['Kurang dari 80 %', 'Less than 80 %'],
              ['80 % atau lebih', '80 % or more'],
              ['Semuanya', 'All of it'],
            ],
          ),
          item(
            'material_supply',
            'sourced',
            ['Jaminan pasokan bahan baku', 'Supply of the material is sure'],
            [
              ['Sampai 1 tahun', 'For up to 1 year'],
              ['1 sampai 3 tahun', 'For 1 to 3 years'],
              ['Lebih dari 3 tahun', 'For more than 3 years'],
            ],
          ),
          item(
            'value_added',
            'sourced',
            ['Nilai tambah dari pengolahan', 'Value added by making it'],
            [
              ['Kurang dari 20 %', 'Less than 20 %'],
              ['20 sampai 60 %', '20 to 60 %'],
              ['Lebih dari 60 %', 'More than 60 %'],
            ],
          ),
          item(
            'environment',
            'sourced',
            ['Dampak lingkungan', 'The environment'],
            [
              ['Dibiarkan', 'Ignored'],
              ['Ada dampak, dikendalikan', 'There is an impact, kept in check'],
              ['Tidak ada dampak', 'No impact'],
            ],
          ),
          item(
            'mass_production',
            'sourced',
            ['Jumlah dan mutu yang sama bila banyak', 'Same in number and quality when many'],
            [
              ['Tidak bisa', 'Not possible'],
              ['Hampir bisa', 'Nearly possible'],
              ['Bisa', 'Possible'],
            ],
          ),
          item(
            'design',
            'sourced',
            ['Pengembangan produk dan rancangan', 'Product and design'],
            [
              ['Meniru yang lain', 'Copies others'],
              ['Menurut pesanan', 'On demand of customers'],
              ['Buatan sendiri atau kelompok', 'Its own, or of the group'],
            ],
          ),
          item(
            'packaging',
            'sourced',
            ['Kemasan', 'Packaging'],
            [
              ['Biasa', 'Conventional'],
              ['Sedang dikembangkan', 'Being developed'],
              ['Terus dikembangkan, layak dijual', 'Developed all along, to commercial standard'],
            ],
          ),
          item(
            'years_in_sentra',
            'derived',
            ['Lama berusaha di sentra', 'Years in the sentra'],
            [
              ['Kurang dari 3 tahun', 'Less than 3 years'],
              ['3 sampai 6 tahun', '3 to 6 years'],
              ['Lebih dari 6 tahun', 'More than 6 years'],
            ],
          ),
        ],
      },
      {
        code: 'marketing',
        name: { id: 'Pemasaran dan cerita produk', en: 'Marketing and story' },
        weight: 25,
        items: [
          item(
            'story',
            'derived',
            ['Cerita asal produk', 'The story of the product'],
            [
              ['Belum ditulis', 'Not written down'],
              ['Ditulis', 'Written down'],
              ['Tampil di kemasan dan promosi', 'On the packaging and in promotion'],
            ],
          ),
          item(
            'market',
            'derived',
            ['Jangkauan pasar', 'Market'],
            [
              ['Dalam kabupaten', 'Within the regency'],
              ['Dalam provinsi', 'Within the province'],
              ['Provinsi lain atau ekspor', 'Other provinces or abroad'],
            ],
          ),
          item(
            'brand',
            'derived',
            ['Merek', 'Brand'],
            [
              ['Belum ada', 'None'],
              ['Ada, belum terdaftar', 'Has one, not registered'],
              ['Terdaftar', 'Registered'],
            ],
          ),
        ],
      },
      {
        code: 'quality',
        name: { id: 'Mutu produk', en: 'Quality' },
        weight: 35,
        items: [
          item(
            'certificates',
            'derived',
            ['Sertifikat di luar yang wajib', 'Certificates beyond what is required'],
            [
              ['Tidak ada', 'None'],
              ['Satu', 'One'],
              ['Dua atau lebih', 'Two or more'],
            ],
          ),
          item(
            'consistency',
            'derived',
            ['Mutu yang tetap', 'Steady quality'],
            [
              ['Berubah-ubah', 'It varies'],
              ['Biasanya sama', 'Mostly the same'],
              ['Selalu sama, ada catatan', 'Always the same, with records'],
            ],
          ),
          item(
            'look_and_use',
            'derived',
            ['Rupa, rasa atau kegunaan', 'Look, taste or use'],
            [
              ['Cukup', 'Fair'],
              ['Baik', 'Good'],
              ['Sangat baik', 'Very good'],
            ],
          ),
        ],
      },
    ],
    bands: [
      { stars: 5, from: 90 },
      { stars: 4, from: 70 },
      { stars: 3, from: 50 },
      { stars: 2, from: 30 },
      { stars: 1, from: 0 },
    ],
  },
];
