/** Help and certificates of the demonstration, by the rooms' own commands: three years of trainings, machines, packaging. */
import { recordHelp, tellResult } from '#domain/help/help.commands.server.ts';
import { yearBefore, type Funds, type HelpKind } from '#domain/help/help.ts';
import { addCertificate } from '#domain/registry/certificate.commands.server.ts';
import type { Certificate } from '#domain/registry/certificate.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, instantOn, weekdayOf, WIB, type Day } from '#shared/day.ts';
import { referenceId } from '../reference.server.ts';
import { actorOf, type CastKey } from './cast.ts';
import { chanceFrom, type Chance } from './chance.ts';

interface Told {
  readonly kind: HelpKind;
  readonly title: string;
  readonly office: string;
  readonly by: CastKey;
  /** How many makers receive it, and in rupiah how much each of them costs. */
  readonly recipients: readonly [fewest: number, most: number];
  readonly each: number;
  readonly unit?: string;
  /** Divisions of KBLI it is meant for; every maker when absent. */
  readonly divisions?: readonly string[];
  readonly note: string;
}

const FOOD = ['10', '11'];
const HELPS: readonly Told[] = [
  {
    kind: 'training',
    title: 'Penyuluhan keamanan pangan',
    office: 'dinkes',
    by: 'petugasDinkes',
    recipients: [15, 30],
    each: 850_000,
    divisions: FOOD,
    note: 'Peserta mendapat sertifikat PKP untuk mengurus SPP-IRT.',
  },
  {
    kind: 'training',
    title: 'Pelatihan pewarna alam untuk batik',
    office: 'kumperindag',
    by: 'petugasKumperindag',
    recipients: [15, 22],
    each: 1_600_000,
    divisions: ['13', '14'],
    note: 'Praktik dengan kulit jengkol, gambir, dan tanah liek.',
  },
  {
    kind: 'training',
    title: 'Pelatihan foto produk dan jualan daring',
    office: 'kumperindag',
    by: 'petugasKumperindag',
    recipients: [16, 28],
    each: 650_000,
    note: 'Tiap peserta pulang dengan lima foto produknya sendiri.',
  },
  {
    kind: 'training',
    title: 'Pelatihan pembukuan sederhana',
    office: 'kumperindag',
    by: 'koordinator',
    recipients: [15, 30],
    each: 450_000,
    note: 'Buku kas dibagikan.',
  },
  {
    kind: 'machine',
    title: 'Mesin perajang keripik',
    office: 'kumperindag',
    by: 'petugasKumperindag',
    recipients: [2, 5],
    each: 6_500_000,
    unit: 'unit',
    divisions: FOOD,
    note: 'Diserahkan dengan berita acara.',
  },
  {
    kind: 'machine',
    title: 'Timbangan digital dan alat ukur',
    office: 'kumperindag',
    by: 'lapangan',
    recipients: [4, 10],
    each: 750_000,
    unit: 'set',
    note: 'Sekalian ditera.',
  },
  {
    kind: 'machine',
    title: 'Alat suling minyak serai wangi',
    office: 'pertanian',
    by: 'petugasPertanian',
    recipients: [1, 3],
    each: 38_000_000,
    unit: 'unit',
    note: 'Dipakai bergantian dalam kelompok.',
  },
  {
    kind: 'packaging',
    title: 'Kemasan standing pouch dan label',
    office: 'kumperindag',
    by: 'petugasKumperindag',
    recipients: [8, 20],
    each: 900_000,
    unit: 'lembar',
    divisions: FOOD,
    note: 'Desain label dibuat bersama pemilik usaha.',
  },
  {
    kind: 'facilitation',
    title: 'Pendampingan sertifikat halal gratis (SEHATI)',
    office: 'kumperindag',
    by: 'petugasKumperindag',
    recipients: [10, 22],
    each: 300_000,
    divisions: FOOD,
    note: 'Bersama pendamping proses produk halal.',
  },
  {
    kind: 'facilitation',
    title: 'Pendaftaran NIB di nagari',
    office: 'dpmptsp',
    by: 'petugasDpmptsp',
    recipients: [12, 25],
    each: 100_000,
    note: 'Petugas datang ke kantor wali nagari.',
  },
  {
    kind: 'facilitation',
    title: 'Stan di pameran Sumatera Barat Expo',
    office: 'kumperindag',
    by: 'petugasKumperindag',
    recipients: [4, 8],
    each: 2_500_000,
    note: 'Ongkos jalan dan stan ditanggung.',
  },
  {
    kind: 'money',
    title: 'Modal bergulir untuk kelompok usaha',
    office: 'kumperindag',
    by: 'koordinator',
    recipients: [3, 6],
    each: 10_000_000,
    note: 'Dikembalikan dalam 24 bulan.',
  },
];
const HELPS_COUNT = 90;
const LANES = 4;
const YEARS = 3;
const FUNDS = { apbd: 54, apbn: 22, private: 12, nagari: 10, other: 2 } as const satisfies Record<
  Funds,
  number
>;
/** Of what is a year old nearly all was asked after, of most of it every maker; the rest is due. */
const ASKED_AFTER = 0.94;
const WHOLLY_ASKED = 0.9;
const MOST_ASKED = 4;
const NOTES = ['Dipakai tiap minggu.', 'Perlu suku cadang.', 'Dipakai bergantian.', null, null, null];
const CERTIFIED = 0.34;

interface Maker {
  readonly id: string;
  readonly code: string;
  readonly nagariCode: string;
  readonly division: string | null;
  readonly createdAt: Date;
}

/** Writes down certificates of a third of the makers, and three years of help, the oldest first. */
export async function settleHelp(real: Regency, today: Day): Promise<void> {
  const makers = await real.db
    .selectFrom('industries')
    .select(['id', 'code', 'nagariCode', 'kbliDivision as division', 'createdAt'])
    .where('closedOn', 'is', null)
    .orderBy('id')
    .execute();
  for (const [i, maker] of makers.entries()) await certify(real, today, maker, chanceFrom(`papers ${i}`));
  const lane = async (first: number) => {
    for (let i = first; i < HELPS_COUNT; i += LANES)
      await helpOnce(real, today, makers, i, chanceFrom(`help ${today} ${i}`));
  };
  await Promise.all(Array.from({ length: LANES }, (_, first) => lane(first)));
}

function at(real: Regency, chance: Chance, day: Day): Regency {
  const instant = instantOn(day, 10 * 60 + chance.between(0, 240), WIB);
  return {
    ...real,
    now: () => instant,
    newId: () => chance.id(instant),
    random: (size) => chance.bytes(size),
  };
}

async function helpOnce(
  real: Regency,
  today: Day,
  makers: readonly Maker[],
  i: number,
  chance: Chance,
): Promise<void> {
  const told = chance.pick(HELPS);
  const back = Math.floor(((HELPS_COUNT - i - 0.5) / HELPS_COUNT) * YEARS * 365) + 2;
  let beganOn = addDays(today, -back);
  while (weekdayOf(beganOn) > 5) beganOn = addDays(beganOn, -1);
  const isTraining = told.kind === 'training';
  const { area, recipients } = whom(told, makers, chance);
  const share = isTraining ? null : told.each;
  const record = {
    kind: told.kind,
    title: told.title,
    officeId: referenceId('office', told.office),
    beganOn,
    endedOn: isTraining && chance.happens(0.5) ? addDays(beganOn, 1) : null,
    funds: chance.weigh(FUNDS),
    fundYear: Number(beganOn.slice(0, 4)),
    value: told.each * recipients.length,
    nagariCode: area,
    othersWomen: isTraining ? chance.between(0, 6) : null,
    othersMen: isTraining ? chance.between(0, 4) : null,
    note: told.note,
  };
  const quantity = told.unit === undefined ? null : told.unit === 'lembar' ? 500 : 1;
  const code = await recordHelp(
    at(real, chance, addDays(beganOn, 1)),
    actorOf(told.by),
    record,
    recipients.map(({ id }) => ({ industryId: id, value: share, quantity, unit: told.unit ?? null })),
  );
  const reviewed = addDays(beganOn, 370);
  if (beganOn > yearBefore(today) || reviewed > today || !chance.happens(ASKED_AFTER)) return;
  const isWhole = chance.happens(WHOLLY_ASKED);
  for (const { id } of isWhole ? recipients : recipients.slice(0, MOST_ASKED))
    await tellResult(
      at(real, chance, reviewed),
      actorOf(told.by),
      { code },
      {
        industryId: id,
        toldOn: reviewed,
        isUsed: chance.happens(0.78),
        areSalesUp: chance.pick([true, true, false, null]),
        workersAdded: chance.pick([0, 0, 0, 1, 2, null]),
        note: chance.pick(NOTES),
      },
    );
}

/** Makers it is meant for, most of them of one kecamatan: people do not drive across the regency for a training. */
function whom(told: Told, makers: readonly Maker[], chance: Chance) {
  const meant = makers.filter(
    ({ division }) =>
      told.divisions === undefined || (division !== null && told.divisions.includes(division)),
  );
  const host = chance.pick(meant);
  const kecamatan = host.nagariCode.slice(0, 8);
  const near = meant.filter(({ nagariCode }) => nagariCode.startsWith(kecamatan));
  const count = chance.between(...told.recipients);
  const order = (list: readonly Maker[]) =>
    list.map((one) => ({ one, by: chance.next() })).toSorted((a, b) => a.by - b.by);
  const others = meant.filter(({ nagariCode }) => !nagariCode.startsWith(kecamatan));
  const recipients = [...order(near), ...order(others)].slice(0, count).map(({ one }) => one);
  return { area: told.kind === 'money' ? null : host.nagariCode, recipients };
}

async function certify(real: Regency, today: Day, maker: Maker, chance: Chance): Promise<void> {
  if (!chance.happens(CERTIFIED)) return;
  const isFood = maker.division !== null && FOOD.includes(maker.division);
  const papers = isFood
    ? [pirt(today, chance), ...(chance.happens(0.45) ? [halal(today, chance)] : [])]
    : [chance.happens(0.7) ? trademark(today, chance) : tkdn(today, chance)];
  const when = at(real, chance, addDays(today, -chance.between(3, 60)));
  for (const paper of papers)
    await addCertificate(when, actorOf('petugasKumperindag'), { code: maker.code }, paper);
}

const digits = (chance: Chance, count: number) =>
  Array.from({ length: count }, () => chance.between(0, 9)).join('');

function paper(kind: Certificate['kind'], number: string, issuedOn: Day, years: number | null): Certificate {
  const validUntil = years === null ? null : addDays(issuedOn, years * 365);
  return { kind, name: null, number, issuedOn, validUntil, productId: null };
}
/** Five years each, so that some run out soon and some have. */
function pirt(today: Day, chance: Chance): Certificate {
  const issuedOn = addDays(today, -chance.between(30, 5 * 365 + 60));
  const year = addDays(issuedOn, 5 * 365).slice(2, 4);
  const food = chance.pick(['04', '07', '09', '15']);
  return paper('pirt', `2${food}1310${digits(chance, 2)}${digits(chance, 4)}-${year}`, issuedOn, 5);
}
function halal(today: Day, chance: Chance): Certificate {
  const issuedOn = addDays(today, -chance.between(30, 900));
  return paper('halal', `ID1311${digits(chance, 13)}`, issuedOn, null);
}
function trademark(today: Day, chance: Chance): Certificate {
  const issuedOn = addDays(today, -chance.between(60, 2000));
  return paper('trademark', `IDM00${digits(chance, 7)}`, issuedOn, 10);
}
function tkdn(today: Day, chance: Chance): Certificate {
  return paper(
    'tkdn',
    `${digits(chance, 4)}/SJ-IND.8/TKDN-IK/2024`,
    addDays(today, -chance.between(60, 600)),
    5,
  );
}
