/** The sentra of the demonstration, by the room's own commands; one place is left for the registry to propose. */
import {
  acceptProposal,
  addPlan,
  changeSentra,
  establishSentra,
  finishPlan,
} from '#domain/sentra/sentra.commands.server.ts';
import { sentraPage } from '#domain/sentra/sentra.queries.server.ts';
import type { LandKind } from '#domain/sentra/sentra.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, instantOn, WIB, type Day } from '#shared/day.ts';
import { referenceId } from '../reference.server.ts';
import { actorOf } from './cast.ts';
import { chanceFrom } from './chance.ts';
import { SENTRA_PLACES, TRADES } from './trades.ts';

interface Told {
  readonly name: string;
  readonly product: string;
  readonly landKind: LandKind;
  /** Those who hold the communal land have agreed. */
  readonly isLandConsented: boolean;
  readonly facilities: string | null;
  readonly needs: string;
  readonly decreeNumber?: string;
  readonly plans: readonly (readonly [activity: string, office: string, millions: number, isDone: boolean])[];
}

/** By nagari; the batik makers of Padang Sari are left for a proposal. */
const SENTRA: Readonly<Record<string, Told>> = {
  '13.10.04.2001': {
    name: 'Sentra Batik Tanah Liek Sitiung',
    product: 'Batik tanah liek',
    landKind: 'ulayat',
    isLandConsented: true,
    facilities: 'Rumah produksi bersama; tempat pencelupan.',
    needs: 'Instalasi pengolahan air limbah pewarna.',
    decreeNumber: '188.45/DEMO-1/KPTS-BUP',
    plans: [
      ['Pelatihan pewarna alam', 'kumperindag', 45, true],
      ['Pendaftaran merek bersama', 'kumperindag', 12, false],
    ],
  },
  '13.10.04.2005': {
    name: 'Sentra Minyak Atsiri Sungai Duo',
    product: 'Minyak serai wangi',
    landKind: 'own',
    isLandConsented: false,
    facilities: 'Satu ketel suling kelompok.',
    needs: 'Ketel suling baja; bibit serai wangi.',
    plans: [['Demplot serai wangi 2 hektare', 'pertanian', 60, false]],
  },
  '13.10.07.2001': {
    name: 'Sentra Keripik Tempe Blok A',
    product: 'Keripik tempe',
    landKind: 'own',
    isLandConsented: false,
    facilities: null,
    needs: 'Rumah kemasan; sertifikat halal bersama.',
    plans: [['Penyuluhan keamanan pangan untuk P-IRT', 'dinkes', 18, false]],
  },
  '13.10.04.2004': {
    name: 'Sentra Pandai Besi Gunung Medan',
    product: 'Alat pertanian dari besi',
    landKind: 'ulayat',
    isLandConsented: false,
    facilities: 'Gudang arang bersama.',
    needs: 'Mesin tempa pegas; persetujuan ninik mamak untuk bengkel bersama.',
    decreeNumber: '188.45/DEMO-2/KPTS-BUP',
    plans: [['Studi kelayakan bengkel bersama', 'kumperindag', 85, false]],
  },
};

/** Proposals taken four weeks ago, decrees two weeks ago, plans for this year. */
export async function settleSentra(real: Regency, today: Day): Promise<void> {
  for (const place of SENTRA_PLACES) {
    const told = SENTRA[place.nagariCode];
    if (told) await settleOne(real, today, place, told);
  }
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
  await changeSentra(when(27), coordinator, target, {
    ...(await sentraPage(real, coordinator, slug)).record,
    officeId: referenceId('office', 'kumperindag'),
    landKind: told.landKind,
    landConsentedOn: told.isLandConsented ? addDays(today, -40) : null,
    facilities: told.facilities,
    needs: told.needs,
  });
  const done: string[] = [];
  for (const [activity, office, millions, isDone] of told.plans) {
    await addPlan(when(21), coordinator, target, {
      year: Number(today.slice(0, 4)),
      activity,
      officeId: referenceId('office', office),
      budget: millions * 1_000_000,
    });
    if (isDone) done.push(activity);
  }
  if (told.decreeNumber !== undefined)
    await establishSentra(when(14), coordinator, target, {
      decreeNumber: told.decreeNumber,
      decreeOn: addDays(today, -16),
    });
  const { plans } = await sentraPage(real, coordinator, slug);
  for (const plan of plans.filter((one) => done.includes(one.activity)))
    await finishPlan(when(7), coordinator, target, plan.id);
}
