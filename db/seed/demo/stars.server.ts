/**
 * The stars of the demonstration, by the room's own commands: twenty products over the nagari with one to five stars, one
 * whose star has ended, two before their panel, one that is still answering for itself.
 */
import {
  closeGrading,
  fillSelfAssessment,
  givePanelScore,
  seatPanel,
  startGrading,
  submitSelfAssessment,
} from '#domain/grading/grading.commands.server.ts';
import { STAR_SCHEMES, type Levels, type StarScheme } from '#domain/grading/star-grading.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, instantOn, WIB, type Day } from '#shared/day.ts';
import { actorOf, type CastKey } from './cast.ts';
import { chanceFrom, type Chance } from './chance.ts';
import { workingDay } from './makers.server.ts';

/** About how many points of 100 the panel sees, one product each: from five stars to one. */
const TOTALS = [96, 82, 78, 60, 57, 41, 16, 93, 74, 55, 80, 63, 38, 52, 84, 45, 61, 22, 76, 66];
const OPEN = ['draft', 'scored', 'seated'] as const;
const PANEL: readonly CastKey[] = ['petugasKumperindag', 'petugasDinkes', 'petugasPmd'];
const NOTES: Readonly<Record<string, string>> = {
  packaging: 'Contoh kemasan dilihat di rumah produksi',
  local_material: 'Nota pembelian bahan tiga bulan terakhir',
  market: 'Buku penjualan tahun lalu',
  brand: 'Label pada kemasan',
  consistency: 'Catatan produksi harian',
};
const [SCHEME] = STAR_SCHEMES as [StarScheme];
const ITEMS = SCHEME.groups.flatMap((group) => group.items);

interface Product {
  readonly id: string;
  readonly nib: string | null;
  readonly registeredAt: Date;
}

/** Lives these stories; who has no NIB cannot have a star and is left to its own answers. */
export async function settleStars(real: Regency, today: Day): Promise<void> {
  const products = await productsOfNagari(real);
  const licensed = products.filter((product) => product.nib !== null);
  // The first of all was graded so long ago that its star has ended.
  const first = licensed.toSorted((a, b) => a.registeredAt.getTime() - b.registeredAt.getTime())[0];
  if (first) await live(real, first, { from: addDays(today, -(2 * 365 + 40)), total: 58, until: 'closed' });
  const others = licensed.filter((product) => product !== first);
  for (const [i, total] of TOTALS.entries()) {
    const product = others[i];
    if (product) await live(real, product, { from: addDays(today, -330 + i * 14), total, until: 'closed' });
  }
  for (const [i, until] of OPEN.entries()) {
    const product = others[TOTALS.length + i];
    if (product) await live(real, product, { from: addDays(today, -24 + i * 2), total: 64, until });
  }
}

/** One product of one maker of each nagari, who agreed to the directory and was there early: those come first. */
async function productsOfNagari({ db }: Regency): Promise<Product[]> {
  const rows = await db
    .selectFrom('industries as i')
    .innerJoin('industryProducts as p', 'p.industryId', 'i.id')
    .select(['p.id', 'i.nib', 'i.nagariCode', 'i.createdAt as registeredAt'])
    .where('i.closedOn', 'is', null)
    .where('i.consentedOn', 'is not', null)
    .orderBy((eb) => eb('i.nib', 'is', null))
    .orderBy('i.createdAt')
    .orderBy('p.id')
    .execute();
  const seen = new Set<string>();
  return rows.filter(({ nagariCode }) => !seen.has(nagariCode) && seen.add(nagariCode));
}

interface Story {
  readonly from: Day;
  readonly total: number;
  readonly until: 'closed' | (typeof OPEN)[number];
}

async function live(real: Regency, product: Product, { from, total, until }: Story): Promise<void> {
  const chance = chanceFrom(`stars ${product.id}`);
  let day = workingDay(from);
  let at = instantOn(day, chance.between(8 * 60, 11 * 60), WIB);
  const then: Regency = { ...real, now: () => at, newId: () => chance.id(at), random: chance.bytes };
  const later = (days: number) => {
    day = workingDay(addDays(day, days));
    at = instantOn(day, chance.between(8 * 60, 15 * 60), WIB);
  };
  const seen = levelsNear(chance, total);
  // Whoever answers for itself is a little kinder than a panel.
  const own = { levels: nudged(chance, seen, 1), notes: NOTES };
  const field = actorOf('lapangan');
  const code = await startGrading(then, field, product.id);
  at = new Date(at.getTime() + 25 * 60_000);
  if (until === 'draft') {
    const answered = Object.fromEntries(Object.entries(own.levels).slice(0, 9));
    await fillSelfAssessment(then, field, code, { levels: answered, notes: {} });
    return;
  }
  await submitSelfAssessment(then, field, code, own);
  later(4);
  const coordinator = actorOf('koordinator');
  await seatPanel(
    then,
    coordinator,
    code,
    PANEL.map((key) => actorOf(key).personId),
  );
  const scoring = until === 'scored' ? PANEL.slice(0, 2) : until === 'seated' ? [] : PANEL;
  for (const key of scoring) {
    later(1);
    await givePanelScore(then, actorOf(key), code, {
      levels: nudged(chance, seen, chance.happens(0.5) ? 1 : -1),
      note: chance.happens(0.4) ? 'Sudah dilihat di tempat dan dicoba.' : null,
    });
  }
  if (until !== 'closed') return;
  later(2);
  await closeGrading(then, coordinator, code, [
    { gate: 'nib', note: `NIB ${product.nib ?? ''} dilihat di OSS` },
    { gate: 'required_certificate', note: 'Izin edar dilihat aslinya' },
  ]);
}

/** Levels whose points come near a total. */
function levelsNear(chance: Chance, total: number): Levels {
  return Object.fromEntries(
    ITEMS.map((item) => {
      const most = item.levels.length - 1;
      const wanted = (total / 100) * most;
      const low = Math.floor(wanted);
      return [item.code, Math.min(most, low + (chance.happens(wanted - low) ? 1 : 0))];
    }),
  );
}

/** The same with one item a level higher or lower, where that is possible. */
function nudged(chance: Chance, levels: Levels, by: 1 | -1): Levels {
  const item = chance.pick(ITEMS);
  const most = item.levels.length - 1;
  return { ...levels, [item.code]: Math.max(0, Math.min(most, (levels[item.code] ?? 0) + by)) };
}
