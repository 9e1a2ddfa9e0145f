/** Reads of sentra: the list with states, one sentra on one page, and the proposals the registry itself makes. */
import { createHash } from 'node:crypto';
import { nagariNames } from '#domain/areas/area.queries.server.ts';
import type { Actor, StaffActor } from '#domain/offices/duty.ts';
import { isDismissed, type SentraProposal } from '#domain/sentra/clustering.ts';
import { foundSentra, type Found } from '#domain/sentra/sentra-finder.server.ts';
import { isNagariWithin, mayIndustry, reachIn } from '#domain/registry/industry.policy.ts';
import { outsideRegistry } from '#domain/registry/industry.problems.ts';
import { workersIn, type Kbli, type KbliVersion, type Material } from '#domain/registry/industry.ts';
import { kbliBook } from '#domain/registry/kbli.queries.server.ts';
import { newerEntries, type KbliBook } from '#domain/registry/kbli.search.ts';
import { placeMap, type PlaceMap } from '#domain/sentra/sentra-map.ts';
import {
  sentraStanding,
  type SentraMember,
  type SentraStanding,
  type SentraState,
  type SharedTrait,
} from '#domain/sentra/sentra-state.ts';
import { clusteringRules, sentraStateRules } from '#domain/sentra/sentra-rules.queries.server.ts';
import { tellingTrait, traitsOf } from '#domain/sentra/sentra-traits.ts';
import { maySentra, SENTRA_VERBS, sentraPolicy, type SentraVerb } from '#domain/sentra/sentra.policy.ts';
import { proposalGone, sentraNotFound } from '#domain/sentra/sentra.problems.ts';
import {
  isSentraSlug,
  type Facility,
  type FacilityCondition,
  type LandKind,
  type SentraAct,
  type SentraLand,
  type SentraRecord,
} from '#domain/sentra/sentra.ts';
import { registryFilesOf, type RegistryFile } from '#domain/registry/registry-file.server.ts';
import type { Regency } from '#platform/regency.server.ts';
import { dayOf, WIB, type Day } from '#shared/day.ts';

export interface SentraListRow {
  readonly slug: string;
  readonly name: string;
  readonly product: string;
  readonly nagari: string;
  readonly members: number;
  readonly state: SentraState | null;
  readonly endedOn: Day | null;
  /** What the next state still lacks, and whether the present one rests on conditions that hold no longer. */
  readonly lacks: number;
  readonly isWeakened: boolean;
}

/**
 * Every sentra in reach, the furthest on its way first.
 * @throws Problem outsideRegistry for whoever reads none anywhere
 */
export async function sentraList(regency: Regency, actor: StaffActor): Promise<readonly SentraListRow[]> {
  const reach = reachIn(sentraPolicy, actor, 'read');
  if (reach === undefined) throw outsideRegistry();
  const [all, members, names] = await Promise.all([
    regency.db
      .selectFrom('sentra')
      .select(['id', 'slug', 'name', 'product', 'nagariCode', 'decreeNumber', 'decreeOn', 'endedOn'])
      .orderBy((eb) => eb('endedOn', 'is not', null))
      .orderBy('name')
      .orderBy('id')
      .execute(),
    membersNow(regency),
    nagariNames(regency),
  ]);
  const bySentra = Map.groupBy(members, (one) => one.sentraId);
  const rules = await sentraStateRules(regency);
  const order = rules.map((rule) => rule.state);
  return all
    .filter((row) => isNagariWithin(reach, row.nagariCode))
    .map(({ id, nagariCode, decreeNumber, decreeOn, ...row }) => {
      const own = bySentra.get(id) ?? [];
      const standing = sentraStanding({ members: own, decree: decreeOf(decreeNumber, decreeOn) }, rules);
      return {
        ...row,
        nagari: names.get(nagariCode) ?? '',
        members: own.length,
        state: standing.state,
        lacks: standing.next?.missing.length ?? 0,
        isWeakened: standing.weakened.length > 0,
      };
    })
    .toSorted((a, b) => stepOf(order, b.state) - stepOf(order, a.state));
}

function stepOf(order: readonly SentraState[], state: SentraState | null): number {
  return state === null ? -1 : order.indexOf(state);
}

/** An industry as a page names it. */
export interface NamedMember {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nagari: string;
  readonly jorong: string | null;
  readonly products: readonly string[];
}

export interface ProposalShown {
  /** By which it is known again when it is dismissed. */
  readonly key: string;
  /** What most share, by which it is told; a KBLI group with its title. */
  readonly told: Told | null;
  readonly nagari: readonly string[];
  readonly reachMetres: number;
  readonly members: readonly NamedMember[];
  /** How many more there are than a page holds. */
  readonly more: number;
  /** In the same nagari and alike, but on no map. */
  readonly unplaced: readonly NamedMember[];
  readonly map: PlaceMap | undefined;
}

/** What industries share; `value` in words. */
export interface Told {
  readonly likeness: SharedTrait['likeness'];
  readonly value: string;
  readonly members: number;
}

const MOST_PROPOSALS = 12;
/** Where makers stand by the hundred on one label point, a group is larger than anybody ticks through. */
const MOST_MEMBERS = 150;

export interface Proposals {
  /** When they were found, and among how many industries. */
  readonly at: Date;
  readonly industries: number;
  readonly total: number;
  readonly proposals: readonly ProposalShown[];
}

/**
 * What the registry proposes, the largest first: of industries at work that belong to no sentra, without what was dismissed.
 * Of a large registry they may have been found a while ago; who has joined a sentra or closed since is no longer in them.
 * @throws Problem outsideRegistry for whoever may start none
 */
export async function sentraProposals(regency: Regency, actor: StaffActor): Promise<Proposals> {
  const found = await proposalsNow(regency, actor);
  const shown = found.proposals.slice(0, MOST_PROPOSALS);
  const ids = shown.flatMap((one) => [...one.memberIds.slice(0, MOST_MEMBERS), ...one.unplacedIds]);
  const [named, places, names, book] = await Promise.all([
    namedMembers(regency, ids),
    placesOf(regency, ids),
    nagariNames(regency),
    kbliBook(regency),
  ]);
  return {
    at: found.at,
    industries: found.industries,
    total: found.total,
    proposals: shown.map((one) => {
      const members = one.memberIds.slice(0, MOST_MEMBERS);
      return {
        key: keyOf(one),
        told: toldOf(tellingTrait(one.shared), book),
        nagari: one.nagari.map(({ code }) => names.get(code) ?? ''),
        reachMetres: Math.round(one.reachMetres),
        members: members.flatMap((id) => named.get(id) ?? []),
        more: one.memberIds.length - members.length,
        unplaced: one.unplacedIds.flatMap((id) => named.get(id) ?? []),
        map: placeMap(members.flatMap((id) => places.get(id) ?? [])),
      };
    }),
  };
}

/** A proposal with all whom it names. */
export interface ProposedGroup extends Pick<ProposalShown, 'told' | 'nagari' | 'reachMetres'> {
  readonly memberIds: readonly string[];
  /** Alike and in the same nagari, but on no map. */
  readonly unplacedIds: readonly string[];
}

/** Every proposal with all whom it names, for the list that is taken home. @throws Problem outsideRegistry */
export async function proposedGroups(regency: Regency, actor: StaffActor): Promise<readonly ProposedGroup[]> {
  const [{ proposals }, names, book] = await Promise.all([
    proposalsNow(regency, actor),
    nagariNames(regency),
    kbliBook(regency),
  ]);
  return proposals.map(({ shared, nagari, reachMetres, memberIds, unplacedIds }) => ({
    told: toldOf(tellingTrait(shared), book),
    nagari: nagari.map(({ code }) => names.get(code) ?? ''),
    reachMetres: Math.round(reachMetres),
    memberIds,
    unplacedIds,
  }));
}

/** A maker as lists name it, with where it lies. */
export interface PlacedMember extends NamedMember {
  readonly place: { readonly lat: number; readonly lng: number } | null;
}

/** These makers in the order of their ids here; who is not on record is left out. */
export async function placedMembers(regency: Regency, ids: readonly string[]): Promise<PlacedMember[]> {
  const [named, places] = await Promise.all([namedMembers(regency, ids), placesOf(regency, ids)]);
  return ids.flatMap((id) => {
    const one = named.get(id);
    return one ? [{ ...one, place: places.get(id) ?? null }] : [];
  });
}

/** Finds the proposals now, though those kept are fresh. @throws Problem outsideRegistry for whoever may start none */
export async function findProposalsAnew(regency: Regency, actor: StaffActor): Promise<void> {
  if (reachIn(sentraPolicy, actor, 'start') === undefined) throw outsideRegistry();
  await foundSentra(regency, someFree(regency), true);
}

/** Whom a proposal names, by its key. @throws Problem outsideRegistry, proposalGone when it is none any more */
export async function membersProposed(
  regency: Regency,
  actor: StaffActor,
  key: string,
): Promise<readonly string[]> {
  const { proposals } = await proposalsNow(regency, actor);
  const one = proposals.find((proposal) => keyOf(proposal) === key);
  if (!one) throw proposalGone();
  return one.memberIds;
}

/** The same for the same members. */
function keyOf({ memberIds }: SentraProposal): string {
  return createHash('sha256').update(memberIds.join(' ')).digest('base64url').slice(0, 22);
}

/** What was found, as it stands now: without those taken or closed since, and without what was dismissed since. */
async function proposalsNow(regency: Regency, actor: StaffActor): Promise<Found> {
  const reach = reachIn(sentraPolicy, actor, 'start');
  if (reach === undefined) throw outsideRegistry();
  const found = await foundSentra(regency, someFree(regency));
  const ids = found.proposals.flatMap((one) => [...one.memberIds, ...one.unplacedIds]);
  const [gone, dismissed, rules] = await Promise.all([
    noLongerFree(regency, ids),
    regency.db.selectFrom('sentraDismissals').select('memberIds').execute(),
    clusteringRules(regency),
  ]);
  const proposals = found.proposals
    .map((one) => ({
      ...one,
      memberIds: one.memberIds.filter((id) => !gone.has(id)),
      unplacedIds: one.unplacedIds.filter((id) => !gone.has(id)),
      shared: one.shared.map((trait) => ({
        ...trait,
        memberIds: trait.memberIds.filter((id) => !gone.has(id)),
      })),
    }))
    .filter(
      (one) =>
        one.memberIds.length >= rules.fewest &&
        one.nagari.every(({ code }) => isNagariWithin(reach, code)) &&
        !isDismissed(
          one,
          dismissed.map((row) => row.memberIds),
          rules,
        ),
    );
  return { ...found, proposals, total: found.total - found.proposals.length + proposals.length };
}

/** Which of these have joined a sentra, or closed. */
async function noLongerFree({ db }: Regency, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('industries as i')
    .leftJoin('sentraMembers as m', (join) =>
      join.onRef('m.industryId', '=', 'i.id').on('m.leftOn', 'is', null),
    )
    .select('i.id')
    .where((eb) => eb('i.id', '=', eb.fn.any(eb.val([...ids]))))
    .where((eb) => eb.or([eb('i.closedOn', 'is not', null), eb('m.id', 'is not', null)]))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

async function placesOf({ db }: Regency, ids: readonly string[]) {
  const rows = await db
    .selectFrom('industries')
    .select(['id', 'lat', 'lng'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .execute();
  return new Map(
    rows.flatMap(({ id, lat, lng }) => (lat === null || lng === null ? [] : [[id, { lat, lng }] as const])),
  );
}

/** A member now or before. */
export interface MemberShown extends NamedMember {
  readonly joinedOn: Day;
  readonly leftOn: Day | null;
  readonly isClosed: boolean;
}

export interface SentraHistoryLine {
  readonly id: string;
  readonly act: SentraAct;
  readonly at: Date;
  readonly who: string | null;
  readonly fields: readonly string[];
  /** A maker, an activity, a number: what the act was about. */
  readonly words: string | undefined;
  readonly because: string | undefined;
}

/** A line of the plan; one that was dropped is not shown. */
export interface PlanShown {
  readonly id: string;
  readonly year: number;
  readonly activity: string;
  readonly officeId: string;
  readonly office: string;
  readonly budget: number | null;
  readonly doneOn: Day | null;
}

/** One sentra on one page. */
export interface SentraPage {
  readonly slug: string;
  readonly version: number;
  readonly record: SentraRecord;
  readonly land: SentraLand;
  /** The letters in which those who hold the land agreed. */
  readonly landFiles: readonly Pick<RegistryFile, 'id' | 'name'>[];
  readonly endedOn: Day | null;
  readonly nagari: string;
  readonly office: string | null;
  readonly decree: { readonly number: string; readonly on: Day } | null;
  readonly standing: SentraStanding;
  /** Today's first, then those who left. */
  readonly members: readonly MemberShown[];
  /** Those in nagari whose makers the reader does not see. */
  readonly membersElsewhere: number;
  readonly map: PlaceMap | undefined;
  readonly facilities: readonly (Facility & { readonly id: string })[];
  /** Those not met yet first. */
  readonly needs: readonly {
    readonly id: string;
    readonly need: string;
    readonly office: string | null;
    readonly metOn: Day | null;
  }[];
  readonly plans: readonly PlanShown[];
  /** How many belonged to it at the end of each year, and today, and who worked there. */
  readonly series: readonly {
    readonly year: number;
    readonly members: number;
    /** In the figures of that year; null when none of the members has any. */
    readonly workers: number | null;
    /** So many of the members have figures of that year. */
    readonly told: number;
  }[];
  readonly history: readonly SentraHistoryLine[];
  readonly may: Readonly<Partial<Record<SentraVerb, boolean>>>;
}

/** @throws Problem sentraNotFound, also for one outside the reader's reach */
export async function sentraPage(regency: Regency, actor: Actor, slug: string): Promise<SentraPage> {
  if (!isSentraSlug(slug)) throw sentraNotFound();
  const row = await regency.db
    .selectFrom('sentra')
    .leftJoin('offices', 'offices.id', 'sentra.officeId')
    .selectAll('sentra')
    .select('offices.shortName as office')
    .where('sentra.slug', '=', slug)
    .executeTakeFirst();
  if (!row || !maySentra(actor, 'read', row.nagariCode)) throw sentraNotFound();
  const [now, ever, workers, plans, facilities, needs, history, names, book, landFiles] = await Promise.all([
    membersNow(regency, row.id),
    membersEver(regency, row.id),
    workersByYear(regency, row.id),
    plansOf(regency, row.id),
    facilitiesOf(regency, row.id),
    needsOf(regency, row.id),
    historyOf(regency, row.id),
    nagariNames(regency),
    kbliBook(regency),
    registryFilesOf(regency.db, { sentraId: row.id }),
  ]);
  const readable = ever.filter((one) => mayIndustry(actor, 'read', one.nagariCode));
  const named = await namedMembers(
    regency,
    readable.map((one) => one.industryId),
  );
  const decree = decreeOf(row.decreeNumber, row.decreeOn);
  const rules = await sentraStateRules(regency);
  return {
    slug: row.slug,
    version: row.version,
    record: {
      name: row.name,
      nagariCode: row.nagariCode,
      product: row.product,
      officeId: row.officeId,
      publicStory: row.publicStory,
    },
    land: {
      landKind: row.landKind as LandKind | null,
      landAreaM2: row.landAreaM2,
      landHolder: row.landHolder,
      landConsentNumber: row.landConsentNumber,
      landConsentedOn: row.landConsentedOn,
    },
    landFiles: landFiles.map(({ id, name }) => ({ id, name })),
    endedOn: row.endedOn,
    nagari: names.get(row.nagariCode) ?? '',
    office: row.office,
    decree: decree && { number: decree.number, on: decree.day },
    standing: worded(sentraStanding({ members: now, decree }, rules), book),
    members: readable.flatMap((one) => {
      const member = named.get(one.industryId);
      return member
        ? [{ ...member, joinedOn: one.joinedOn, leftOn: one.leftOn, isClosed: one.closedOn !== null }]
        : [];
    }),
    membersElsewhere:
      ever.filter((one) => one.leftOn === null).length - readable.filter((one) => one.leftOn === null).length,
    map: placeMap(now.flatMap((one) => one.place ?? [])),
    facilities,
    needs,
    plans,
    series: seriesOf(ever, workers, dayOf(regency.now(), WIB)),
    history,
    may: mayOf(actor, row, decree !== null),
  };
}

/** The sentra of a nagari that have not ended, by name, each as its page has it; none for whoever may not read them. */
export async function sentraInNagari(
  regency: Regency,
  actor: Actor,
  nagariCode: string,
): Promise<readonly SentraPage[]> {
  if (!maySentra(actor, 'read', nagariCode)) return [];
  const rows = await regency.db
    .selectFrom('sentra')
    .select('slug')
    .where('nagariCode', '=', nagariCode)
    .where('endedOn', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return Promise.all(rows.map(({ slug }) => sentraPage(regency, actor, slug)));
}

/** Today's answer of the policy, where the sentra is such that it can be done at all. */
function mayOf(
  actor: Actor,
  { nagariCode, endedOn }: { readonly nagariCode: string; readonly endedOn: Day | null },
  isEstablished: boolean,
): SentraPage['may'] {
  const isOpen = (verb: SentraVerb) => {
    if (verb === 'read') return true;
    if (endedOn !== null || verb === 'reopen') return verb === 'reopen' && endedOn !== null;
    if (verb === 'establish' || verb === 'end') return !isEstablished;
    return verb !== 'withdraw_decree' || isEstablished;
  };
  return Object.fromEntries(
    SENTRA_VERBS.filter((verb) => maySentra(actor, verb, nagariCode)).map((verb) => [verb, isOpen(verb)]),
  );
}

/** Who worked for each that ever belonged to it, by maker and year. */
async function workersByYear({ db }: Regency, sentraId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('industryFigures')
    .selectAll()
    .where('quarter', '=', 0)
    .where('industryId', 'in', (eb) =>
      eb.selectFrom('sentraMembers').select('industryId').where('sentraId', '=', sentraId),
    )
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const workers = workersIn(row);
      return workers === undefined ? [] : [[`${row.industryId} ${row.year}`, workers]];
    }),
  );
}

/** How many belonged to it at the end of each year; of this year, today. At most ten years back. */
function seriesOf(
  ever: readonly { readonly industryId: string; readonly joinedOn: Day; readonly leftOn: Day | null }[],
  workers: ReadonlyMap<string, number>,
  today: Day,
): SentraPage['series'] {
  const thisYear = Number(today.slice(0, 4));
  const first = Math.max(
    thisYear - 9,
    Math.min(thisYear, ...ever.map((one) => Number(one.joinedOn.slice(0, 4)))),
  );
  return Array.from({ length: thisYear - first + 1 }, (_, i) => {
    const year = first + i;
    const on = year === thisYear ? today : `${year}-12-31`;
    const members = ever.filter((one) => one.joinedOn <= on && (one.leftOn === null || one.leftOn > on));
    const told = members.flatMap((one) => workers.get(`${one.industryId} ${year}`) ?? []);
    return {
      year,
      members: members.length,
      workers: told.length === 0 ? null : told.reduce((sum, n) => sum + n, 0),
      told: told.length,
    };
  });
}

/** What they share in words, not in the code of a classification. */
function worded(standing: SentraStanding, book: KbliBook): SentraStanding {
  const one = <Finding extends SentraStanding['weakened'][number]>(finding: Finding): Finding =>
    finding.kind === 'alike' && finding.shared !== null
      ? { ...finding, shared: { ...finding.shared, value: wordsOf(finding.shared, book) } }
      : finding;
  return {
    ...standing,
    steps: standing.steps.map((step) => ({ ...step, findings: step.findings.map(one) })),
    next: standing.next && { ...standing.next, missing: standing.next.missing.map(one) },
    weakened: standing.weakened.map(one),
  };
}

function toldOf(shared: SharedTrait | undefined, book: KbliBook): Told | null {
  return shared === undefined
    ? null
    : { likeness: shared.likeness, value: wordsOf(shared, book), members: shared.memberIds.length };
}

function wordsOf({ likeness, value }: SharedTrait, book: KbliBook): string {
  if (likeness !== 'kbli') return value;
  const entry = book.entries.find((one) => one.version === '2025' && one.code === value);
  return entry ? `${value} ${entry.title}` : value;
}

/** The decree that stands; both or neither are on record. */
export function decreeOf(number: string | null, day: Day | null) {
  return number === null || day === null ? null : { number, day };
}

/** Members of today that are at work, with what they are like; of one sentra, or of all. */
export async function membersNow(
  regency: Regency,
  sentraId?: string,
): Promise<(SentraMember & { readonly sentraId: string })[]> {
  const rows = await regency.db
    .selectFrom('sentraMembers as m')
    .innerJoin('industries as i', 'i.id', 'm.industryId')
    .select(['m.sentraId', ...TRAIT_COLUMNS])
    .where('m.leftOn', 'is', null)
    .where('i.closedOn', 'is', null)
    .$if(sentraId !== undefined, (query) => query.where('m.sentraId', '=', sentraId ?? ''))
    .orderBy('i.id')
    .execute();
  const members = await withTraits(regency, rows);
  return members.map((member, i) => ({ ...member, sentraId: rows[i]?.sentraId ?? '' }));
}

/** So many at a time, that nobody else waits for longer than some milliseconds. */
const SOME = 500;

/** Industries at work that belong to no sentra, some at a time. */
export function someFree(regency: Regency) {
  return async (afterId: string | undefined): Promise<readonly SentraMember[]> => {
    const rows = await regency.db
      .selectFrom('industries as i')
      .select(TRAIT_COLUMNS)
      .where('i.closedOn', 'is', null)
      .$if(afterId !== undefined, (query) => query.where('i.id', '>', afterId ?? ''))
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('sentraMembers as m')
              .select('m.id')
              .whereRef('m.industryId', '=', 'i.id')
              .where('m.leftOn', 'is', null),
          ),
        ),
      )
      .orderBy('i.id')
      .limit(SOME)
      .execute();
    return withTraits(regency, rows);
  };
}

const TRAIT_COLUMNS = [
  'i.id',
  'i.nagariCode',
  'i.lat',
  'i.lng',
  'i.kbliVersion',
  'i.kbliCode',
  'i.materials',
] as const;

interface TraitRow {
  readonly id: string;
  readonly nagariCode: string;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly kbliVersion: string | null;
  readonly kbliCode: string | null;
  readonly materials: unknown;
}

async function withTraits(regency: Regency, rows: readonly TraitRow[]): Promise<SentraMember[]> {
  const [products, book] = await Promise.all([
    productsOf(
      regency,
      rows.map((row) => row.id),
    ),
    kbliBook(regency),
  ]);
  const known = new Map<string, readonly string[]>();
  const groupsOf = ({ version, code }: Kbli) => {
    if (version === '2025') return [code];
    const newer = known.get(code) ?? newerEntries(book, code).map((entry) => entry.code);
    known.set(code, newer);
    return newer;
  };
  return rows.map(({ id, nagariCode, lat, lng, kbliVersion, kbliCode, materials }) => ({
    id,
    nagariCode,
    place: lat === null || lng === null ? null : { lat, lng },
    traits: traitsOf(
      {
        kbli:
          kbliVersion === null || kbliCode === null
            ? null
            : { version: kbliVersion as KbliVersion, code: kbliCode },
        products: products.get(id) ?? [],
        materials: materials as Material[],
      },
      groupsOf,
    ),
  }));
}

/** What each makes today. */
async function productsOf(
  regency: Regency,
  industryIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (industryIds.length === 0) return new Map();
  const rows = await regency.db
    .selectFrom('industryProducts')
    .select(['industryId', 'name'])
    .where((eb) => eb('industryId', '=', eb.fn.any(eb.val([...industryIds]))))
    .where('endedOn', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  const found = new Map<string, string[]>();
  for (const { industryId, name } of rows) {
    const own = found.get(industryId);
    if (own) own.push(name);
    else found.set(industryId, [name]);
  }
  return found;
}

async function namedMembers(
  regency: Regency,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedMember>> {
  if (ids.length === 0) return new Map();
  const [rows, products, names] = await Promise.all([
    regency.db
      .selectFrom('industries')
      .select(['id', 'code', 'name', 'nagariCode', 'jorong'])
      .where((eb) => eb('id', '=', eb.fn.any(eb.val([...new Set(ids)]))))
      .execute(),
    productsOf(regency, ids),
    nagariNames(regency),
  ]);
  return new Map(
    rows.map(({ nagariCode, ...row }) => [
      row.id,
      { ...row, nagari: names.get(nagariCode) ?? '', products: products.get(row.id) ?? [] },
    ]),
  );
}

async function membersEver({ db }: Regency, sentraId: string) {
  return (
    db
      .selectFrom('sentraMembers as m')
      .innerJoin('industries as i', 'i.id', 'm.industryId')
      .select(['m.industryId', 'm.joinedOn', 'm.leftOn', 'i.nagariCode', 'i.closedOn'])
      // Of an entry that was merged while the other was a member too: one maker, one member.
      .where('i.mergedInto', 'is', null)
      .where('m.sentraId', '=', sentraId)
      .orderBy((eb) => eb('m.leftOn', 'is', null), 'desc')
      .orderBy('i.name')
      .orderBy('m.joinedOn')
      .execute()
  );
}

async function plansOf({ db }: Regency, sentraId: string): Promise<PlanShown[]> {
  return db
    .selectFrom('sentraPlans as p')
    .innerJoin('offices as o', 'o.id', 'p.officeId')
    .select(['p.id', 'p.year', 'p.activity', 'p.officeId', 'p.budget', 'p.doneOn', 'o.shortName as office'])
    .where('p.sentraId', '=', sentraId)
    .where('p.droppedOn', 'is', null)
    .orderBy('p.year', 'desc')
    .orderBy('p.createdAt')
    .orderBy('p.id')
    .execute();
}

async function facilitiesOf({ db }: Regency, sentraId: string) {
  return db
    .selectFrom('sentraFacilities')
    .select(['id', 'name', 'ownedBy', 'managedBy', 'isPublic'])
    .select((eb) => eb.ref('condition').$castTo<FacilityCondition | null>().as('condition'))
    .where('sentraId', '=', sentraId)
    .where('droppedOn', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

async function needsOf({ db }: Regency, sentraId: string) {
  return db
    .selectFrom('sentraNeeds as n')
    .leftJoin('offices as o', 'o.id', 'n.officeId')
    .select(['n.id', 'n.need', 'n.metOn', 'o.shortName as office'])
    .where('n.sentraId', '=', sentraId)
    .where('n.droppedOn', 'is', null)
    .orderBy((eb) => eb('n.metOn', 'is not', null))
    .orderBy('n.createdAt')
    .orderBy('n.id')
    .execute();
}

/** What an act leaves that can be told in words: which line of the plan, which facility, which need, and why. */
interface ToldData {
  readonly fields?: readonly string[];
  readonly number?: string;
  readonly because?: string;
  readonly planId?: string;
  readonly facilityId?: string;
  readonly needId?: string;
}

async function historyOf({ db }: Regency, sentraId: string): Promise<SentraHistoryLine[]> {
  const [rows, plans, facilities, needs] = await Promise.all([
    db
      .selectFrom('sentraActs as a')
      .leftJoin('people', 'people.id', 'a.actorId')
      .select(['a.id', 'a.at', 'a.data', 'people.name as who'])
      .select((eb) => eb.ref('a.act').$castTo<SentraAct>().as('act'))
      .where('a.sentraId', '=', sentraId)
      .orderBy('a.seq', 'desc')
      .execute(),
    db
      .selectFrom('sentraPlans')
      .select(['id', 'activity as words'])
      .where('sentraId', '=', sentraId)
      .execute(),
    db
      .selectFrom('sentraFacilities')
      .select(['id', 'name as words'])
      .where('sentraId', '=', sentraId)
      .execute(),
    db.selectFrom('sentraNeeds').select(['id', 'need as words']).where('sentraId', '=', sentraId).execute(),
  ]);
  const words = new Map([...plans, ...facilities, ...needs].map((one) => [one.id, one.words]));
  return rows.map(({ data, ...row }) => {
    const { fields, number, because, planId, facilityId, needId } = data as ToldData;
    const about = planId ?? facilityId ?? needId;
    return {
      ...row,
      fields: fields ?? [],
      words: number ?? (about === undefined ? undefined : words.get(about)),
      because,
    };
  });
}
