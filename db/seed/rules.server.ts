/**
 * The rules the house is delivered with: size classes, the steps of a sentra, how sentra are found, and the criteria of the
 * primary product. They are told here once and stand in no running code: `seedRules` puts each into a row as version 1,
 * and whoever computes asks for the row. A regency follows a version with its own at `/atur/aturan`.
 */
import { CRITERIA_RULE, QUOTIENT_RULE } from '#domain/nagari/nagari-rules.ts';
import type { QuotientRules } from '#domain/nagari/location-quotient.ts';
import type { CriteriaVersion, ScoreBand } from '#domain/nagari/primary-product-score.ts';
import type { LegalBasis, Standing } from '#domain/registry/legal-basis.ts';
import type { RuleVersion } from '#domain/registry/rule.ts';
import type { SizeClass, SizeClassRule, SizeMeasure, SizeRuleSet } from '#domain/registry/size-class.ts';
import type { ClusteringRules } from '#domain/sentra/clustering.ts';
import { CLUSTERING_RULE, stateRuleCode } from '#domain/sentra/sentra-rules.ts';
import type { SentraStateRule } from '#domain/sentra/sentra-state.ts';
import type { Database } from '#platform/db/database.server.ts';

const MILLION = 1_000_000;
const BILLION = 1000 * MILLION;

/** One measure cut into classes: each up to and including its bound, the last without end. */
function steps(
  measure: SizeMeasure,
  cuts: readonly (readonly [SizeClass, number])[],
  last: SizeClass,
  lastStanding: Standing,
): SizeClassRule[] {
  return [
    ...cuts.map(([sizeClass, upTo], i): SizeClassRule => {
      const above = cuts[i - 1]?.[1];
      return { sizeClass, anyOf: [[{ measure, upTo, ...(above === undefined ? {} : { above }) }]] };
    }),
    { sizeClass: last, anyOf: [[{ measure, above: cuts.at(-1)?.[1] ?? 0 }]], standing: lastStanding },
  ];
}

const TKDN_CLASSES = steps('capital', [['small', 5 * BILLION]], 'beyond_small', 'derived');

/** How big an industry is, by each law. */
export const SIZE_RULE_SETS: readonly SizeRuleSet[] = [
  {
    code: 'permenperin-64-2016',
    validFrom: '2016-07-01',
    validTo: null,
    basis: {
      law: 'Permenperin 64/M-IND/PER/7/2016; UU 3/2014 pasal 102',
      standing: 'sourced',
      doubt: 'The day it began is known to the month only, and a later rule by capital may exist.',
    },
    tracks: [
      {
        classes: [
          {
            sizeClass: 'small',
            anyOf: [
              [
                { measure: 'workers', upTo: 19 },
                { measure: 'investment', below: BILLION },
              ],
            ],
          },
          {
            sizeClass: 'medium',
            anyOf: [
              [
                { measure: 'workers', upTo: 19 },
                { measure: 'investment', from: BILLION },
              ],
              [
                { measure: 'workers', from: 20 },
                { measure: 'investment', upTo: 15 * BILLION },
              ],
            ],
          },
          {
            sizeClass: 'large',
            anyOf: [
              [
                { measure: 'workers', from: 20 },
                { measure: 'investment', above: 15 * BILLION },
              ],
            ],
            standing: 'unverified',
          },
        ],
      },
    ],
  },
  {
    code: 'pp-7-2021',
    validFrom: '2021-02-02',
    validTo: null,
    basis: {
      law: 'PP 7/2021 pasal 35',
      standing: 'sourced',
      doubt:
        'Capital for those registering since the rule, sales for those before it; that 2021 itself counts as since is our reading. Ministries may add criteria (pasal 36).',
    },
    tracks: [
      {
        startedFrom: 2021,
        classes: steps(
          'capital',
          [
            ['micro', BILLION],
            ['small', 5 * BILLION],
            ['medium', 10 * BILLION],
          ],
          'large',
          'derived',
        ),
      },
      {
        startedUpTo: 2020,
        classes: steps(
          'sales',
          [
            ['micro', 2 * BILLION],
            ['small', 15 * BILLION],
            ['medium', 50 * BILLION],
          ],
          'large',
          'derived',
        ),
      },
    ],
  },
  {
    code: 'tkdn-ik',
    validFrom: '2022-12-01',
    validTo: '2025-12-10',
    basis: {
      law: 'Permenperin 46/2022',
      standing: 'sourced',
      doubt:
        'Both days are unverified: seen in December 2022, replaced three months after 11 September 2025.',
    },
    tracks: [{ classes: TKDN_CLASSES }],
  },
  {
    code: 'tkdn-ik',
    validFrom: '2025-12-11',
    validTo: null,
    basis: {
      law: 'Permenperin 35/2025',
      standing: 'sourced',
      doubt: 'Its annex on small industry has not been read; the day it began is reckoned.',
    },
    tracks: [{ classes: TKDN_CLASSES }],
  },
  {
    code: 'bps',
    validFrom: '1990-01-01',
    validTo: null,
    basis: {
      law: 'BPS, metadata survei industri mikro dan kecil',
      standing: 'sourced',
      doubt: 'The day it began is not known.',
    },
    tracks: [
      {
        classes: [
          { sizeClass: 'micro', anyOf: [[{ measure: 'workers', from: 1, upTo: 4 }]] },
          { sizeClass: 'small', anyOf: [[{ measure: 'workers', from: 5, upTo: 19 }]] },
          {
            sizeClass: 'medium',
            anyOf: [[{ measure: 'workers', from: 20, upTo: 99 }]],
            standing: 'unverified',
          },
          { sizeClass: 'large', anyOf: [[{ measure: 'workers', from: 100 }]], standing: 'unverified' },
        ],
      },
    ],
  },
];

const PP_29_2018: LegalBasis = {
  law: 'PP 29/2018 pasal 1',
  standing: 'sourced',
  doubt:
    'How near “one location” is, the law does not say: one nagari or 2,000 metres is the regency’s own measure.',
};
const ONE_LOCATION_METRES = 2000;

/** The steps of a sentra, for a regency on Sumatra; the numbers of other islands have not been seen. */
export const SENTRA_STATE_RULES: readonly SentraStateRule[] = [
  {
    state: 'potential',
    conditions: [{ kind: 'units', atLeast: 1 }],
    validFrom: '2018-01-01',
    validTo: null,
    basis: { law: 'Kabupaten: daftar potensi sentra untuk provinsi', standing: 'derived' },
  },
  {
    state: 'candidate',
    conditions: [
      { kind: 'units', atLeast: 5 },
      { kind: 'alike', atLeast: 5 },
      { kind: 'together', atLeast: 5, withinMetres: ONE_LOCATION_METRES },
    ],
    validFrom: '2018-01-01',
    validTo: null,
    basis: PP_29_2018,
  },
  {
    state: 'established',
    conditions: [{ kind: 'decree' }],
    validFrom: '2018-01-01',
    validTo: null,
    basis: { law: 'Keputusan Bupati tentang penetapan sentra', standing: 'derived' },
  },
  {
    state: 'dak_ready',
    conditions: [
      { kind: 'decree' },
      { kind: 'units', atLeast: 10 },
      { kind: 'alike', atLeast: 5 },
      { kind: 'together', atLeast: 5, withinMetres: ONE_LOCATION_METRES },
    ],
    validFrom: '2020-01-01',
    validTo: null,
    basis: {
      law: 'Perpres 123/2020 (juknis DAK Fisik)',
      standing: 'sourced',
      doubt:
        'Ten for Sumatra and Kalimantan; the criteria of later years and the full list of readiness have not been read.',
    },
  },
];

/**
 * Five industries (PP 29/2018 pasal 1, sourced) within walking distance. How near is near, the law does not say: 750
 * metres is the regency's own measure, to be changed with experience.
 */
export const CLUSTERING_RULES: ClusteringRules = { withinMetres: 750, fewest: 5, sameFrom: 0.8 };

/** When a quotient tells something, and when it may be told: the regency's own bounds, no law. */
export const QUOTIENT_RULES: QuotientRules = {
  fewestToRead: 3,
  fewestToPublish: 3,
  specialisedFrom: 1.25,
  lessBelow: 0.75,
};

const bands = (...list: readonly (readonly [number, number])[]): ScoreBand[] =>
  list.map(([from, points]) => ({ from, points }));
const PERCENT = bands([20, 1], [40, 2], [60, 3], [80, 4]);

/** The criteria of the primary product: the regency's own, to be decided and changed by it. */
export const CRITERIA_VERSIONS: readonly CriteriaVersion[] = [
  {
    version: 1,
    validFrom: '2026-01-01',
    validTo: null,
    basis: {
      law: 'Kabupaten: kriteria produk unggulan nagari',
      standing: 'derived',
      doubt:
        'No regulation sets these. The bound of 80 % local material is that of the old form of Kemenperin.',
    },
    criteria: [
      {
        code: 'local_material',
        name: { id: 'Bahan baku setempat', en: 'Local material' },
        weight: 20,
        inputs: [{ input: 'localMaterialPercent', bands: PERCENT }],
      },
      {
        code: 'makers_and_jobs',
        name: { id: 'Jumlah usaha dan tenaga kerja', en: 'Makers and jobs' },
        weight: 20,
        inputs: [
          { input: 'makers', bands: bands([1, 1], [3, 2], [5, 3], [10, 4]) },
          { input: 'jobs', bands: bands([2, 1], [5, 2], [15, 3], [30, 4]) },
        ],
      },
      {
        code: 'local_specialisation',
        name: { id: 'Kekhasan nagari', en: 'Local specialisation' },
        weight: 15,
        inputs: [{ input: 'locationQuotient', bands: bands([0.75, 1], [1.25, 2], [2, 3], [3, 4]) }],
      },
      {
        code: 'market_reach',
        name: { id: 'Jangkauan pasar', en: 'Market reach' },
        weight: 15,
        inputs: [{ input: 'marketReach', bands: bands([2, 1], [3, 2], [4, 3], [5, 4]) }],
      },
      {
        code: 'cultural_root',
        name: { id: 'Akar budaya', en: 'Cultural root' },
        weight: 10,
        inputs: [],
      },
      {
        code: 'permits',
        name: { id: 'Kesiapan izin', en: 'Readiness of permits' },
        weight: 10,
        inputs: [
          { input: 'withNibPercent', bands: PERCENT },
          { input: 'withCertificatePercent', bands: PERCENT },
        ],
      },
      {
        code: 'continuity',
        name: { id: 'Keberlanjutan', en: 'Continuity' },
        weight: 10,
        inputs: [{ input: 'yearsAtIt', bands: bands([1, 1], [3, 2], [5, 3], [10, 4]) }],
      },
    ],
  },
];

const OWN_MEASURE: LegalBasis = {
  law: 'Kabupaten: ukuran sendiri',
  standing: 'derived',
  doubt: 'No law sets these; they are to be changed with experience.',
};
const SINCE = '2026-01-01';

/** Every rule as its row. */
const DELIVERED_RULES: readonly Omit<RuleVersion, 'id'>[] = [
  ...SIZE_RULE_SETS.map(({ code, validFrom, validTo, basis, tracks }, i, all) => ({
    kind: 'size' as const,
    code,
    version: 1 + all.slice(0, i).filter((earlier) => earlier.code === code).length,
    validFrom,
    validTo,
    basis,
    content: { tracks },
  })),
  ...SENTRA_STATE_RULES.map(({ state, conditions, validFrom, validTo, basis }) => ({
    kind: 'sentra_state' as const,
    code: stateRuleCode(state),
    version: 1,
    validFrom,
    validTo,
    basis,
    content: { state, conditions },
  })),
  {
    kind: 'clustering',
    code: CLUSTERING_RULE,
    version: 1,
    validFrom: SINCE,
    validTo: null,
    basis: OWN_MEASURE,
    content: CLUSTERING_RULES,
  },
  ...CRITERIA_VERSIONS.map(({ version, validFrom, validTo, basis, criteria }) => ({
    kind: 'criteria' as const,
    code: CRITERIA_RULE,
    version,
    validFrom,
    validTo,
    basis,
    content: { criteria },
  })),
  {
    kind: 'quotient',
    code: QUOTIENT_RULE,
    version: 1,
    validFrom: SINCE,
    validTo: null,
    basis: OWN_MEASURE,
    content: QUOTIENT_RULES,
  },
];

/**
 * Puts in the rules of which no version is there, also where an earlier programme has run without them. What a regency has
 * made of its own stays.
 * @param idOf the id of a row, the same in every installation
 */
export async function seedRules(db: Database, idOf: (name: string) => string): Promise<void> {
  await db
    .insertInto('ruleVersions')
    .values(
      DELIVERED_RULES.map(({ basis, content, ...rule }) => ({
        ...rule,
        id: idOf(`${rule.code} ${rule.version}`),
        law: basis.law,
        standing: basis.standing,
        doubt: basis.doubt ?? null,
        content: JSON.stringify(content),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
