/** Reads of gradings: the list, one on one page, what may be begun, and who may sit on a panel. */
import * as v from 'valibot';
import { nagariByKecamatan } from '#domain/areas/area.queries.server.ts';
import type { MakerActor, StaffActor } from '#domain/offices/duty.ts';
import { gradingFilterForm } from '#domain/grading/grading.form.ts';
import {
  GRADING_STATES,
  OPEN_STATES,
  parseGradingCode,
  stateOn,
  type GradingAct,
  type GradingActData,
  type GradingState,
  type OwnAnswers,
} from '#domain/grading/grading.ts';
import { gradingReach, mayGrade, PANEL_DUTIES } from '#domain/grading/grading.policy.ts';
import { gradingNotFound, outsideGrading } from '#domain/grading/grading.problems.ts';
import { gradingWorkflow } from '#domain/grading/grading.workflow.ts';
import {
  assess,
  gradeStars,
  waysUp,
  type Grading,
  type Levels,
  type StarScheme,
  type WayUp,
} from '#domain/grading/star-grading.ts';
import { certificatesOf, type HeldCertificate } from '#domain/registry/certificate.queries.server.ts';
import { isNagariWithin, mayIndustry, type RegistryReach } from '#domain/registry/industry.policy.ts';
import { parseIndustryCode } from '#domain/registry/industry.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB, type Day } from '#shared/day.ts';
import { isId } from '#shared/id.ts';

const PAGE_SIZE = 50;

export interface GradingListRow {
  readonly id: string;
  readonly code: string;
  readonly product: string;
  readonly maker: string;
  readonly nagari: string;
  readonly state: GradingState;
  /** Null without a star, or when it was withdrawn. */
  readonly stars: number | null;
  readonly mostStars: number;
  readonly validUntil: Day | null;
  readonly changedAt: Date;
}

export interface GradingList {
  readonly rows: readonly GradingListRow[];
  readonly state: GradingState | '';
  /** The filter as it stands in the address. */
  readonly asked: Readonly<Record<string, string>>;
  /** How many there are in each state, in reach; the first is all. */
  readonly tabs: readonly {
    readonly state: GradingState | '';
    readonly n: number;
    readonly isHere: boolean;
  }[];
  readonly total: number;
  /** The cursor of the next page. */
  readonly next: string | undefined;
  readonly isFirst: boolean;
  /** In a panel, and waiting for the reader's own scores. */
  readonly waiting: readonly { readonly code: string; readonly product: string; readonly maker: string }[];
  readonly may: { readonly start: boolean; readonly readScheme: boolean };
}

/** A page of the gradings in reach, what changed last first. @throws Problem outsideGrading */
export async function gradingList(
  regency: Regency,
  actor: StaffActor,
  params: URLSearchParams,
): Promise<GradingList> {
  const reach = gradingReach(actor, 'read');
  if (reach === undefined) throw outsideGrading();
  const { keadaan: state, sesudah: after } = v.parse(gradingFilterForm, Object.fromEntries(params));
  const codes = await codesIn(regency, reach);
  const today = dayOf(regency.now(), WIB);
  const [found, counted, waiting] = await Promise.all([
    listRows(regency, codes.names, today, { state, after: isId(after) ? after : undefined }),
    countedStates(regency, [...codes.names.keys()], today),
    waitingFor(regency, actor),
  ]);
  const rows = found.slice(0, PAGE_SIZE);
  const total = Object.values(counted).reduce((sum, n) => sum + n, 0);
  const tabs = [
    { state: '' as const, n: total },
    ...GRADING_STATES.flatMap((one) => {
      const n = counted[one];
      return n === undefined ? [] : [{ state: one, n }];
    }),
  ];
  return {
    rows,
    state,
    asked: state === '' ? {} : { keadaan: state },
    tabs: tabs.map((tab) => ({ ...tab, isHere: tab.state === state })),
    total,
    next: found.length > PAGE_SIZE ? rows.at(-1)?.id : undefined,
    isFirst: !isId(after),
    waiting,
    may: {
      start: gradingReach(actor, 'start') !== undefined,
      readScheme: gradingReach(actor, 'read_scheme') !== undefined,
    },
  };
}

/** The nagari in reach with their names. */
async function codesIn(
  regency: Regency,
  reach: RegistryReach,
): Promise<{ readonly names: ReadonlyMap<string, string> }> {
  const groups = await nagariByKecamatan(regency);
  return {
    names: new Map(
      groups.flatMap((group) =>
        group.nagari
          .filter((one) => isNagariWithin(reach, one.code))
          .map((one) => [one.code, one.name] as const),
      ),
    ),
  };
}

async function listRows(
  { db }: Regency,
  names: ReadonlyMap<string, string>,
  today: Day,
  { state, after }: { state: GradingState | ''; after: string | undefined },
): Promise<GradingListRow[]> {
  const last =
    after === undefined
      ? undefined
      : await db.selectFrom('gradings').select('changedAt').where('id', '=', after).executeTakeFirst();
  let query = db
    .selectFrom('gradings as g')
    .innerJoin('industries as i', 'i.id', 'g.industryId')
    .innerJoin('starSchemes as s', 's.id', 'g.schemeId')
    .select(['g.id', 'g.code', 'g.productName', 'g.state', 'g.stars', 'g.validUntil', 'g.changedAt'])
    .select(['i.name as maker', 'i.nagariCode', 's.body'])
    .where('i.nagariCode', 'in', [...names.keys(), ''])
    .orderBy('g.changedAt', 'desc')
    .orderBy('g.id', 'desc')
    .limit(PAGE_SIZE + 1);
  if (state === 'expired') query = query.where('g.state', '=', 'graded').where('g.validUntil', '<', today);
  else if (state === 'graded')
    query = query
      .where('g.state', '=', 'graded')
      .where((eb) => eb.or([eb('g.validUntil', 'is', null), eb('g.validUntil', '>=', today)]));
  else if (state !== '') query = query.where('g.state', '=', state);
  if (last && after)
    query = query.where((eb) =>
      eb.or([
        eb('g.changedAt', '<', last.changedAt),
        eb.and([eb('g.changedAt', '=', last.changedAt), eb('g.id', '<', after)]),
      ]),
    );
  const rows = await query.execute();
  return rows.map(({ productName, nagariCode, body, ...row }) => ({
    ...row,
    ...(row.state === 'withdrawn' ? { stars: null, validUntil: null } : {}),
    product: productName,
    nagari: names.get(nagariCode) ?? '',
    state: stateOn(row, today),
    mostStars: mostStarsOf(body as unknown as StarScheme),
  }));
}

/** The most stars that a scheme can give. */
function mostStarsOf(scheme: StarScheme): number {
  return scheme.bands[0]?.stars ?? 0;
}

async function countedStates(
  { db }: Regency,
  codes: readonly string[],
  today: Day,
): Promise<Partial<Record<GradingState, number>>> {
  const rows = await db
    .selectFrom('gradings as g')
    .innerJoin('industries as i', 'i.id', 'g.industryId')
    .select(['g.state'])
    .select((eb) => [
      eb.fn.countAll<number>().as('n'),
      eb.fn.countAll<number>().filterWhere('g.validUntil', '<', today).as('over'),
    ])
    .where('i.nagariCode', 'in', [...codes, ''])
    .groupBy('g.state')
    .execute();
  const counts: Partial<Record<GradingState, number>> = {};
  for (const { state, n, over } of rows) {
    const expired = state === 'graded' ? Number(over) : 0;
    counts[state as GradingState] = Number(n) - expired;
    if (expired > 0) counts.expired = expired;
  }
  return counts;
}

async function waitingFor({ db }: Regency, actor: StaffActor) {
  if (gradingReach(actor, 'score') === undefined) return [];
  return db
    .selectFrom('gradingMembers as m')
    .innerJoin('gradings as g', 'g.id', 'm.gradingId')
    .innerJoin('industries as i', 'i.id', 'g.industryId')
    .select(['g.code', 'g.productName as product', 'i.name as maker'])
    .where('m.personId', '=', actor.personId)
    .where('m.scoredAt', 'is', null)
    .where('g.state', '=', 'in_panel')
    .orderBy('g.changedAt')
    .execute();
}

export interface PanelMember {
  readonly personId: string;
  readonly name: string;
  readonly isYou: boolean;
  readonly scoredAt: Date | null;
  /** Shown once all are in, to whoever may read scores. */
  readonly score: { readonly total: number; readonly note: string | null } | undefined;
}

export interface GradingPage {
  readonly code: string;
  readonly product: string;
  readonly state: GradingState;
  readonly maker: { readonly code: string; readonly name: string; readonly nib: string | null };
  /** What the register of certificates holds for this product, or for the maker as a whole. */
  readonly certificates: readonly HeldCertificate[];
  readonly mayOpenMaker: boolean;
  readonly nagari: string;
  readonly kecamatan: string;
  readonly scheme: StarScheme;
  readonly version: number;
  readonly own: OwnAnswers & {
    readonly total: number | undefined;
    readonly answered: number;
    readonly of: number;
  };
  readonly panel: readonly PanelMember[];
  /** What the reader gave as a member of the panel. */
  readonly yours: { readonly levels: Levels; readonly note: string | null } | undefined;
  /** All of the panel have scored. */
  readonly isComplete: boolean;
  /** The mean and what it comes to; undefined until all are in, and for whoever reads no scores until it is closed. */
  readonly result: Grading | undefined;
  readonly waysUp: readonly WayUp[];
  readonly gateNotes: Readonly<Record<string, string>>;
  readonly stars: number | null;
  /** There is a star, and nobody took it back. */
  readonly hasCertificate: boolean;
  readonly gradedOn: Day | null;
  readonly validUntil: Day | null;
  readonly history: readonly GradingLine[];
  readonly can: Readonly<Partial<Record<GradingAct, boolean>>>;
}

export interface GradingLine {
  readonly id: string;
  readonly act: GradingAct;
  readonly at: Date;
  /** Null: the maker itself, through its link. */
  readonly who: string | null;
  readonly because: string | null;
}

/** @throws Problem gradingNotFound, also for one outside the reader's reach */
export async function gradingPage(regency: Regency, actor: StaffActor, typed: string): Promise<GradingPage> {
  const code = parseGradingCode(typed);
  const row = code && (await oneGrading(regency, code));
  if (!row || !mayGrade(actor, 'read', row.nagariCode)) throw gradingNotFound();
  const [members, history, certificates, areas] = await Promise.all([
    panelOf(regency, row.id),
    historyOf(regency, row.id),
    certificatesOf(regency, row.industryId),
    nagariByKecamatan(regency),
  ]);
  const group = areas.find((one) => one.nagari.some((nagari) => nagari.code === row.nagariCode));
  const scheme = row.body as unknown as StarScheme;
  const state = stateOn(row, dayOf(regency.now(), WIB));
  const isComplete = members.length > 0 && members.every((member) => member.scoredAt !== null);
  const readsScores = isComplete && mayGrade(actor, 'read_scores', row.nagariCode);
  const yours = members.find((member) => member.personId === actor.personId);
  const own = ownOf(scheme, row);
  const scores = members.map((member) => member.levels);
  const result = gradeStars(scheme, { own: own.levels, panel: scores, openGates: new Set(row.openGates) });
  const showsResult = readsScores || row.gradedOn !== null;
  return {
    code: row.code,
    product: row.productName,
    state,
    maker: { code: row.makerCode, name: row.maker, nib: row.nib },
    certificates: certificates.filter(({ productId }) => productId === null || productId === row.productId),
    mayOpenMaker: mayIndustry(actor, 'read', row.nagariCode),
    nagari: group?.nagari.find((one) => one.code === row.nagariCode)?.name ?? '',
    kecamatan: group?.name ?? '',
    scheme,
    version: row.version,
    own,
    panel: members.map(({ levels, note, ...member }) => ({
      ...member,
      isYou: member.personId === actor.personId,
      score: readsScores ? { total: assess(levels, scheme).total ?? 0, note } : undefined,
    })),
    yours: yours && { levels: yours.levels, note: yours.note },
    isComplete,
    result: showsResult ? result : undefined,
    waysUp: showsResult ? waysUp(scheme, scores) : [],
    gateNotes: row.gateNotes as unknown as Record<string, string>,
    stars: row.stars,
    hasCertificate: row.stars !== null && state !== 'withdrawn',
    gradedOn: row.gradedOn,
    validUntil: row.validUntil,
    history,
    can: Object.fromEntries(
      (Object.keys(gradingWorkflow[state]) as GradingAct[]).map((act) => [
        act,
        mayGrade(actor, act, row.nagariCode) && (act !== 'score' || yours !== undefined),
      ]),
    ),
  };
}

/** An assessment that waits for the maker's own answers. */
export interface OwnDraft {
  readonly code: string;
  readonly product: string;
  readonly scheme: StarScheme;
  readonly own: GradingPage['own'];
}

/** What waits for this maker's own answers, the newest first. */
export async function ownDrafts(regency: Regency, { industryId }: MakerActor): Promise<readonly OwnDraft[]> {
  const rows = await regency.db
    .selectFrom('gradings as g')
    .innerJoin('starSchemes as s', 's.id', 'g.schemeId')
    .select(['g.code', 'g.productName', 'g.ownLevels', 'g.ownNotes', 's.body'])
    .where('g.industryId', '=', industryId)
    .where('g.state', '=', 'draft')
    .orderBy('g.createdAt', 'desc')
    .orderBy('g.id')
    .execute();
  return rows.map(({ code, productName, body, ...row }) => {
    const scheme = body as unknown as StarScheme;
    return { code, product: productName, scheme, own: ownOf(scheme, row) };
  });
}

/** One of them. @throws Problem gradingNotFound, also for one that was handed in, or is another maker's */
export async function ownDraft(regency: Regency, actor: MakerActor, typed: string): Promise<OwnDraft> {
  const code = parseGradingCode(typed);
  const draft = (await ownDrafts(regency, actor)).find((one) => one.code === code);
  if (!draft) throw gradingNotFound();
  return draft;
}

async function oneGrading({ db }: Regency, code: string) {
  return db
    .selectFrom('gradings as g')
    .innerJoin('industries as i', 'i.id', 'g.industryId')
    .innerJoin('starSchemes as s', 's.id', 'g.schemeId')
    .selectAll('g')
    .select(['i.nagariCode', 'i.code as makerCode', 'i.name as maker', 'i.nib', 's.body', 's.version'])
    .where('g.code', '=', code)
    .executeTakeFirst();
}

function ownOf(
  scheme: StarScheme,
  row: { readonly ownLevels: unknown; readonly ownNotes: unknown },
): GradingPage['own'] {
  const levels = row.ownLevels as Levels;
  const { total, missing } = assess(levels, scheme);
  const of = scheme.groups.reduce((sum, group) => sum + group.items.length, 0);
  return {
    levels,
    notes: row.ownNotes as Record<string, string>,
    total,
    of,
    answered: of - missing.length,
  };
}

async function panelOf({ db }: Regency, gradingId: string) {
  const rows = await db
    .selectFrom('gradingMembers as m')
    .innerJoin('people as p', 'p.id', 'm.personId')
    .select(['m.personId', 'm.levels', 'm.note', 'm.scoredAt', 'p.name'])
    .where('m.gradingId', '=', gradingId)
    .orderBy('p.name')
    .execute();
  return rows.map((row) => ({ ...row, levels: row.levels as unknown as Levels }));
}

async function historyOf({ db }: Regency, gradingId: string): Promise<GradingLine[]> {
  const rows = await db
    .selectFrom('gradingActs as a')
    .leftJoin('people as p', 'p.id', 'a.actorId')
    .select(['a.id', 'a.at', 'a.data', 'p.name as who'])
    .select((eb) => eb.ref('a.act').$castTo<GradingAct>().as('act'))
    .where('a.gradingId', '=', gradingId)
    .orderBy('a.seq', 'desc')
    .execute();
  return rows.map(({ data, ...row }) => ({
    ...row,
    because: (data as unknown as Partial<GradingActData['withdraw']>).because ?? null,
  }));
}

export interface ProductToAssess {
  readonly id: string;
  readonly product: string;
  readonly maker: string;
  readonly makerCode: string;
  readonly nagari: string;
  /** The number of the assessment that is going on. */
  readonly open: string | null;
}

/** So many are offered; who needs another types more of its name. */
const MOST_OFFERED = 20;

/**
 * Products whose assessment this person may begin: of one maker by its number, or found by the words of maker and product.
 * @throws Problem outsideGrading
 */
export async function productsToAssess(
  regency: Regency,
  actor: StaffActor,
  { maker, words }: { readonly maker: string; readonly words: string },
): Promise<readonly ProductToAssess[]> {
  const reach = gradingReach(actor, 'start');
  if (reach === undefined) throw outsideGrading();
  const code = parseIndustryCode(maker === '' ? words : maker);
  if (code === undefined && words === '') return [];
  const { names } = await codesIn(regency, reach);
  let query = regency.db
    .selectFrom('industries as i')
    .innerJoin('industryProducts as p', 'p.industryId', 'i.id')
    .leftJoin('gradings as g', (join) =>
      join.onRef('g.productId', '=', 'p.id').on('g.state', 'in', [...OPEN_STATES]),
    )
    .select(['p.id', 'p.name as product', 'i.name as maker', 'i.code as makerCode', 'i.nagariCode'])
    .select('g.code as open')
    .where('i.closedOn', 'is', null)
    .where('p.endedOn', 'is', null)
    .where('i.nagariCode', 'in', [...names.keys(), ''])
    .orderBy('i.name')
    .orderBy('p.createdAt')
    .orderBy('p.id')
    .limit(MOST_OFFERED);
  if (code !== undefined) query = query.where('i.code', '=', code);
  else
    for (const word of words.toLowerCase().split(/\s+/).filter(Boolean))
      query = query.where('i.searchText', 'like', `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
  const rows = await query.execute();
  return rows.map(({ nagariCode, ...row }) => ({ ...row, nagari: names.get(nagariCode) ?? '' }));
}

/** Who may sit on a panel today, by name, with their office. */
export async function assessors(
  regency: Regency,
): Promise<readonly { readonly id: string; readonly name: string; readonly office: string | null }[]> {
  const today = dayOf(regency.now(), WIB);
  return regency.db
    .selectFrom('people as p')
    .leftJoin('offices as o', 'o.id', 'p.officeId')
    .select(['p.id', 'p.name', 'o.name as office'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('duties as d')
          .select('d.id')
          .whereRef('d.personId', '=', 'p.id')
          .where('d.duty', 'in', [...PANEL_DUTIES])
          .where('d.isConfirmed', '=', true)
          .where('d.startsOn', '<=', today)
          .where((inner) => inner.or([inner('d.endsOn', 'is', null), inner('d.endsOn', '>=', today)])),
      ),
    )
    .orderBy('p.name')
    .execute();
}
