/**
 * The registry of the demonstration: four hundred makers with products and three years of figures. Written many at once, but
 * each row as the room's own commands would have written it, act by act.
 */
import { sql, type Insertable } from 'kysely';
import type { Figures, IndustryRecord, Owner, Period } from '#domain/registry/industry.ts';
import {
  actRow,
  insertActs,
  insertRegistrations,
  registrationRows,
} from '#domain/registry/industry.record.server.ts';
import { DIFFICULTIES, industryCodeFrom, KINDS_WITH_MEMBERS } from '#domain/registry/industry.ts';
import type { DB } from '#platform/db/schema.ts';
import type { Regency } from '#platform/regency.server.ts';
import { addDays, dayOf, instantOn, weekdayOf, WIB, type Day } from '#shared/day.ts';
import { actorOf, type CastKey } from './cast.ts';
import { chanceFrom, type Chance } from './chance.ts';
import { isWomansName, personName, TRADE_NAMES } from './names.ts';
import type { DemoApplicant } from './people.server.ts';
import { JORONG, SENTRA_PLACES, TRADES, type Trade } from './trades.ts';

/** The programme began on this day; registering went on ever since. */
const BEGAN: Day = '2024-07-24';
/** Of those who ask, so many in a hundred are in the registry. */
const REGISTERED = 0.86;
const YEARS = 3;
const MARKETS = { nagari: 14, kecamatan: 18, regency: 34, province: 22, national: 11, export: 1 } as const;
const MILLION = 1_000_000;

interface Place {
  readonly nagariCode: string;
  readonly jorong: string;
  readonly lat: number | null;
  readonly lng: number | null;
}
interface Maker {
  readonly record: IndustryRecord;
  readonly owner: Owner;
  readonly trade: Trade;
  readonly products: readonly string[];
}

/** @returns the maker behind each applicant who has one, by the applicant's id */
export async function settleMakers(
  real: Regency,
  applicants: readonly DemoApplicant[],
  today: Day,
): Promise<ReadonlyMap<string, string>> {
  const areas = await real.db
    .selectFrom('areas')
    .select(['code', 'lat', 'lng'])
    .where('level', '=', 'nagari')
    .execute();
  const labelPoint = new Map(areas.map(({ code, lat, lng }) => [code, { lat, lng }]));
  const near = (chance: Chance, nagariCode: string, degrees: number) => {
    const point = labelPoint.get(nagariCode);
    if (!point?.lat || !point.lng) return { lat: null, lng: null };
    const off = () => (chance.next() - 0.5) * 2 * degrees;
    return { lat: rounded(point.lat + off()), lng: rounded(point.lng + off()) };
  };
  const lives: Life[] = [];
  const makerOf = new Map<string, string>();
  for (const [i, applicant] of applicants.entries()) {
    const chance = chanceFrom(`maker ${i}`);
    if (!chance.happens(REGISTERED)) continue;
    const isPlaced = chance.happens(0.7);
    const place = {
      nagariCode: applicant.nagariCode,
      jorong: chance.pick(JORONG),
      ...(isPlaced ? near(chance, applicant.nagariCode, 0.02) : { lat: null, lng: null }),
    };
    const life = lifeOf(real, chance, makerFrom(chance, applicant, place), today);
    makerOf.set(applicant.id, life.registration.industry.id);
    lives.push(life);
  }
  const taken = new Set(applicants.map((applicant) => applicant.business));
  for (const { nagariCode, jorong, trade, makers } of SENTRA_PLACES)
    for (let i = 0; i < makers; i += 1) {
      const chance = chanceFrom(`sentra ${nagariCode} ${trade} ${i}`);
      const place = { nagariCode, jorong, ...near(chance, nagariCode, 0.004) };
      lives.push(lifeOf(real, chance, neighbour(chance, trade, place, taken), today));
    }
  await real.db.transaction().execute(async (trx) => {
    await insertRegistrations(
      trx,
      lives.map((life) => life.registration),
    );
    await trx
      .insertInto('industryFigures')
      .values(lives.flatMap((life) => life.figures))
      .execute();
    await insertActs(
      trx,
      lives.flatMap((life) => life.acts),
    );
  });
  return makerOf;
}

/** Applicants who are on record are linked with their maker, in one statement. */
export async function linkMakers(
  { db }: Pick<Regency, 'db'>,
  makerOfApplicant: ReadonlyMap<string, string>,
): Promise<void> {
  const applicantIds = [...makerOfApplicant.keys()];
  const industryIds = [...makerOfApplicant.values()];
  await db
    .updateTable('applicants')
    .from(
      sql<{
        applicantId: string;
        madeBy: string;
      }>`unnest(${applicantIds}::uuid[], ${industryIds}::uuid[])`.as(
        sql`pairs(applicant_id, made_by)`,
      ) as never,
    )
    .set({ industryId: sql`made_by` })
    .whereRef('applicants.id', '=', sql`pairs.applicant_id`)
    .execute();
}

/** Who asks is who makes: the same name, telephone and nagari. */
function makerFrom(chance: Chance, applicant: DemoApplicant, place: Place): Maker {
  const isPerson = applicant.kind === 'person';
  return makerOf(chance, applicant.product, place, {
    kind: applicant.kind,
    name: isPerson ? applicant.business : applicant.name,
    owner: isPerson ? applicant.name : (applicant.representative ?? applicant.name),
    phone: applicant.phone,
  });
}

function neighbour(chance: Chance, trade: string, place: Place, taken: Set<string>): Maker {
  let name = '';
  do name = `${trade} ${chance.pick(TRADE_NAMES)}${chance.happens(0.5) ? ` ${chance.between(2, 9)}` : ''}`;
  while (taken.has(name));
  taken.add(name);
  return makerOf(chance, trade, place, {
    kind: chance.happens(0.6) ? 'person' : 'business',
    name,
    owner: personName(chance),
    phone: chance.happens(0.9) ? `0810${String(20_000_000 + chance.between(0, 9_999_999))}` : null,
  });
}

function makerOf(
  chance: Chance,
  tradeName: string,
  place: Place,
  who: { kind: IndustryRecord['kind']; name: string; owner: string; phone: string | null },
): Maker {
  const trade = TRADES[tradeName];
  if (!trade) throw new RangeError(`no trade ${tradeName}`);
  const hasMembers = KINDS_WITH_MEMBERS.includes(who.kind);
  const hasNib = chance.happens(0.62);
  const isOlder = hasNib && chance.happens(0.3);
  const legal = {
    person: 'perorangan',
    business: 'ud',
    group: 'none',
    cooperative: 'koperasi',
    bumnag: 'bumnag',
  };
  return {
    trade,
    products: trade.products.slice(0, chance.between(1, trade.products.length)),
    record: {
      kind: who.kind,
      groupKind: who.kind === 'group' ? groupKindOf(who.name) : null,
      name: who.name,
      ...place,
      startedYear: chance.between(2004, 2023),
      legalForm: (hasNib ? legal[who.kind] : 'none') as IndustryRecord['legalForm'],
      // A number that OSS has not given: they do not begin so.
      nib: hasNib
        ? `99${String(chance.between(10_000_000, 99_999_999))}${String(chance.between(100, 999))}`
        : null,
      kbli: isOlder ? { version: '2020', code: trade.olderKbli } : { version: '2025', code: trade.kbli },
      materials: trade.materials.map(([name, localShare]) => ({
        name,
        localShare:
          localShare === null ? null : Math.max(0, Math.min(100, localShare - 5 * chance.between(0, 2))),
      })),
      machines: trade.machines.slice(0, chance.between(1, trade.machines.length)),
      marketArea: chance.weigh(MARKETS),
      difficulties: DIFFICULTIES.filter(() => chance.happens(0.22)),
      difficultyNote: null,
      membersWomen: hasMembers ? chance.between(4, 18) : null,
      membersMen: hasMembers ? chance.between(0, 9) : null,
    },
    owner: {
      name: who.owner,
      gender: isWomansName(who.owner) ? 'female' : 'male',
      nik: null,
      phone: who.phone,
      email: null,
      address: null,
    },
  };
}

function groupKindOf(name: string): IndustryRecord['groupKind'] {
  if (name.startsWith('KUB')) return 'kub';
  return name.startsWith('KWT') ? 'kwt' : 'other';
}

interface Life {
  readonly registration: ReturnType<typeof registrationRows>;
  readonly figures: readonly Insertable<DB['industryFigures']>[];
  readonly acts: readonly Insertable<DB['industryActs']>[];
}

/** What was done to a maker since it was registered, in the order it was done. */
function lifeOf(real: Regency, chance: Chance, maker: Maker, today: Day): Life {
  const span = Math.floor((Date.parse(today) - Date.parse(BEGAN)) / 86_400_000);
  const registeredOn = workingDay(addDays(BEGAN, chance.between(0, span - 30)));
  const at = instantOn(registeredOn, chance.between(8 * 60, 15 * 60), WIB);
  const who = actorOf(registrar(chance, maker.record.nagariCode));
  const id = chance.id(at);
  const registration = registrationRows(real, who, {
    id,
    code: industryCodeFrom(chance.bytes(7)),
    record: maker.record,
    owner: maker.owner,
    products: maker.products.map((name) => ({
      id: chance.id(at),
      name,
      brand: chance.happens(0.4) ? maker.record.name.split(' ').slice(-2).join(' ') : null,
      price: chance.between(...maker.trade.price) * 1000,
      unit: maker.trade.unit,
    })),
    actId: chance.id(at),
    at,
  });
  const acts: Insertable<DB['industryActs']>[] = [];
  const add = (when: Date, given: Pick<Parameters<typeof actRow>[0], 'act' | 'data'>) =>
    acts.push(
      actRow({
        ...given,
        id: chance.id(when),
        industryId: id,
        seq: acts.length + 2,
        actorId: who.personId,
        at: when,
      }),
    );
  if (chance.happens(0.6)) add(at, { act: 'consent', data: { on: registeredOn } });
  const isConsenting = acts.length > 0;
  const figures = figuresOfYears(chance, maker, at, today);
  for (const { recordedAt, year, quarter, ...after } of figures)
    add(recordedAt, { act: 'record_figures', data: { period: { year, quarter }, before: null, after } });
  const last = figures.at(-1)?.recordedAt ?? at;
  const closedOn = chance.happens(0.03) ? workingDay(addDays(dayOf(last, WIB), 20)) : undefined;
  const isClosed = closedOn !== undefined && closedOn < today;
  if (isClosed)
    add(instantOn(closedOn, 10 * 60, WIB), { act: 'close', data: { because: 'Tidak berproduksi lagi.' } });
  return {
    registration: {
      ...registration,
      industry: {
        ...registration.industry,
        version: acts.length + 1,
        changedAt: acts.at(-1)?.at ?? at,
        ...(isConsenting ? { consentedOn: registeredOn } : {}),
        ...(isClosed ? { closedOn } : {}),
      } as never,
    },
    figures: figures.map((row) => ({ ...row, id: chance.id(row.recordedAt), industryId: id })),
    acts,
  };
}

/** Whoever is nearest writes it down: the wali nagari of the own, else the field or the counter. */
function registrar(chance: Chance, nagariCode: string): CastKey {
  if (nagariCode === '13.10.04.2001' && chance.happens(0.5)) return 'wali';
  return chance.weigh({ lapangan: 50, loket: 30, petugasKumperindag: 20 });
}

/** Three whole years, each written down in spring of the next, or when the maker was registered. */
function figuresOfYears(
  chance: Chance,
  { record, trade }: Maker,
  registeredAt: Date,
  today: Day,
): (Figures & Period & { recordedAt: Date })[] {
  // Of last year nothing is known before the spring in which it is asked.
  const lastYear = Number(today.slice(0, 4)) - (today.slice(5) < '04-01' ? 2 : 1);
  const isGroup = record.membersWomen !== null;
  let hands = isGroup
    ? chance.between(6, 16)
    : Number(chance.weigh({ 1: 20, 2: 28, 3: 20, 4: 12, 6: 10, 9: 6, 14: 4 } as Record<string, number>));
  const women = chance.next() * 0.7 + 0.15;
  const paid = chance.next() * 0.8;
  const price = ((trade.price[0] + trade.price[1]) / 2) * 1000;
  let aHand = (trade.salesAHand[0] + chance.next() * (trade.salesAHand[1] - trade.salesAHand[0])) * MILLION;
  const capital = Math.round((hands * (4 + chance.next() * 14)) / 2) * 2 * MILLION;
  let minutes = registeredAt.getTime();
  return Array.from({ length: YEARS }, (_, i) => lastYear - YEARS + 1 + i)
    .filter((year) => year > (record.startedYear ?? 0))
    .flatMap((year) => {
      aHand *= 0.96 + chance.next() * 0.16;
      if (chance.happens(0.25)) hands += 1;
      const spring = instantOn(
        workingDay(`${year + 1}-03-${String(chance.between(2, 26)).padStart(2, '0')}`),
        600,
        WIB,
      );
      minutes = Math.max(spring.getTime(), minutes + 60_000 * chance.between(5, 20));
      const workers = {
        womenPaid: Math.round(hands * women * paid),
        menPaid: Math.round(hands * (1 - women) * paid),
        womenUnpaid: Math.round(hands * women * (1 - paid)),
        // Whoever works alone is there whatever is rounded away.
        menUnpaid: Math.max(hands < 3 ? 1 : 0, Math.round(hands * (1 - women) * (1 - paid))),
      };
      const sales = Math.round((aHand * hands) / 100_000) * 100_000;
      const output = Math.max(1, Math.round(sales / price));
      return [
        {
          ...workers,
          year,
          quarter: 0,
          capacity: Math.round(output * (1.15 + chance.next() * 0.5)),
          output,
          unit: trade.unit,
          sales,
          exportSales: record.marketArea === 'export' ? Math.round(sales / 10 / MILLION) * MILLION : null,
          investment: Math.round((capital * (0.5 + chance.next())) / MILLION) * MILLION,
          capital,
          recordedAt: new Date(minutes),
        },
      ];
    });
}

/** The day itself, or the Monday after a weekend. */
export function workingDay(day: Day): Day {
  return addDays(day, { 6: 2, 7: 1 }[weekdayOf(day) as 6 | 7] ?? 0);
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
