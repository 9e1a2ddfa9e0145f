/** The sentra of the demonstration, by the room's own commands; one place is left for the registry to propose. */
import {
  acceptProposal,
  addFacility,
  addNeed,
  addPlan,
  changeSentra,
  establishSentra,
  finishPlan,
  recordLand,
} from '#domain/sentra/sentra.commands.server.ts';
import { sentraPage } from '#domain/sentra/sentra.queries.server.ts';
import type { FacilityCondition, LandKind } from '#domain/sentra/sentra.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, instantOn, weekdayOf, WIB, type Day } from '#shared/day.ts';
import { referenceId } from '../reference.server.ts';
import { actorOf } from './cast.ts';
import { chanceFrom } from './chance.ts';
import { SENTRA_PLACES, TRADES } from './trades.ts';

interface Told {
  readonly name: string;
  readonly product: string;
  /** For everybody. */
  readonly story: string;
  readonly land: {
    readonly kind: LandKind;
    readonly areaM2: number | null;
    readonly holder: string | null;
    /** The letter of consent; null while there is none. */
    readonly consent: string | null;
  };
  readonly facilities: readonly (readonly [
    name: string,
    condition: FacilityCondition,
    ownedBy: string,
    managedBy: string,
    isPublic: boolean,
  ])[];
  readonly needs: readonly (readonly [need: string, office: string | null])[];
  readonly decreeNumber?: string;
  /** From this year on. */
  readonly plans: readonly (readonly [
    years: 0 | 1 | 2,
    activity: string,
    office: string,
    millions: number,
    isDone: boolean,
  ])[];
}

/** By nagari; the batik makers of Padang Sari are left for a proposal. */
const SENTRA: Readonly<Record<string, Told>> = {
  '13.10.04.2001': {
    name: 'Sentra Batik Tanah Liek Sitiung',
    product: 'Batik tanah liek',
    story:
      'Kain di sini direndam dalam lumpur tanah liat, lalu dibatik dengan pewarna dari kulit jengkol, gambir dan getah pinang.\n\nPengunjung boleh melihat pencelupan setiap Selasa dan Kamis. Kain dijual di rumah produksi bersama.',
    land: {
      kind: 'ulayat',
      areaM2: 1_850,
      holder: 'Kaum suku Melayu, Nagari Sitiung',
      consent: 'DEMO/07/KAN-STG/2026',
    },
    facilities: [
      ['Rumah produksi bersama', 'good', 'Pemerintah kabupaten', 'KUB Tanah Liek Sitiung', true],
      ['Tempat pencelupan', 'worn', 'KUB Tanah Liek Sitiung', 'KUB Tanah Liek Sitiung', false],
    ],
    needs: [
      ['Instalasi pengolahan air limbah pewarna', null],
      ['Kompor batik listrik', 'kumperindag'],
    ],
    decreeNumber: '188.45/DEMO-1/KPTS-BUP',
    plans: [
      [0, 'Pelatihan pewarna alam', 'kumperindag', 45, true],
      [0, 'Pendaftaran merek bersama', 'kumperindag', 12, false],
      [1, 'Rancangan instalasi air limbah', 'kumperindag', 60, false],
      [2, 'Pembangunan instalasi air limbah', 'kumperindag', 420, false],
    ],
  },
  '13.10.04.2005': {
    name: 'Sentra Minyak Atsiri Sungai Duo',
    product: 'Minyak serai wangi',
    story:
      'Serai wangi ditanam di sela karet tua dan disuling di ketel kelompok. Minyaknya dibeli penampung dari Padang.',
    land: { kind: 'own', areaM2: 600, holder: null, consent: null },
    facilities: [['Ketel suling 500 liter', 'worn', 'Kelompok tani', 'Kelompok tani', false]],
    needs: [
      ['Ketel suling baja tahan karat', 'kumperindag'],
      ['Bibit serai wangi', 'pertanian'],
    ],
    plans: [
      [0, 'Demplot serai wangi 2 hektare', 'pertanian', 60, false],
      [1, 'Ketel suling baja 1.000 liter', 'kumperindag', 185, false],
      [2, 'Uji mutu minyak dan temu pembeli', 'kumperindag', 25, false],
    ],
  },
  '13.10.07.2001': {
    name: 'Sentra Keripik Tempe Blok A',
    product: 'Keripik tempe',
    story: 'Tempe diiris tipis dan digoreng setiap pagi. Rasa asli, balado, dan daun jeruk.',
    land: { kind: 'own', areaM2: null, holder: null, consent: null },
    facilities: [],
    needs: [
      ['Rumah kemasan', 'kumperindag'],
      ['Sertifikat halal bersama', null],
    ],
    plans: [
      [0, 'Penyuluhan keamanan pangan untuk P-IRT', 'dinkes', 18, false],
      [1, 'Pendampingan sertifikat halal', 'kumperindag', 22, false],
      [2, 'Rumah kemasan bersama', 'kumperindag', 240, false],
    ],
  },
  '13.10.04.2004': {
    name: 'Sentra Pandai Besi Gunung Medan',
    product: 'Alat pertanian dari besi',
    story:
      'Parang, sabit dan dodos sawit ditempa di sini sejak tiga keturunan. Alat lama boleh dibawa untuk ditajamkan atau disepuh.',
    land: { kind: 'ulayat', areaM2: 2_400, holder: 'Kaum suku Piliang, Nagari Gunung Medan', consent: null },
    facilities: [
      ['Gudang arang bersama', 'good', 'BUMNag Gunung Medan', 'BUMNag Gunung Medan', false],
      ['Tungku latihan', 'broken', 'Nagari Gunung Medan', 'Nagari Gunung Medan', true],
    ],
    needs: [
      ['Mesin tempa pegas', 'kumperindag'],
      ['Persetujuan ninik mamak untuk bengkel bersama', 'pmd'],
    ],
    decreeNumber: '188.45/DEMO-2/KPTS-BUP',
    plans: [
      [0, 'Studi kelayakan bengkel bersama', 'kumperindag', 85, false],
      [1, 'Mesin tempa pegas', 'kumperindag', 160, false],
      [2, 'Bengkel bersama tahap pertama', 'kumperindag', 650, false],
    ],
  },
};

/** Proposals taken four weeks ago, decrees two weeks ago, plans for this year. */
export async function settleSentra(real: Regency, today: Day): Promise<void> {
  for (const place of SENTRA_PLACES) {
    const told = SENTRA[place.nagariCode];
    if (told) await settleOne(real, today, place, told);
  }
}

/** That day, or the Friday before a weekend: decrees are signed on working days. */
function onWorkday(day: Day): Day {
  return addDays(day, -Math.max(0, weekdayOf(day) - 5));
}

async function settleOne(
  real: Regency,
  today: Day,
  { nagariCode, jorong, trade }: (typeof SENTRA_PLACES)[number],
  told: Told,
): Promise<void> {
  const chance = chanceFrom(`sentra kept ${nagariCode}`);
  const when = (daysAgo: number): Regency => {
    const at = instantOn(addDays(today, -daysAgo), 10 * 60, WIB);
    return { ...real, now: () => at, newId: () => chance.id(at) };
  };
  const makers = await real.db
    .selectFrom('industries')
    .innerJoin('industryProducts as p', 'p.industryId', 'industries.id')
    .select('industries.id')
    .distinct()
    .where('nagariCode', '=', nagariCode)
    .where('jorong', '=', jorong)
    .where('closedOn', 'is', null)
    .where('p.name', 'in', [...(TRADES[trade]?.products ?? [])])
    .orderBy('industries.id')
    .execute();
  const coordinator = actorOf('koordinator');
  const slug = await acceptProposal(when(28), coordinator, {
    name: told.name,
    product: told.product,
    members: makers.map(({ id }) => id),
  });
  const target = { slug };
  const office = referenceId('office', 'kumperindag');
  await changeSentra(when(27), coordinator, target, {
    ...(await sentraPage(real, coordinator, slug)).record,
    officeId: office,
    publicStory: told.story,
  });
  await recordLand(when(27), coordinator, target, {
    landKind: told.land.kind,
    landAreaM2: told.land.areaM2,
    landHolder: told.land.holder,
    landConsentNumber: told.land.consent,
    landConsentedOn: told.land.consent === null ? null : addDays(today, -40),
  });
  for (const [name, condition, ownedBy, managedBy, isPublic] of told.facilities)
    await addFacility(when(26), coordinator, target, { name, condition, ownedBy, managedBy, isPublic });
  for (const [need, who] of told.needs)
    await addNeed(when(25), coordinator, target, {
      need,
      officeId: who === null ? null : referenceId('office', who),
    });
  const done: string[] = [];
  for (const [years, activity, by, millions, isDone] of told.plans) {
    await addPlan(when(21), coordinator, target, {
      year: Number(today.slice(0, 4)) + years,
      activity,
      officeId: referenceId('office', by),
      budget: millions * 1_000_000,
    });
    if (isDone) done.push(activity);
  }
  if (told.decreeNumber !== undefined)
    await establishSentra(when(14), coordinator, target, {
      decreeNumber: told.decreeNumber,
      decreeOn: onWorkday(addDays(today, -16)),
    });
  const { plans } = await sentraPage(real, coordinator, slug);
  for (const plan of plans.filter((one) => done.includes(one.activity)))
    await finishPlan(when(7), coordinator, target, plan.id);
}
