/**
 * What nagari of the demonstration have decided: five with a product, one of them chosen against the score, one whose review
 * is due, one that only has candidates. All others are not yet known, as most are in real life.
 */
import {
  decideProduct,
  developProduct,
  givePoints,
  notePotential,
  proposeProduct,
} from '#domain/nagari/nagari.commands.server.ts';
import { proposalsOf } from '#domain/nagari/nagari-proposals.server.ts';
import { nagariPage } from '#domain/nagari/nagari.queries.server.ts';
import type { Potential, PresentRole } from '#domain/nagari/nagari.ts';
import { bareProductName } from '#domain/nagari/nagari.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, instantOn, WIB, type Day } from '#shared/day.ts';
import { actorOf } from './cast.ts';
import { chanceFrom } from './chance.ts';
import { workingDay } from './makers.server.ts';
import { TRADES } from './trades.ts';

interface Story {
  readonly code: string;
  /** The trade the place is known for, as `TRADES` calls it. */
  readonly trade: string;
  readonly potentials: readonly Potential[];
  /** Days before today on which the musyawarah met; undefined: there are only candidates. */
  readonly heldBefore?: number;
  readonly isDeveloped?: boolean;
  readonly picks?: 'trade' | 'second';
  readonly because?: string;
  readonly present: readonly PresentRole[];
}

const STORIES: readonly Story[] = [
  {
    code: '13.10.04.2001',
    trade: 'Batik Tanah Liek',
    potentials: [
      {
        kind: 'culture',
        name: 'Batik tanah liek',
        evidence: 'Warisan budaya takbenda, menurut dinas kebudayaan',
      },
      { kind: 'skill', name: 'Membatik tulis', evidence: 'Pembatik di Jorong Koto Tuo, data IKM' },
    ],
    heldBefore: 200,
    isDeveloped: true,
    picks: 'trade',
    because: 'Akar budaya nagari, dan pembatik muda mulai banyak.',
    present: ['wali_nagari', 'bamus', 'kan', 'bundo_kanduang', 'makers'],
  },
  {
    code: '13.10.02.2002',
    trade: 'Batik Tanah Liek',
    potentials: [{ kind: 'skill', name: 'Membatik cap', evidence: 'Kelompok batik Padang Sari, data IKM' }],
    heldBefore: 45,
    picks: 'second',
    because:
      'Bahannya ada sepanjang tahun dan pemuda mau mengerjakannya. Produk yang nilainya lebih tinggi sudah berjalan sendiri.',
    present: ['wali_nagari', 'kan', 'youth', 'makers'],
  },
  {
    code: '13.10.04.2005',
    trade: 'Minyak Serai Wangi',
    potentials: [
      { kind: 'material', name: 'Serai wangi', evidence: 'Kebun di Jorong Sungai Duo, catatan penyuluh' },
    ],
    heldBefore: 740,
    isDeveloped: true,
    picks: 'trade',
    because: 'Kebun serai wangi sudah luas dan penyulingan ada.',
    present: ['wali_nagari', 'bamus', 'cadiak_pandai'],
  },
  {
    code: '13.10.04.2004',
    trade: 'Pandai Besi',
    potentials: [{ kind: 'maker', name: 'Pandai besi', evidence: 'Bengkel di Jorong Lubuk Aur, data IKM' }],
    heldBefore: 130,
    picks: 'trade',
    because: 'Dikerjakan turun-temurun di nagari ini.',
    present: ['wali_nagari', 'kan', 'alim_ulama', 'makers'],
  },
  {
    code: '13.10.07.2001',
    trade: 'Keripik Tempe',
    potentials: [{ kind: 'market', name: 'Pasar Koto Baru', evidence: 'Hari pasar dua kali seminggu' }],
    present: [],
  },
];

/** Lives these stories through the room's own commands, so that each leaves its line. */
export async function settleNagari(real: Regency, today: Day): Promise<void> {
  for (const story of STORIES) await live(real, story, today);
}

async function live(real: Regency, story: Story, today: Day): Promise<void> {
  const chance = chanceFrom(`nagari ${story.code}`);
  const heldOn = workingDay(addDays(today, -(story.heldBefore ?? 20)));
  let at = instantOn(addDays(heldOn, -14), 9 * 60, WIB);
  const then: Regency = {
    ...real,
    now: () => at,
    newId: () => chance.id(at),
  };
  const who = actorOf(story.code === '13.10.04.2001' ? 'wali' : 'koordinator');
  const later = (minutes: number) => {
    at = new Date(at.getTime() + minutes * 60_000);
  };
  for (const potential of story.potentials) {
    await notePotential(then, actorOf('lapangan'), story.code, potential);
    later(7);
  }
  const { made } = await nagariPage(then, who, story.code);
  const own = new Set((TRADES[story.trade]?.products ?? []).map(bareProductName));
  const ofTrade = made.filter((one) => own.has(one.bare)).map((one) => one.bare);
  const chosen = await proposeProduct(then, who, story.code, {
    name: sentenceOf(story.trade),
    products: ofTrade,
  });
  for (const one of made.filter(({ bare }) => !own.has(bare)).slice(0, 2)) {
    later(5);
    await proposeProduct(then, who, story.code, { name: one.name, products: [one.bare] });
  }
  later(12);
  await givePoints(then, who, story.code, {
    productId: chosen,
    criterion: 'cultural_root',
    points: 3,
    reason: 'Sudah lama dikerjakan di nagari ini, menurut ninik mamak.',
  });
  if (story.heldBefore === undefined) return;
  at = instantOn(workingDay(addDays(heldOn, 1)), 10 * 60, WIB);
  const proposals = await proposalsOf(then, story.code);
  const picked =
    (story.picks === 'second' ? proposals.find((one) => one.place > 1) : undefined) ??
    proposals.find((one) => one.id === chosen);
  if (!picked) return;
  await decideProduct(then, who, story.code, {
    productId: picked.id,
    heldOn,
    place: 'Balai nagari',
    present: story.present,
    decreeNumber: `${chance.between(10, 90)}/${heldOn.slice(0, 4)}`,
    agreed: `${picked.name} ditetapkan sebagai produk unggulan nagari.`,
    because: story.because ?? null,
    publicSummary: `Musyawarah sepakat memilih ${picked.name}.`,
  });
  if (!story.isDeveloped) return;
  at = instantOn(workingDay(addDays(heldOn, 30)), 9 * 60, WIB);
  await developProduct(then, who, story.code, picked.id);
}

/** A trade's name as one writes it in a sentence. */
function sentenceOf(trade: string): string {
  return trade.slice(0, 1) + trade.slice(1).toLowerCase();
}
