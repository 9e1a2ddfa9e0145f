/** The makers of a nagari as far as a score counts them, and how many of each trade there are in every nagari. */
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
import { bareProductName } from '#domain/nagari/nagari.ts';
import { rememberedFor } from '#platform/memo.server.ts';
import type { Regency } from '#platform/regency.server.ts';

/** Makers that work, with their newest figures of a whole year. */
export async function nagariMakers(regency: Regency, nagariCode: string): Promise<readonly CountedMaker[]> {
  const working = regency.db
    .selectFrom('industries as i')
    .where('i.nagariCode', '=', nagariCode)
    .where('i.closedOn', 'is', null);
  const [rows, products, figures, book] = await Promise.all([
    working
      .select(['i.id', 'i.kbliCode', 'i.materials', 'i.nib', 'i.startedYear'])
      .select((eb) => [
        eb.ref('i.kbliVersion').$castTo<KbliVersion | null>().as('kbliVersion'),
        eb.ref('i.marketArea').$castTo<MarketArea | null>().as('marketArea'),
      ])
      .orderBy('i.id')
      .execute(),
    working
      .innerJoin('industryProducts as p', 'p.industryId', 'i.id')
      .select(['i.id', 'p.name'])
      .where('p.endedOn', 'is', null)
      .execute(),
    working
      .innerJoin('industryFigures as f', 'f.industryId', 'i.id')
      .distinctOn('i.id')
      .selectAll('f')
      .where('f.quarter', '=', 0)
      .orderBy('i.id')
      .orderBy('f.year', 'desc')
      .execute(),
    kbliBook(regency),
  ]);
  const madeBy = Map.groupBy(products, (row) => row.id);
  const figuresOf = new Map<string, Figures>(figures.map((row) => [row.industryId, row]));
  return rows.map((row): CountedMaker => {
    const own = figuresOf.get(row.id);
    return {
      products: (madeBy.get(row.id) ?? []).map(({ name }) => bareProductName(name)),
      group: newerCode(book, row.kbliVersion, row.kbliCode),
      materials: row.materials as unknown as readonly Material[],
      marketArea: row.marketArea,
      hasNib: row.nib !== null,
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
