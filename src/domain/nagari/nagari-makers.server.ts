/** The makers of a nagari as far as a score counts them, and how many of each trade there are in every nagari. */
import { sql } from 'kysely';
import type { GroupCount } from '#domain/nagari/location-quotient.ts';
import {
  workersIn,
  type Figures,
  type KbliVersion,
  type MarketArea,
  type Material,
} from '#domain/registry/industry.ts';
import { kbliBook } from '#domain/registry/kbli.queries.server.ts';
import { newerEntries, type KbliBook } from '#domain/registry/kbli.search.ts';
import type { CountedMaker } from '#domain/nagari/nagari-inputs.ts';
import { certificatesOfMany } from '#domain/registry/certificate.queries.server.ts';
import { bareProductName } from '#domain/nagari/nagari.ts';
import { rememberedFor } from '#platform/memo.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/**
 * The makers at work in a nagari who make one of these, with their newest figures of a whole year and what
 * certificates they hold. Only theirs are read: a nagari of a large registry has thousands of others.
 * @param productNames as `bareProductName` gives them
 */
export async function makersOfProducts(
  regency: Regency,
  nagariCode: string,
  productNames: readonly string[],
): Promise<readonly CountedMaker[]> {
  const { db } = regency;
  const products = await db
    .selectFrom('industries as i')
    .innerJoin('industryProducts as p', 'p.industryId', 'i.id')
    .select(['i.id', 'p.name'])
    .where('i.nagariCode', '=', nagariCode)
    .where('i.closedOn', 'is', null)
    .where('p.endedOn', 'is', null)
    .execute();
  const madeBy = new Map<string, string[]>();
  for (const { id, name } of products) {
    const bare = bareProductName(name);
    if (productNames.includes(bare)) madeBy.set(id, [...(madeBy.get(id) ?? []), bare]);
  }
  const ids = [...madeBy.keys()];
  const [rows, figures, certificates, book] = await Promise.all([
    db
      .selectFrom('industries as i')
      .select(['i.id', 'i.kbliCode', 'i.materials', 'i.nib', 'i.startedYear'])
      .select((eb) => [
        eb.ref('i.kbliVersion').$castTo<KbliVersion | null>().as('kbliVersion'),
        eb.ref('i.marketArea').$castTo<MarketArea | null>().as('marketArea'),
      ])
      .where(sql<boolean>`${sql.ref('i.id')} = any(${ids}::uuid[])`)
      .orderBy('i.id')
      .execute(),
    db
      .selectFrom('industryFigures as f')
      .distinctOn('f.industryId')
      .selectAll('f')
      .where('f.quarter', '=', 0)
      .where(sql<boolean>`${sql.ref('f.industryId')} = any(${ids}::uuid[])`)
      .orderBy('f.industryId')
      .orderBy('f.year', 'desc')
      .execute(),
    certificatesOfMany(regency, ids),
    kbliBook(regency),
  ]);
  const figuresOf = new Map<string, Figures>(figures.map((row) => [row.industryId, row]));
  return rows.map((row): CountedMaker => {
    const own = figuresOf.get(row.id);
    return {
      products: madeBy.get(row.id) ?? [],
      group: newerCode(book, row.kbliVersion, row.kbliCode),
      materials: row.materials as unknown as readonly Material[],
      marketArea: row.marketArea,
      hasNib: row.nib !== null,
      certificates: (certificates.get(row.id) ?? []).map(({ product, standing }) => ({
        product: product === null ? null : bareProductName(product),
        isValid: standing.is !== 'over',
      })),
      startedYear: row.startedYear,
      workers: own === undefined ? null : (workersIn(own) ?? null),
    };
  });
}

/** Of so many makers they are counted anew every time: some milliseconds. */
const SMALL = 5000;
/** Of more the counts are kept so long: shares of a whole regency do not move by the minute. */
const KEPT_MS = 10 * 60_000;
const KEY = 'makers by nagari and trade';

/** Working makers by nagari and KBLI 2025; an older code counts as what it is probably called now. */
export async function regencyCounts(regency: Regency): Promise<readonly GroupCount[]> {
  const counts = await rememberedFor(regency, KEY, KEPT_MS, () => countedNow(regency));
  const makers = counts.reduce((sum, one) => sum + one.industries, 0);
  if (makers <= SMALL) regency.memo.delete(KEY);
  return counts;
}

async function countedNow(regency: Regency): Promise<readonly GroupCount[]> {
  const [rows, book] = await Promise.all([
    regency.db
      .selectFrom('industries')
      .select(['nagariCode', 'kbliCode'])
      .select((eb) => [
        eb.ref('kbliVersion').$castTo<KbliVersion | null>().as('kbliVersion'),
        eb.fn.countAll<number>().as('industries'),
      ])
      .where('closedOn', 'is', null)
      .where('kbliCode', 'is not', null)
      .groupBy(['nagariCode', 'kbliVersion', 'kbliCode'])
      .execute(),
    kbliBook(regency),
  ]);
  return rows.flatMap(({ nagariCode, kbliVersion, kbliCode, industries }) => {
    const group = newerCode(book, kbliVersion, kbliCode);
    return group === null ? [] : [{ nagariCode, group, industries: Number(industries), jobs: 0 }];
  });
}

/** The code of 2025 of a maker; an older one is probably called so now, and stays where no pair is known. */
export function newerCode(book: KbliBook, version: KbliVersion | null, code: string | null): string | null {
  if (code === null) return null;
  return version === '2020' ? (newerEntries(book, code)[0]?.code ?? code) : code;
}
