/**
 * The profile of a nagari, and of a kecamatan over its nagari, for the sheet that goes into their plans. It is handed to
 * people, so it has sums only (see `makers-summary.ts`), no name of a maker, and nothing of a member.
 */
import { nagariByKecamatan } from '#domain/areas/area.queries.server.ts';
import type { Actor } from '#domain/offices/duty.ts';
import { summaryOf, type MakersSummary, type Sum, type SummedMaker } from '#domain/nagari/makers-summary.ts';
import { newerCode } from '#domain/nagari/nagari-makers.server.ts';
import { mayNagari } from '#domain/nagari/nagari.policy.ts';
import { nagariNotFound } from '#domain/nagari/nagari.problems.ts';
import {
  nagariList,
  nagariPage,
  type DecidedProduct,
  type NagariPage,
  type ProductNow,
} from '#domain/nagari/nagari.queries.server.ts';
import type {
  Difficulty,
  Figures,
  IndustryKind,
  KbliVersion,
  Material,
  Period,
} from '#domain/registry/industry.ts';
import { kbliBook } from '#domain/registry/kbli.queries.server.ts';
import { entryOf } from '#domain/registry/kbli.search.ts';
import { sizeRuleSets } from '#domain/registry/rule.queries.server.ts';
import type { SentraFinding, SentraState } from '#domain/sentra/sentra-state.ts';
import { sentraInNagari, type SentraPage } from '#domain/sentra/sentra.queries.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB, type Day } from '#shared/day.ts';
import { tellable, type TellableCount } from '#shared/small-cells.ts';

/** A condition that the next state lacks: what it needs, not how few there are. */
export type Lacking =
  | { readonly kind: 'units' | 'alike'; readonly needs: number }
  | { readonly kind: 'together'; readonly needs: number; readonly withinMetres: number }
  | { readonly kind: 'decree' };

export interface ProfileSentra {
  readonly name: string;
  readonly product: string;
  readonly units: TellableCount;
  readonly state: SentraState | null;
  readonly next: SentraState | null;
  readonly missing: readonly Lacking[];
}

/** What the plan of the nagari might take up. */
export interface PlanProposal {
  readonly sentra: string;
  readonly what: string;
  /** Null for a need that is in no plan yet. */
  readonly year: number | null;
  readonly office: string | null;
  /** In whole rupiah. */
  readonly budget: number | null;
}

export interface NagariProfile {
  readonly name: string;
  readonly code: string;
  readonly kecamatan: string;
  readonly areaKm2: number | null;
  readonly today: Day;
  readonly summary: MakersSummary;
  readonly potentials: NagariPage['potentials'];
  /** The current one and those before it; without what the screens may do. */
  readonly products: readonly Omit<DecidedProduct, 'can' | 'id' | 'papers'>[];
  readonly sentra: readonly ProfileSentra[];
  readonly proposals: readonly PlanProposal[];
}

/** @throws Problem nagariNotFound, also for a nagari outside the reader's reach */
export async function nagariProfile(regency: Regency, actor: Actor, code: string): Promise<NagariProfile> {
  const page = await nagariPage(regency, actor, code);
  const [makers, ruleSets, sentra, area] = await Promise.all([
    summedMakers(regency, [code]),
    sizeRuleSets(regency),
    sentraInNagari(regency, actor, code),
    regency.db.selectFrom('areas').select('areaKm2').where('code', '=', code).executeTakeFirst(),
  ]);
  return {
    name: page.name,
    code,
    kecamatan: page.kecamatan,
    areaKm2: area?.areaKm2 ?? null,
    today: dayOf(regency.now(), WIB),
    summary: summaryOf(makers.get(code) ?? [], ruleSets),
    potentials: page.potentials,
    products: page.decided.map(({ can: _can, id: _id, papers: _papers, ...product }) => product),
    sentra: sentra.map(profileSentra),
    proposals: sentra.flatMap(proposalsOfSentra),
  };
}

function profileSentra({ record, standing, members, membersElsewhere }: SentraPage): ProfileSentra {
  const here = members.filter((one) => one.leftOn === null && !one.isClosed).length;
  return {
    name: record.name,
    product: record.product,
    units: tellable(here + membersElsewhere),
    state: standing.state,
    next: standing.next?.state ?? null,
    missing: (standing.next?.missing ?? []).map(lackingOf),
  };
}

function lackingOf(finding: SentraFinding): Lacking {
  if (finding.kind === 'decree') return { kind: 'decree' };
  return finding.kind === 'together'
    ? { kind: 'together', needs: finding.needs, withinMetres: finding.withinMetres }
    : { kind: finding.kind, needs: finding.needs };
}

/** Lines of the plan that are not done, then needs that nobody has met: as the offices wrote them. */
function proposalsOfSentra({ record, plans, needs }: SentraPage): PlanProposal[] {
  const planned = plans
    .filter((line) => line.doneOn === null)
    .toSorted((a, b) => a.year - b.year)
    .map(({ activity, year, office, budget }) => ({
      sentra: record.name,
      what: activity,
      year,
      office,
      budget,
    }));
  const needed = needs
    .filter((one) => one.metOn === null)
    .map(({ need, office }) => ({ sentra: record.name, what: need, year: null, office, budget: null }));
  return [...planned, ...needed];
}

export interface KecamatanProfile {
  readonly name: string;
  readonly code: string;
  readonly today: Day;
  /** The year whose sales are summed; undefined while nobody gave any. */
  readonly salesYear: number | undefined;
  /** By name. */
  readonly nagari: readonly {
    readonly code: string;
    readonly name: string;
    readonly makers: TellableCount;
    readonly women: Sum;
    readonly men: Sum;
    readonly sales: Sum;
    readonly potentials: number;
    /** Undefined: not yet known. */
    readonly product: ProductNow | undefined;
  }[];
  /** Of what is shown: a sum over what is hidden would give it away. */
  readonly sums: {
    readonly makers: number;
    readonly women: number;
    readonly men: number;
    readonly sales: number;
    readonly potentials: number;
    readonly withProduct: number;
  };
}

/** @throws Problem nagariNotFound for no kecamatan, and for one of which the reader sees not every nagari */
export async function kecamatanProfile(
  regency: Regency,
  actor: Actor,
  code: string,
): Promise<KecamatanProfile> {
  const group = (await nagariByKecamatan(regency)).find((one) => one.code === code);
  if (!group || actor.kind !== 'staff' || !group.nagari.every((one) => mayNagari(actor, 'read', one.code)))
    throw nagariNotFound();
  const [list, makers] = await Promise.all([
    nagariList(regency, actor),
    summedMakers(
      regency,
      group.nagari.map((one) => one.code),
    ),
  ]);
  const rows = list.kecamatan.find((one) => one.code === code)?.nagari ?? [];
  const summaries = new Map(
    rows.map((row) => [row.code, summaryOf(makers.get(row.code) ?? [], [])] as const),
  );
  const years = [...summaries.values()].flatMap(({ series }) => series.map(({ year }) => year));
  const salesYear = years.length === 0 ? undefined : Math.max(...years);
  const nagari = rows.map((row) => {
    const summary = summaries.get(row.code);
    return {
      code: row.code,
      name: row.name,
      makers: tellable(row.makers),
      women: summary?.workers.women,
      men: summary?.workers.men,
      sales: summary?.series.find(({ year }) => year === salesYear)?.sales,
      potentials: row.potentials,
      product: row.product,
    };
  });
  const sum = (of: (row: (typeof nagari)[number]) => Sum) =>
    nagari.reduce((all, row) => all + (of(row) ?? 0), 0);
  return {
    name: group.name,
    code,
    today: dayOf(regency.now(), WIB),
    salesYear,
    nagari,
    sums: {
      makers: sum((row) => row.makers),
      women: sum((row) => row.women),
      men: sum((row) => row.men),
      sales: sum((row) => row.sales),
      potentials: sum((row) => row.potentials),
      withProduct: nagari.filter((row) => row.product !== undefined).length,
    },
  };
}

/** The makers at work in these nagari, with all their figures. */
async function summedMakers(
  regency: Regency,
  codes: readonly string[],
): Promise<ReadonlyMap<string, readonly SummedMaker[]>> {
  const working = regency.db
    .selectFrom('industries as i')
    .where('i.nagariCode', 'in', [...codes])
    .where('i.closedOn', 'is', null);
  const [rows, figures, book] = await Promise.all([
    working
      .select(['i.id', 'i.nagariCode', 'i.kbliCode', 'i.materials', 'i.startedYear'])
      .select((eb) => [
        eb.ref('i.kind').$castTo<IndustryKind>().as('kind'),
        eb.ref('i.kbliVersion').$castTo<KbliVersion | null>().as('kbliVersion'),
        eb.ref('i.difficulties').$castTo<Difficulty[]>().as('difficulties'),
      ])
      .execute(),
    working
      .innerJoin('industryFigures as f', 'f.industryId', 'i.id')
      .selectAll('f')
      .where('f.quarter', '=', 0)
      .orderBy('f.year', 'desc')
      .execute(),
    kbliBook(regency),
  ]);
  const figuresOf = Map.groupBy<string, Figures & Period & { readonly industryId: string }>(
    figures,
    (row) => row.industryId,
  );
  const titles = new Map<string, string>();
  const tradeOf = (version: KbliVersion | null, code: string | null) => {
    const newer = newerCode(book, version, code);
    if (newer === null) return null;
    const title = titles.get(newer) ?? entryOf(book, { version: '2025', code: newer })?.title ?? newer;
    titles.set(newer, title);
    return title;
  };
  const makers = rows.map((row) => ({
    nagariCode: row.nagariCode,
    maker: {
      kind: row.kind,
      trade: tradeOf(row.kbliVersion, row.kbliCode),
      materials: row.materials as unknown as readonly Material[],
      difficulties: row.difficulties,
      startedYear: row.startedYear,
      figures: figuresOf.get(row.id) ?? [],
    } satisfies SummedMaker,
  }));
  return new Map(
    [...Map.groupBy(makers, (one) => one.nagariCode)].map(([code, same]) => [
      code,
      same.map(({ maker }) => maker),
    ]),
  );
}
