/**
 * Figures, read from the counts that `outcome.tally.server.ts` keeps; only what is open now is read from its rows. Every
 * finished round counts as it was counted; nothing is estimated, and nothing here names a person.
 */
import { sql } from 'kysely';
import type { Actor } from '#domain/offices/duty.ts';
import {
  addCounts,
  daysOf,
  lastTwelveMonths,
  monthsOfYears,
  percent,
  periodFrom,
  totalOf,
  upTo,
  type Spreading,
} from '#domain/outcomes/outcome.figures.ts';
import {
  MEASURES,
  noCounts,
  type Counts,
  type Dimension,
  type Spread,
} from '#domain/outcomes/outcome.measures.ts';
import { maySee, type Place } from '#domain/outcomes/outcome.policy.ts';
import {
  isArea,
  VERIFICATION_DAYS,
  type AreaCells,
  type AreaFigures,
  type FigureRow,
  type Figures,
  type SatisfactionRow,
  type TrendMonth,
} from '#domain/outcomes/outcome.ts';
import { figuresNotFound, figuresOutOfReach } from '#domain/outcomes/outcome.problems.ts';
import { sampleSize, skmIndex, SKM_ELEMENTS, type SkmElement, type SkmIndex } from '#domain/surveys/skm.ts';
import { rememberedFor } from '#platform/memo.server.ts';
import { openNow, openRows } from '#domain/outcomes/open-now.queries.server.ts';
import { named, readNames, type Named } from '#domain/outcomes/figure-names.queries.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB } from '#shared/day.ts';
import { FEWEST, hiddenParts, withheld, withoutSmallCells } from '#shared/small-cells.ts';

/** The figures of a place and a period. @throws Problem figuresOutOfReach, figuresNotFound */
export async function readFigures(
  regency: Regency,
  actor: Actor,
  place: Place,
  periodKey: string,
): Promise<Figures> {
  const may = maySee(actor, place);
  if (isArea(place) || !may.read_figures) throw figuresOutOfReach();
  const now = regency.now();
  const period = periodFrom(periodKey, now);
  if (!period) throw figuresNotFound();
  const [names, counts, spreads, months, years, open, progress] = await Promise.all([
    readNames(regency),
    readCounts(regency, place, [period.key]),
    readSpreads(regency, place, [period.key]),
    readMonths(regency, place, lastTwelveMonths(now)),
    may.read_satisfaction ? readYears(regency, place, period.year) : [],
    openRows(regency, place),
    readProgress(regency),
  ]);
  const placeName = place.kind === 'all' ? '' : names.offices.get(place.officeId);
  if (placeName === undefined) throw figuresNotFound();
  const total = counts.get('total')?.get('') ?? noCounts();
  const spreadOf = (dimension: Dimension, key: string, what: Spread): Spreading =>
    spreads.get(`${dimension} ${key} ${what}`) ?? new Map<number, number>();
  const rows = (dimension: Dimension, order: readonly Named[]): FigureRow[] => {
    const found = counts.get(dimension) ?? new Map<string, Counts>();
    const known = new Set(order.map((one) => one.key));
    const others = [...found.keys()]
      .filter((key) => !known.has(key))
      .map((key) => named(names, dimension, key));
    return [...order, ...others].flatMap(({ key, name, nameEn }) => {
      const row = found.get(key);
      if (!row || Object.values(row).every((count) => count === 0)) return [];
      return [
        {
          key,
          name,
          nameEn,
          counts: row,
          answerDays: daysOf(spreadOf(dimension, key, 'answerDays')),
          ownDays: daysOf(spreadOf(dimension, key, 'ownDays')),
        },
      ];
    });
  };
  const verify = spreadOf('total', '', 'verifyDays');
  const verifyDays = daysOf(verify);
  const skmOf = (dimension: Dimension, key: string, respondents: number) =>
    skmFrom((element) => spreadOf(dimension, key, element), respondents);
  const skm = skmOf('total', '', total.surveysAnswered);
  const skmRows = (dimension: Dimension, order: readonly FigureRow[]): SatisfactionRow[] =>
    order.flatMap(({ key, name, nameEn, counts: { surveysAnswered } }) =>
      surveysAnswered === 0
        ? []
        : [
            {
              name,
              nameEn,
              skm: surveysAnswered < FEWEST ? undefined : skmOf(dimension, key, surveysAnswered),
            },
          ],
    );
  const byOffice = may.compare_offices ? rows('office', names.officeOrder) : [];
  const byTopic = rows('topic', names.topicOrder);
  return {
    place,
    placeName,
    period,
    may,
    ...progress,
    readAt: now,
    total,
    answerDays: daysOf(spreadOf('total', '', 'answerDays')),
    ownDays: daysOf(spreadOf('total', '', 'ownDays')),
    verification:
      may.read_verification && verifyDays
        ? { ...verifyDays, within: percent(upTo(verify, VERIFICATION_DAYS), totalOf(verify)) ?? 0 }
        : undefined,
    byOffice,
    byTopic,
    byNagari: may.compare_nagari ? rows('nagari', names.nagariOrder) : [],
    byChannel: rows('channel', []),
    byKind: rows('kind', []),
    trend: months,
    satisfaction: may.read_satisfaction
      ? {
          total: skm && total.surveysAnswered >= FEWEST ? { skm, lowest: lowestOf(skm) } : undefined,
          respondents: total.surveysAnswered,
          population: total.answered,
          needed: total.answered === 0 ? 0 : sampleSize(total.answered),
          byTopic: skmRows('topic', byTopic),
          byOffice: skmRows('office', byOffice),
          byYear: years,
        }
      : undefined,
    open: await openNow(regency, place, open, names),
  };
}

/** The figures of an area. @throws Problem figuresOutOfReach, figuresNotFound */
export async function readAreaFigures(
  regency: Regency,
  actor: Actor,
  place: Place,
  periodKey: string,
): Promise<AreaFigures> {
  const may = maySee(actor, place);
  if (!may.read_figures || !isArea(place)) throw figuresOutOfReach();
  const now = regency.now();
  const period = periodFrom(periodKey, now);
  const names = await readNames(regency);
  const placeName = names.areas.get(place.code);
  if (!period || placeName === undefined) throw figuresNotFound();
  // A quarter or a month taken from its year would tell of a topic what the others hide.
  if (!may.see_small_cells && period.kind !== 'year') throw figuresNotFound();
  const codes =
    place.kind === 'nagari'
      ? [place.code]
      : names.nagariOrder.map((one) => one.key).filter((code) => code.startsWith(`${place.code}.`));
  const months = lastTwelveMonths(now);
  const [rows, byMonth, open, progress] = await Promise.all([
    readNagariCounts(regency, codes, [period.key]),
    readNagariCounts(regency, codes, monthsOfYears(months)),
    readAreaOpen(regency, codes, names.hiddenTopics),
    readProgress(regency),
  ]);
  const visible = rows.filter((row) => !names.hiddenTopics.includes(row.topicId));
  const visibleByMonth = byMonth.filter((row) => !names.hiddenTopics.includes(row.topicId));
  const sum = (of: readonly NagariCount[], what: 'received' | 'answered' | 'answeredOnTime') =>
    of.reduce((all, row) => all + row[what], 0);
  const kept = (count: number) => (may.see_small_cells ? count : withheld(count));
  const cells = (order: readonly Named[], of: (row: NagariCount) => string): AreaCells => {
    const counted = order.map(({ key }) => ({
      key,
      count: sum(
        visible.filter((row) => of(row) === key),
        'received',
      ),
    }));
    const { shown, rest } = may.see_small_cells ? { shown: counted, rest: 0 } : withoutSmallCells(counted);
    return {
      rest,
      shown: order.flatMap((one) => {
        const cell = shown.find(({ key }) => key === one.key);
        return cell && cell.count > 0 ? [{ ...one, count: cell.count }] : [];
      }),
    };
  };
  const answered = kept(sum(visible, 'answered'));
  const receivedIn = (month: string) =>
    sum(
      visibleByMonth.filter((row) => row.period === month),
      'received',
    );
  // The whole of each year is told, and so were the months before these twelve: what is hidden is found year by year.
  const hidden = new Set(
    may.see_small_cells
      ? []
      : [...Map.groupBy(monthsOfYears(months), (month) => month.slice(0, 4)).values()].flatMap((ofYear) => {
          const there = ofYear.filter((month) => month <= dayOf(now, WIB).slice(0, 7));
          return [...hiddenParts(there.map(receivedIn))].map((i) => there[i] ?? '');
        }),
  );
  const topicKeys = [
    ...new Set([...names.topicOrder.map((one) => one.key), ...visible.map((row) => row.topicId)]),
  ];
  return {
    place,
    placeName,
    period,
    ...progress,
    readAt: now,
    received: kept(sum(visible, 'received')),
    answered,
    onTimePercent: answered === undefined ? undefined : percent(sum(visible, 'answeredOnTime'), answered),
    open: kept(open.open),
    late: kept(open.late),
    topics: cells(
      topicKeys.map((key) => named(names, 'topic', key)),
      (row) => row.topicId,
    ),
    nagari:
      place.kind === 'kecamatan'
        ? cells(
            names.nagariOrder.filter((one) => codes.includes(one.key)),
            (row) => row.nagariCode,
          )
        : undefined,
    trend: months.map((month) => ({
      month,
      received: hidden.has(month) ? undefined : receivedIn(month),
    })),
  };
}

type CountsByKey = Map<string, Counts>;

async function readCounts(
  { db }: Regency,
  place: Place,
  periods: readonly string[],
): Promise<Map<Dimension, CountsByKey>> {
  const rows = await db
    .selectFrom('outcomeCounts')
    .select(['dimension', 'key', ...MEASURES])
    .where('scope', '=', place.kind)
    .where('scopeId', '=', place.kind === 'office' ? place.officeId : '')
    .where('period', 'in', periods)
    .execute();
  const found = new Map<Dimension, CountsByKey>();
  for (const { dimension, key, ...counts } of rows) {
    const byKey = found.get(dimension as Dimension) ?? new Map<string, Counts>();
    const known = byKey.get(key);
    byKey.set(key, known ? addCounts([known, counts]) : counts);
    found.set(dimension as Dimension, byKey);
  }
  return found;
}

async function readSpreads(
  { db }: Regency,
  place: Place,
  periods: readonly string[],
): Promise<Map<string, Map<number, number>>> {
  const rows = await db
    .selectFrom('outcomeSpreads')
    .select(['dimension', 'key', 'spread', 'value', 'count'])
    .where('scope', '=', place.kind)
    .where('scopeId', '=', place.kind === 'office' ? place.officeId : '')
    .where('period', 'in', periods)
    .execute();
  const found = new Map<string, Map<number, number>>();
  for (const { dimension, key, spread, value, count } of rows) {
    const name = `${dimension} ${key} ${spread}`;
    const spreading = found.get(name) ?? new Map<number, number>();
    spreading.set(value, (spreading.get(value) ?? 0) + count);
    found.set(name, spreading);
  }
  return found;
}

async function readMonths({ db }: Regency, place: Place, months: readonly string[]): Promise<TrendMonth[]> {
  const rows = await db
    .selectFrom('outcomeCounts')
    .select(['period', 'received', 'answered', 'answeredOnTime'])
    .where('scope', '=', place.kind)
    .where('scopeId', '=', place.kind === 'office' ? place.officeId : '')
    .where('period', 'in', months)
    .where('dimension', '=', 'total')
    .execute();
  const byMonth = new Map(rows.map((row) => [row.period, row]));
  return months.map((month) => {
    const row = byMonth.get(month);
    return {
      month,
      received: row?.received ?? 0,
      answered: row?.answered ?? 0,
      onTime: row?.answeredOnTime ?? 0,
    };
  });
}

/** The index of the year asked for and the two before it. */
async function readYears({ db }: Regency, place: Place, year: number) {
  const years = [year, year - 1, year - 2];
  const scopeId = place.kind === 'office' ? place.officeId : '';
  const [totals, spreads] = await Promise.all([
    db
      .selectFrom('outcomeCounts')
      .select(['period', 'surveysAnswered'])
      .where('scope', '=', place.kind)
      .where('scopeId', '=', scopeId)
      .where('period', 'in', years.map(String))
      .where('dimension', '=', 'total')
      .execute(),
    db
      .selectFrom('outcomeSpreads')
      .select(['period', 'spread', 'value', 'count'])
      .where('scope', '=', place.kind)
      .where('scopeId', '=', scopeId)
      .where('period', 'in', years.map(String))
      .where('dimension', '=', 'total')
      .where('spread', 'in', SKM_ELEMENTS)
      .execute(),
  ]);
  return years.flatMap((one) => {
    const respondents = totals.find((row) => row.period === String(one))?.surveysAnswered ?? 0;
    if (respondents === 0) return [];
    const skm = skmFrom(
      (element) =>
        new Map(
          spreads
            .filter((row) => row.period === String(one) && row.spread === element)
            .map((row) => [row.value, row.count]),
        ),
      respondents,
    );
    return [{ year: one, skm: respondents < FEWEST ? undefined : skm }];
  });
}

function skmFrom(of: (element: SkmElement) => Spreading, respondents: number): SkmIndex | undefined {
  const totals = Object.fromEntries(
    SKM_ELEMENTS.map((element) => {
      const grades = [...of(element)];
      return [
        element,
        {
          sum: grades.reduce((sum, [grade, count]) => sum + grade * count, 0),
          respondents: grades.reduce((sum, [, count]) => sum + count, 0),
        },
      ];
    }),
  ) as Parameters<typeof skmIndex>[0];
  return skmIndex(totals, respondents);
}

function lowestOf(skm: SkmIndex): SkmElement[] {
  return SKM_ELEMENTS.toSorted((a, b) => skm.means[a] - skm.means[b]).slice(0, 3);
}

interface NagariCount {
  readonly period: string;
  readonly nagariCode: string;
  readonly topicId: string;
  readonly received: number;
  readonly answered: number;
  readonly answeredOnTime: number;
}

async function readNagariCounts(
  { db }: Regency,
  codes: readonly string[],
  periods: readonly string[],
): Promise<NagariCount[]> {
  if (codes.length === 0) return [];
  return db
    .selectFrom('outcomeCounts')
    .select(['period', 'scopeId as nagariCode', 'key as topicId', 'received', 'answered', 'answeredOnTime'])
    .where('scope', '=', 'nagari')
    .where('scopeId', 'in', codes)
    .where('period', 'in', periods)
    .where('dimension', '=', 'topic')
    .execute();
}

async function readAreaOpen({ db, now }: Regency, codes: readonly string[], hidden: readonly string[]) {
  if (codes.length === 0) return { open: 0, late: 0 };
  let query = db
    .selectFrom('tickets as t')
    .select((eb) => [
      eb.fn.countAll<number>().as('open'),
      sql<number>`count(*) filter (where ${sql.ref('t.due_at')} < ${now()} and not ${sql.ref('t.is_paused')})`.as(
        'late',
      ),
    ])
    .where('t.isOpen', '=', true)
    .where('t.nagariCode', 'in', codes);
  if (hidden.length > 0) query = query.where('t.topicId', 'not in', hidden);
  return query.executeTakeFirstOrThrow();
}

async function readProgress({ db }: Regency) {
  const row = await db
    .selectFrom('outcomeProgress')
    .select(['countedAt', 'recountAfter'])
    .executeTakeFirstOrThrow();
  return { countedAt: row.countedAt, isRecounting: row.recountAfter !== null };
}

const FRESH_MS = 20_000;

export interface FiguresOfYear {
  readonly year: number;
  /** Answers given this year, each round once. */
  readonly answered: number;
  /** 0–100, of those answered; undefined when there are too few. */
  readonly onTimePercent: number | undefined;
  /** Half of the answers came within so many calendar days; undefined when there are too few. */
  readonly medianDays: number | undefined;
  /** Tickets that the programme is working on now. */
  readonly open: number;
  readonly skmIndex:
    { readonly index: number; readonly band: string; readonly respondents: number } | undefined;
}

/** The figures of the running year for everybody, from the same counts, kept for a moment. */
export async function figuresOfYear(regency: Regency): Promise<FiguresOfYear> {
  return rememberedFor(regency, 'figuresOfYear', FRESH_MS, () => readFiguresOfYear(regency));
}

async function readFiguresOfYear(regency: Regency): Promise<FiguresOfYear> {
  const drawer = dayOf(regency.now(), WIB).slice(0, 4);
  const [counts, spreads, open] = await Promise.all([
    readCounts(regency, { kind: 'all' }, [drawer]),
    readSpreads(regency, { kind: 'all' }, [drawer]),
    regency.db
      .selectFrom('tickets')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('isOpen', '=', true)
      .executeTakeFirstOrThrow(),
  ]);
  const total = counts.get('total')?.get('') ?? noCounts();
  const spreadOf = (what: Spread) => spreads.get(`total  ${what}`) ?? new Map<number, number>();
  const isEnough = total.answered >= FEWEST;
  const skm = total.surveysAnswered >= FEWEST ? skmFrom(spreadOf, total.surveysAnswered) : undefined;
  return {
    year: Number(drawer),
    answered: total.answered,
    onTimePercent: isEnough ? percent(total.answeredOnTime, total.answered) : undefined,
    medianDays: isEnough ? daysOf(spreadOf('calendarDays'))?.median : undefined,
    open: open.count,
    skmIndex: skm && { index: skm.index, band: skm.band, respondents: skm.respondents },
  };
}
