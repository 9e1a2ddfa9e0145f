/** Sentra as tables to take home: those on record, and what is none yet, as the province asks for both. */
import { nagariByKecamatan } from '#domain/areas/area.queries.server.ts';
import type { StaffActor } from '#domain/offices/duty.ts';
import type { Kbli, KbliVersion } from '#domain/registry/industry.ts';
import { kbliBook } from '#domain/registry/kbli.queries.server.ts';
import { kbliPairs, type KbliPair } from '#domain/registry/kbli.search.ts';
import { officePlans } from '#domain/sentra/sentra-plans.queries.server.ts';
import type { SentraState } from '#domain/sentra/sentra-state.ts';
import { maySentraSomewhere } from '#domain/sentra/sentra.policy.ts';
import {
  placedMembers,
  proposedGroups,
  sentraList,
  sentraPage,
  type ProposedGroup,
} from '#domain/sentra/sentra.queries.server.ts';
import { wholeNumber } from '#lang/numbers.ts';
import { sentraTexts } from '#lang/sentra.ts';
import { translator, type Locale } from '#lang/translate.ts';
import { unduhTexts } from '#lang/unduh.ts';
import type { Regency } from '#platform/regency.server.ts';
import { tableOf, tableOfRows, type GivenTable, type Table, type TableRow } from '#shared/table.ts';

/** What the members of a group are together. */
interface GroupFacts {
  readonly units: number;
  /** Of the newest whole year of each; null when nobody was counted. */
  readonly workers: number | null;
  /** The trade that most have. */
  readonly pair: KbliPair;
  readonly place: { readonly lat: number; readonly lng: number } | null;
}

/** Every sentra in reach. @throws Problem outsideRegistry */
export async function sentraTable(regency: Regency, actor: StaffActor, locale: Locale): Promise<Table> {
  const t = translator(unduhTexts, locale);
  const kept = await keptSentra(regency, actor);
  const rows = kept.map((one): TableRow => ({
    cells: [
      one.name,
      one.nagari,
      one.kecamatan,
      one.product,
      ...tradeCells(one.facts.pair),
      one.facts.units,
      one.facts.workers,
      one.decreeNumber,
      one.decreeOn,
      stateWord(one.state, locale),
      one.office,
    ],
    place: one.facts.place,
  }));
  const titles = [
    t('col_sentra'),
    t('col_nagari'),
    t('col_kecamatan'),
    t('col_product'),
    ...tradeTitles(locale),
    t('col_units'),
    t('col_workers'),
    t('col_decree'),
    t('col_decree_on'),
    t('col_state'),
    t('col_office'),
  ];
  return tableOfRows(titles, rows);
}

const NO_SENTRA_YET: readonly (SentraState | null)[] = [null, 'potential', 'candidate'];

/**
 * What is no sentra yet: those on record that nobody has established, and, for whoever may start one, what the makers on
 * record propose. @throws Problem outsideRegistry
 */
export async function potentialSentraTable(
  regency: Regency,
  actor: StaffActor,
  locale: Locale,
): Promise<Table> {
  const t = translator(unduhTexts, locale);
  const kept = (await keptSentra(regency, actor)).filter(({ state }) => NO_SENTRA_YET.includes(state));
  const rows = [
    ...kept.map((one): TableRow => ({
      cells: [
        one.name,
        one.nagari,
        one.product,
        ...tradeCells(one.facts.pair),
        one.facts.units,
        one.facts.workers,
        stateWord(one.state, locale),
        t('source_kept'),
      ],
      place: one.facts.place,
    })),
    ...(await proposedRows(regency, actor, locale)),
  ];
  const titles = [
    t('col_sentra'),
    t('col_nagari'),
    t('col_product'),
    ...tradeTitles(locale),
    t('col_units'),
    t('col_workers'),
    t('col_state'),
    t('col_source'),
  ];
  return tableOfRows(titles, rows);
}

async function proposedRows(regency: Regency, actor: StaffActor, locale: Locale): Promise<TableRow[]> {
  if (!maySentraSomewhere(actor, 'start')) return [];
  const t = translator(unduhTexts, locale);
  const proposals = await proposedGroups(regency, actor);
  const facts = await factsOf(
    regency,
    proposals.map(({ memberIds }) => memberIds),
  );
  return proposals.map(({ told, nagari }, i): TableRow => {
    const { units, workers, pair, place } = facts[i] ?? NOTHING;
    const cells = [nagari.join('; '), told?.value ?? null, ...tradeCells(pair), units, workers];
    return { cells: [null, ...cells, t('state_proposed'), t('source_proposed')], place };
  });
}

/**
 * The makers of a sentra, those of today before those who left, with where they lie.
 * @throws Problem sentraNotFound, also for a sentra outside the actor's reach
 */
export async function sentraMembersTable(
  regency: Regency,
  actor: StaffActor,
  params: URLSearchParams,
  locale: Locale,
): Promise<GivenTable> {
  const t = translator(unduhTexts, locale);
  const slug = params.get('sentra') ?? '';
  const { members } = await sentraPage(regency, actor, slug);
  const placed = new Map(
    (
      await placedMembers(
        regency,
        members.map(({ id }) => id),
      )
    ).map(({ id, place }) => [id, place]),
  );
  const inOrder = members.toSorted((a, b) => Number(a.leftOn !== null) - Number(b.leftOn !== null));
  const rows = inOrder.map(({ id, code, name, nagari, jorong, products, joinedOn, leftOn }): TableRow => ({
    cells: [code, name, nagari, jorong, products.join('; '), joinedOn, leftOn],
    place: placed.get(id) ?? null,
  }));
  const titles = [
    t('col_code'),
    t('col_name'),
    t('col_nagari'),
    t('col_jorong'),
    t('col_product'),
    t('col_joined'),
    t('col_left'),
  ];
  return { asked: { sentra: slug }, table: tableOfRows(titles, rows) };
}

/** The plan of an office, or of all, as its page shows it. @throws Problem outsideRegistry */
export async function sentraPlansTable(
  regency: Regency,
  actor: StaffActor,
  params: URLSearchParams,
  locale: Locale,
): Promise<GivenTable> {
  const t = translator(unduhTexts, locale);
  const { officeId, years } = await officePlans(regency, actor, params.get('dinas'));
  const rows = years.flatMap(({ lines }) =>
    lines.map(({ year, sentra, activity, office, budget, doneOn }) => [
      year,
      sentra.name,
      activity,
      office,
      budget,
      doneOn,
    ]),
  );
  const titles = [
    t('col_plan_year'),
    t('col_sentra'),
    t('col_activity'),
    t('col_office'),
    t('col_budget'),
    t('col_done'),
  ];
  return { asked: { dinas: officeId ?? 'semua' }, table: tableOf(titles, rows) };
}

/** Proposals are named so many at a time. */
const PIECE = 20;

/**
 * What the makers on record propose, the largest first: a row for each maker that a proposal names.
 * @throws Problem outsideRegistry for whoever may start none
 */
export async function sentraProposalsTable(
  regency: Regency,
  actor: StaffActor,
  locale: Locale,
): Promise<Table> {
  const t = translator(unduhTexts, locale);
  const groups = await proposedGroups(regency, actor);
  const titles = [
    t('col_proposal'),
    t('col_because'),
    t('col_code'),
    t('col_name'),
    t('col_nagari'),
    t('col_jorong'),
    t('col_product'),
    t('col_on_map'),
  ];
  const count = groups.reduce((sum, one) => sum + one.memberIds.length + one.unplacedIds.length, 0);
  async function* pieces() {
    for (let from = 0; from < groups.length; from += PIECE)
      yield membersIn(regency, groups.slice(from, from + PIECE), from + 1, locale);
  }
  return { titles, count, pieces: pieces() };
}

async function membersIn(
  regency: Regency,
  groups: readonly ProposedGroup[],
  first: number,
  locale: Locale,
): Promise<TableRow[]> {
  const t = translator(unduhTexts, locale);
  const words = translator(sentraTexts, locale);
  const idsOf = (one: ProposedGroup) => [...one.memberIds, ...one.unplacedIds];
  const members = new Map(
    (await placedMembers(regency, groups.flatMap(idsOf))).map((member) => [member.id, member]),
  );
  return groups.flatMap((one, i) => {
    const because = words(`because_${one.told?.likeness ?? 'kbli'}`, {
      n: one.told?.members ?? one.memberIds.length,
      nagari: one.nagari.join(', '),
      value: one.told?.value ?? '',
      metres: wholeNumber(one.reachMetres, locale),
    });
    return idsOf(one).flatMap((id): TableRow[] => {
      const member = members.get(id);
      if (!member) return [];
      const { code, name, nagari, jorong, products, place } = member;
      const isOnMap = t(place ? 'yes' : 'no');
      return [
        { cells: [first + i, because, code, name, nagari, jorong, products.join('; '), isOnMap], place },
      ];
    });
  });
}

async function keptSentra(regency: Regency, actor: StaffActor) {
  const [list, rows, members, areas] = await Promise.all([
    sentraList(regency, actor),
    regency.db
      .selectFrom('sentra')
      .leftJoin('offices', 'offices.id', 'sentra.officeId')
      .select(['sentra.id', 'sentra.slug', 'sentra.nagariCode', 'decreeNumber', 'decreeOn'])
      .select('offices.shortName as office')
      .execute(),
    regency.db
      .selectFrom('sentraMembers as m')
      .innerJoin('industries as i', 'i.id', 'm.industryId')
      .select(['m.sentraId', 'i.id'])
      .where('m.leftOn', 'is', null)
      .where('i.closedOn', 'is', null)
      .execute(),
    nagariByKecamatan(regency),
  ]);
  const bySlug = new Map(rows.map((row) => [row.slug, row]));
  const membersBy = Map.groupBy(members, (row) => row.sentraId);
  const kecamatan = new Map(
    areas.flatMap((group) => group.nagari.map(({ code }) => [code, group.name] as const)),
  );
  const kept = list.flatMap(({ slug, name, product, nagari, state, endedOn }) => {
    // What has ended is history.
    const row = endedOn === null ? bySlug.get(slug) : undefined;
    return row
      ? [{ ...row, name, product, nagari, state, kecamatan: kecamatan.get(row.nagariCode) ?? '' }]
      : [];
  });
  const facts = await factsOf(
    regency,
    kept.map(({ id }) => (membersBy.get(id) ?? []).map((member) => member.id)),
  );
  return kept.map((one, i) => ({ ...one, facts: facts[i] ?? NOTHING }));
}

const NOTHING: GroupFacts = { units: 0, workers: null, pair: {}, place: null };

/** The facts of each group of makers. */
async function factsOf(regency: Regency, groups: readonly (readonly string[])[]): Promise<GroupFacts[]> {
  const ids = [...new Set(groups.flat())];
  const [makers, figures, book] = await Promise.all([
    regency.db
      .selectFrom('industries')
      .select(['id', 'lat', 'lng', 'kbliVersion', 'kbliCode'])
      .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
      .execute(),
    regency.db
      .selectFrom('industryFigures')
      .distinctOn('industryId')
      .select(['industryId', 'womenPaid', 'menPaid', 'womenUnpaid', 'menUnpaid'])
      .where((eb) => eb('industryId', '=', eb.fn.any(eb.val(ids))))
      .where('quarter', '=', 0)
      .orderBy('industryId')
      .orderBy('year', 'desc')
      .execute(),
    kbliBook(regency),
  ]);
  const pairs = kbliPairs(book);
  const byId = new Map(makers.map((row) => [row.id, row]));
  const counted = new Map(figures.map(({ industryId, ...row }) => [industryId, row]));
  return groups.map((group) => {
    const own = group.flatMap((id) => byId.get(id) ?? []);
    const counts = group
      .flatMap((id) => Object.values(counted.get(id) ?? {}))
      .filter((count) => count !== null);
    return {
      units: own.length,
      workers: counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0),
      pair: pairs(commonest(own)),
      place: middleOf(own),
    };
  });
}

function commonest(makers: readonly { kbliVersion: string | null; kbliCode: string | null }[]): Kbli | null {
  const kept = makers.flatMap(({ kbliVersion, kbliCode }): Kbli[] =>
    kbliVersion === null || kbliCode === null
      ? []
      : [{ version: kbliVersion as KbliVersion, code: kbliCode }],
  );
  const groups = [...Map.groupBy(kept, ({ version, code }) => `${version} ${code}`)];
  const [most] = groups.toSorted(([a, one], [b, two]) => two.length - one.length || (a < b ? -1 : 1));
  return most?.[1][0] ?? null;
}

function middleOf(makers: readonly { lat: number | null; lng: number | null }[]): GroupFacts['place'] {
  const places = makers.flatMap(({ lat, lng }) => (lat === null || lng === null ? [] : [{ lat, lng }]));
  if (places.length === 0) return null;
  const mean = (all: readonly number[]) => Number((all.reduce((a, b) => a + b, 0) / all.length).toFixed(6));
  return { lat: mean(places.map(({ lat }) => lat)), lng: mean(places.map(({ lng }) => lng)) };
}

function tradeTitles(locale: Locale): string[] {
  const t = translator(unduhTexts, locale);
  return [t('col_kbli_2020'), t('col_kbli_2020_title'), t('col_kbli_2025'), t('col_kbli_2025_title')];
}

function tradeCells(pair: KbliPair): (string | null)[] {
  return (['2020', '2025'] as const).flatMap((one) => [pair[one]?.code ?? null, pair[one]?.title ?? null]);
}

function stateWord(state: SentraState | null, locale: Locale): string {
  return translator(sentraTexts, locale)(state === null ? 'state_none' : `state_${state}`);
}
