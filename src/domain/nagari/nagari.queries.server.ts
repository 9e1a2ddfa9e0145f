/** Reads of nagari: the list with what each has decided, and one nagari on one page. */
import { nagariByKecamatan } from '#domain/areas/area.queries.server.ts';
import type { Actor, StaffActor } from '#domain/offices/duty.ts';
import { areasWithin } from '#domain/registry/industry.queries.server.ts';
import { proposalsOf, type Proposal } from '#domain/nagari/nagari-proposals.server.ts';
import { criteriaToday } from '#domain/nagari/nagari-rules.queries.server.ts';
import { mayNagari, NAGARI_VERBS, nagariReach, type NagariVerb } from '#domain/nagari/nagari.policy.ts';
import { nagariNotFound, outsideNagari, unknownCandidate } from '#domain/nagari/nagari.problems.ts';
import {
  bareProductName,
  type Musyawarah,
  type NagariAct,
  type PotentialKind,
  type PresentRole,
  type ProductAct,
  type ProductState,
  type ScoreThen,
} from '#domain/nagari/nagari.ts';
import { CURRENT_STATES, productWorkflow } from '#domain/nagari/nagari.workflow.ts';
import type { CriteriaVersion } from '#domain/nagari/primary-product-score.ts';
import { registryFilesOf, type RegistryFile } from '#domain/registry/registry-file.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB, type Day } from '#shared/day.ts';

/** A nagari's product of today: the current one, else one that has graduated. */
export interface ProductNow {
  readonly name: string;
  readonly state: ProductState;
  readonly reviewDueOn: Day | null;
  readonly isReviewDue: boolean;
}

export interface NagariRow {
  readonly code: string;
  readonly name: string;
  readonly makers: number;
  readonly potentials: number;
  readonly proposals: number;
  /** Undefined: not yet known. */
  readonly product: ProductNow | undefined;
}

export interface NagariList {
  readonly kecamatan: readonly {
    readonly code: string;
    readonly name: string;
    readonly nagari: readonly NagariRow[];
    /** The reader sees every nagari of it. */
    readonly isWhole: boolean;
  }[];
  readonly total: number;
  readonly withProduct: number;
  readonly reviewsDue: number;
}

/** Every nagari in reach, by kecamatan and name: never by score. @throws Problem outsideNagari */
export async function nagariList(regency: Regency, actor: StaffActor): Promise<NagariList> {
  const reach = nagariReach(actor, 'read');
  if (reach === undefined) throw outsideNagari();
  const [groups, whole, makers, potentials, products] = await Promise.all([
    areasWithin(regency, reach),
    nagariByKecamatan(regency),
    countBy(regency, 'industries'),
    countBy(regency, 'nagariPotentials'),
    regency.db
      .selectFrom('primaryProducts')
      .select(['nagariCode', 'name', 'reviewDueOn'])
      .select((eb) => eb.ref('state').$castTo<ProductState>().as('state'))
      .where('state', '<>', 'ended')
      .orderBy('changedAt', 'desc')
      .execute(),
  ]);
  const today = dayOf(regency.now(), WIB);
  const kecamatan = groups.map((group) => ({
    ...group,
    isWhole: whole.find((one) => one.code === group.code)?.nagari.length === group.nagari.length,
    nagari: group.nagari.map(({ code, name }): NagariRow => {
      const own = products.filter((row) => row.nagariCode === code);
      return {
        code,
        name,
        makers: makers.get(code) ?? 0,
        potentials: potentials.get(code) ?? 0,
        proposals: own.filter((row) => row.state === 'proposed').length,
        product: productNow(own, today),
      };
    }),
  }));
  const rows = kecamatan.flatMap((group) => group.nagari);
  return {
    kecamatan,
    total: rows.length,
    withProduct: rows.filter((row) => row.product !== undefined).length,
    reviewsDue: rows.filter((row) => row.product?.isReviewDue).length,
  };
}

function productNow(
  rows: readonly { name: string; state: ProductState; reviewDueOn: Day | null }[],
  today: Day,
): ProductNow | undefined {
  const own =
    rows.find((row) => CURRENT_STATES.includes(row.state)) ?? rows.find((row) => row.state === 'graduated');
  return (
    own && {
      name: own.name,
      state: own.state,
      reviewDueOn: own.reviewDueOn,
      isReviewDue: own.reviewDueOn !== null && own.reviewDueOn <= today,
    }
  );
}

async function makersIn({ db }: Regency, nagariCode: string): Promise<number> {
  const { n } = await db
    .selectFrom('industries')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('nagariCode', '=', nagariCode)
    .where('closedOn', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(n);
}

async function countBy(
  { db }: Regency,
  table: 'industries' | 'nagariPotentials',
): Promise<ReadonlyMap<string, number>> {
  const rows =
    table === 'industries'
      ? await db
          .selectFrom('industries')
          .select((eb) => ['nagariCode', eb.fn.countAll<number>().as('n')])
          .where('closedOn', 'is', null)
          .groupBy('nagariCode')
          .execute()
      : await db
          .selectFrom('nagariPotentials')
          .select((eb) => ['nagariCode', eb.fn.countAll<number>().as('n')])
          .where('endedOn', 'is', null)
          .groupBy('nagariCode')
          .execute();
  return new Map(rows.map((row) => [row.nagariCode, Number(row.n)]));
}

/** A product that was decided on, now or before. */
export interface DecidedProduct {
  readonly id: string;
  readonly name: string;
  readonly state: ProductState;
  readonly isCurrent: boolean;
  readonly reviewDueOn: Day | null;
  readonly isReviewDue: boolean;
  readonly musyawarah: Musyawarah;
  /** Its attendance list and minutes. */
  readonly papers: readonly RegistryFile[];
  readonly score: ScoreThen;
  readonly can: Readonly<Partial<Record<ProductAct, boolean>>>;
}

export interface NagariPage {
  readonly code: string;
  readonly name: string;
  readonly kecamatan: string;
  readonly makers: number;
  readonly potentials: readonly {
    readonly id: string;
    readonly kind: PotentialKind;
    readonly name: string;
    readonly evidence: string;
    readonly notedAt: Date;
  }[];
  /** The highest score first, within this nagari. */
  readonly proposals: readonly Proposal[];
  readonly criteria: CriteriaVersion;
  /** The current one first, then the newest. */
  readonly decided: readonly DecidedProduct[];
  readonly hasCurrent: boolean;
  /** What is made here by name, most makers first: what may be proposed. */
  readonly made: readonly { readonly name: string; readonly bare: string; readonly makers: number }[];
  readonly history: readonly {
    readonly id: string;
    readonly act: NagariAct;
    readonly at: Date;
    readonly who: string | null;
    readonly what: string;
    /** The reason or finding that belongs to the act. */
    readonly why: string | null;
  }[];
  readonly may: Readonly<Partial<Record<NagariVerb, boolean>>>;
}

/** @throws Problem nagariNotFound, also for a nagari outside the reader's reach */
export async function nagariPage(regency: Regency, actor: Actor, code: string): Promise<NagariPage> {
  const groups = await nagariByKecamatan(regency);
  const group = groups.find((one) => one.nagari.some((nagari) => nagari.code === code));
  const nagari = group?.nagari.find((one) => one.code === code);
  if (!group || !nagari || !mayNagari(actor, 'read', code)) throw nagariNotFound();
  const [makers, potentials, proposals, decided, made, history, criteria] = await Promise.all([
    makersIn(regency, code),
    potentialsOf(regency, code),
    proposalsOf(regency, code),
    decidedIn(regency, actor, code),
    productsMade(regency, code),
    historyOf(regency, code),
    criteriaToday(regency),
  ]);
  const may = Object.fromEntries(NAGARI_VERBS.map((verb) => [verb, mayNagari(actor, verb, code)]));
  return {
    code,
    name: nagari.name,
    kecamatan: group.name,
    makers,
    potentials,
    proposals,
    criteria,
    decided,
    hasCurrent: decided.some((one) => one.isCurrent),
    made,
    history,
    may,
  };
}

/** A proposal with its score and inputs. @throws Problem unknownCandidate when it is none, or no longer one */
export function proposalIn(page: NagariPage, productId: string): Proposal {
  const found = page.proposals.find((one) => one.id === productId);
  if (!found) throw unknownCandidate();
  return found;
}

/** A product that was decided on. @throws Problem unknownCandidate when there is none */
export function decidedProductIn(page: NagariPage, productId: string): DecidedProduct {
  const found = page.decided.find((one) => one.id === productId);
  if (!found) throw unknownCandidate();
  return found;
}

/** The name of a proposal or of a decided product. @throws Problem unknownCandidate when there is neither */
export function productNameIn(page: NagariPage, productId: string): string {
  const found = [...page.proposals, ...page.decided].find((one) => one.id === productId);
  if (!found) throw unknownCandidate();
  return found.name;
}

async function potentialsOf({ db }: Regency, code: string) {
  return db
    .selectFrom('nagariPotentials')
    .select(['id', 'name', 'evidence', 'notedAt'])
    .select((eb) => eb.ref('kind').$castTo<PotentialKind>().as('kind'))
    .where('nagariCode', '=', code)
    .where('endedOn', 'is', null)
    .orderBy('kind')
    .orderBy('name')
    .execute();
}

async function decidedIn(regency: Regency, actor: Actor, code: string): Promise<DecidedProduct[]> {
  const rows = await regency.db
    .selectFrom('primaryProducts as p')
    .innerJoin('nagariMusyawarahs as m', 'm.productId', 'p.id')
    .select(['p.id', 'p.name', 'p.reviewDueOn', 'm.heldOn', 'm.place', 'm.present', 'm.decreeNumber'])
    .select(['m.agreed', 'm.because', 'm.publicSummary', 'm.score'])
    .select((eb) => eb.ref('p.state').$castTo<ProductState>().as('state'))
    .where('p.nagariCode', '=', code)
    .orderBy('m.heldOn', 'desc')
    .orderBy('p.id')
    .execute();
  const today = dayOf(regency.now(), WIB);
  const papers = await registryFilesOf(regency.db, { productIds: rows.map((row) => row.id) });
  return rows
    .map(
      ({
        heldOn,
        place,
        present,
        decreeNumber,
        agreed,
        because,
        publicSummary,
        score,
        ...row
      }): DecidedProduct => ({
        ...row,
        isCurrent: CURRENT_STATES.includes(row.state),
        isReviewDue: row.reviewDueOn !== null && row.reviewDueOn <= today,
        musyawarah: {
          heldOn,
          place,
          present: present as PresentRole[],
          decreeNumber,
          agreed,
          because,
          publicSummary,
        },
        papers: papers
          .filter((one) => one.productId === row.id)
          .map(({ productId: _productId, ...paper }) => paper),
        score: score as unknown as ScoreThen,
        can: Object.fromEntries(
          (Object.keys(productWorkflow[row.state]) as ProductAct[]).map((act) => [
            act,
            mayNagari(actor, act, code),
          ]),
        ),
      }),
    )
    .toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}

/** So many names are offered: a nagari makes no more things than this that many make. */
const MOST_NAMES = 120;

async function productsMade({ db }: Regency, code: string) {
  const rows = await db
    .selectFrom('industryProducts as p')
    .innerJoin('industries as i', 'i.id', 'p.industryId')
    .select(['p.name', 'p.industryId'])
    .where('i.nagariCode', '=', code)
    .where('i.closedOn', 'is', null)
    .where('p.endedOn', 'is', null)
    .execute();
  return [...Map.groupBy(rows, (row) => bareProductName(row.name))]
    .map(([bare, same]) => ({
      bare,
      // However it is written, it is called by one name: the first in the order of letters.
      name: same.reduce((first, { name }) => (name < first ? name : first), same[0]?.name ?? bare),
      makers: new Set(same.map((row) => row.industryId)).size,
    }))
    .toSorted((a, b) => b.makers - a.makers || (a.bare < b.bare ? -1 : 1))
    .slice(0, MOST_NAMES);
}

async function historyOf({ db }: Regency, code: string) {
  const rows = await db
    .selectFrom('nagariActs as a')
    .leftJoin('people as p', 'p.id', 'a.actorId')
    .select(['a.id', 'a.at', 'a.data', 'p.name as who'])
    .select((eb) => eb.ref('a.act').$castTo<NagariAct>().as('act'))
    .where('a.nagariCode', '=', code)
    .orderBy('a.seq', 'desc')
    .limit(100)
    .execute();
  return rows.map(({ data, ...row }) => {
    const said = data as { what?: string; because?: string; found?: string; after?: { reason?: string } };
    return {
      ...row,
      what: said.what ?? '',
      why: said.because ?? said.found ?? said.after?.reason ?? null,
    };
  });
}
